// Optional parameters are undefined when missing; rest collects the others.

function greet(name: string, title?: string): string {
  return title === undefined ? `Hi ${name}` : `Hi ${title} ${name}`;
}
console.log(greet("Ann"), greet("Bob", "Dr"), greet("Cyd", undefined));

function sum(...xs: number[]): number {
  let total = 0;
  for (const x of xs) total += x;
  return total;
}
console.log(sum(), sum(1), sum(1, 2, 3, 4, 5));

const more = [10, 20, 30];
console.log(sum(...more), sum(1, ...more, 2, ...more), sum(...[], 7));

function headTail(first: string, ...rest: string[]): string {
  return `${first} + ${rest.length}: ${rest.join("/")}`;
}
console.log(headTail("a"), headTail("a", "b", "c"));

function tupleRest(...args: [name: string, age: number, admin?: boolean]) {
  const [name, age, admin = false] = args;
  return `${name} ${age} ${admin} ${args.length}`;
}
console.log(tupleRest("x", 1), tupleRest("y", 2, true));

function optionalChain(a?: number, b?: number, c?: number): string {
  return `${a ?? "-"} ${b ?? "-"} ${c ?? "-"}`;
}
console.log(optionalChain(), optionalChain(1), optionalChain(1, undefined, 3));

function restIsFresh(...xs: number[]): number[] {
  xs.push(xs.length);
  return xs;
}
const source = [1, 2];
console.log(restIsFresh(...source), source);

const apply = (f: (...xs: number[]) => number, ...xs: number[]) => f(...xs);
console.log(
  apply(sum, 1, 2, 3),
  apply((a, b) => a * b, 6, 7),
);
console.log(apply(Math.max, 3, 9, 2), Math.min(...more));

interface Options {
  width?: number;
  height?: number;
}
function area({ width = 10, height = width }: Options = {}): number {
  return width * height;
}
console.log(area(), area({}), area({ width: 3 }), area({ height: 2 }));

// Fewer parameters than the type asks for is fine.
const callbacks: ((index: number, text: string) => string)[] = [
  () => "none",
  (index) => `index ${index}`,
  (index, text) => `both ${index} ${text}`,
];
callbacks.forEach((callback, index) => console.log(callback(index, "t")));
