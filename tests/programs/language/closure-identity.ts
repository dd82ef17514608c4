// Function values have identity; they live in arrays, maps and fields.

const f = () => 1;
const g = () => 1;
const sameF = f;
console.log(f === sameF, f === g, f !== g);

const make = () => () => 0;
const m1 = make();
const m2 = make();
console.log(m1 === m2, m1 === m1);

const table: Record<string, (a: number, b: number) => number> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
};
for (const op of ["+", "-", "*", "/"]) console.log(op, table[op](7, 2));

const listeners = new Set<() => void>();
const log: string[] = [];
const onA = () => log.push("a");
const onB = () => log.push("b");
listeners.add(onA).add(onB).add(onA);
for (const listener of listeners) listener();
listeners.delete(onA);
for (const listener of listeners) listener();
console.log(log);

const names = new Map<() => void, string>([
  [onA, "onA"],
  [onB, "onB"],
]);
console.log(names.get(onA), names.get(onB), names.size);

class Button {
  handler: (() => string) | null = null;
  click(): string {
    return this.handler === null ? "no handler" : this.handler();
  }
}
const button = new Button();
console.log(button.click());
button.handler = () => "clicked";
console.log(button.click(), button.handler());
button.handler = null;
console.log(button.click());

function pick(which: boolean): (x: number) => number {
  function up(x: number): number {
    return x + 1;
  }
  function down(x: number): number {
    return x - 1;
  }
  return which ? up : down;
}
console.log(pick(true)(5), pick(false)(5), typeof pick);
