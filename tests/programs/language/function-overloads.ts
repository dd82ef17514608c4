// Overloads: one implementation behind several signatures.

function size(text: string): number;
function size(list: number[]): number;
function size(flag: boolean): string;
function size(value: string | number[] | boolean): number | string {
  if (typeof value === "string") return value.length;
  if (typeof value === "boolean") return value ? "big" : "small";
  return value.length * 100;
}
console.log(size("four"), size([1, 2]), size(true), size(false));

function make(count: number): number[];
function make(count: number, fill: string): string[];
function make(count: number, fill?: string): (number | string)[] {
  const made: (number | string)[] = [];
  for (let i = 0; i < count; i++) made.push(fill ?? i);
  return made;
}
console.log(make(3), make(2, "x"));
console.log(make(4).length, make(1, "q")[0].toUpperCase());

class Parser {
  parse(text: string): number;
  parse(text: string, fallback: string): number | string;
  parse(text: string, fallback?: string): number | string {
    const value = Number(text);
    if (Number.isNaN(value)) return fallback ?? -1;
    return value;
  }
}
const parser = new Parser();
console.log(parser.parse("12"), parser.parse("x"), parser.parse("x", "bad"));

interface Formatter {
  (value: number): string;
  (value: string, width: number): string;
}
const format: Formatter = (value: number | string, width?: number): string =>
  typeof value === "number"
    ? value.toFixed(2)
    : value.padStart(width ?? 0, ".");
console.log(format(3.14159), format("ab", 5));

class Vector {
  x: number;
  y: number;
  constructor(x: number, y: number);
  constructor(other: Vector);
  constructor(first: number | Vector, y?: number) {
    if (first instanceof Vector) {
      this.x = first.x;
      this.y = first.y;
    } else {
      this.x = first;
      this.y = y ?? 0;
    }
  }
}
const v = new Vector(new Vector(3, 4));
console.log(v.x, v.y);
