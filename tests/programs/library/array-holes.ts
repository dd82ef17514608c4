// Holes: lengths, writes past the end, what visits them and how they print.

const made = new Array<number>(3);
console.log(made, made.length, made[0]);
made.forEach((x) => console.log("visited", x));
console.log(
  made.map(() => 1),
  made.filter(() => true),
  Object.keys(made),
);
console.log(made.join("-"), made.concat([1]), 1 in made);
made[1] = 5;
console.log(
  made,
  made.every((x) => x === 5),
  made.map((x) => x * 2),
);
made.fill(0);
console.log(made, Object.keys(made));
const gap = [1, 2];
gap[4] = 5;
console.log(
  gap,
  gap.length,
  gap.reduce((a, b) => a + b, 0),
);
gap.length = 7;
console.log(gap, gap.join());
gap.length = 1;
console.log(gap);
const names: string[] = ["a"];
names[3] = "d";
console.log(
  names,
  names.map((name) => name.toUpperCase()),
  names.join("+"),
);
names.forEach((name, i) => console.log(i, name));
