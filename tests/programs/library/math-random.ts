// Math.random: only what holds of any random numbers.

let inRange = true;
let low = 0;
const seen = new Set<number>();
for (let i = 0; i < 10000; i++) {
  const value = Math.random();
  if (!(value >= 0 && value < 1)) inRange = false;
  if (value < 0.5) low++;
  seen.add(value);
}
console.log(inRange, low > 4500 && low < 5500, seen.size > 9990);
const dice = new Map<number, number>();
for (let i = 0; i < 6000; i++) {
  const roll = 1 + Math.floor(Math.random() * 6);
  dice.set(roll, (dice.get(roll) ?? 0) + 1);
}
console.log(
  [...dice.keys()].sort(),
  [...dice.values()].every((n) => n > 800),
);
