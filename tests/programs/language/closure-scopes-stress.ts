// Captured variables in every kind of scope, shared and separate.

type Cell = { get: () => number; set: (v: number) => void };
const cell = (v: number): Cell => ({ get: () => v, set: (w) => (v = w) });
const cells = [1, 2, 3].map(cell);
cells[0].set(10);
console.log(cells.map((c) => c.get()));

function two(): [() => number, () => number] {
  let shared = 0;
  return [() => ++shared, () => shared * 100];
}
const [bump, read] = two();
bump();
bump();
console.log(read(), two()[1]());

const fromTry: (() => string)[] = [];
for (const name of ["a", "b"]) {
  try {
    if (name === "b") throw new Error("err " + name);
    fromTry.push(() => "ok " + name);
  } catch (e) {
    fromTry.push(() => `${(e as Error).message} for ${name}`);
  } finally {
    const done = name.toUpperCase();
    fromTry.push(() => "done " + done);
  }
}
console.log(fromTry.map((f) => f()));

const switched: (() => number)[] = [];
for (let i = 0; i < 4; i++) {
  switch (i % 3) {
    case 0:
      let inCase = i * 10;
      switched.push(() => inCase++);
    case 1:
      const scoped = 7 + i;
      switched.push(() => scoped + i);
      break;
    default: {
      const own = -i;
      switched.push(() => own);
    }
  }
}
console.log(
  switched.map((f) => f()),
  switched[0](),
);

class Holder {
  static make(n: number) {
    const local = n * 2;
    return class {
      value = local + n;
      next = () => {
        n++;
        return this.value + n;
      };
      static shared = () => n;
    };
  }
}
const Made = Holder.make(5);
const made = new Made();
console.log(
  made.next(),
  made.next(),
  Made.shared(),
  new Made().next(),
  new (Holder.make(1))().value,
);

function deep(level: number, acc: (() => number)[] = []): (() => number)[] {
  let mine = level;
  acc.push(() => (mine += level));
  if (level > 0) deep(level - 1, acc);
  mine *= 10;
  return acc;
}
const levels = deep(3);
console.log(
  levels.map((f) => f()),
  levels.map((f) => f()),
);

let captured = 0;
const increment = () => captured++;
for (let i = 0; i < 5; increment(), i++) if (i === 3) continue;
while (captured < 8) increment();
do increment();
while (captured < 10);
console.log(captured, increment() + captured);
const generator = (() => {
  let [a, b] = [0, 1];
  return () => {
    const out = a;
    [a, b] = [b, a + b];
    return out;
  };
})();
console.log(Array.from({ length: 10 }, generator).join(" "));
const params = (a = 1, get = () => a, { b = a } = {}, ...rest: number[]) => {
  a++;
  return () => get() * 100 + b * 10 + rest.length + (b += 1);
};
const p = params(3, undefined, {}, 9, 9);
console.log(p(), p());
const delayed: (() => void)[] = [];
let result = "";
for (let i = 0, label = "x"; i < 3; i++, label += "y")
  delayed.push(() => (result += label + i));
delayed.reverse().forEach((f) => f());
console.log(result);
