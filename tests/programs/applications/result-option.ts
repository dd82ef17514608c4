// Option and Result as unions and classes, pipelines, exhaustive switches.

type Result<T, E = string> = { ok: true; value: T } | { ok: false; error: E };

const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
const fail = <E>(error: E): Result<never, E> => ({ ok: false, error });

function map<T, U, E>(result: Result<T, E>, f: (value: T) => U): Result<U, E> {
  return result.ok ? ok(f(result.value)) : result;
}
function andThen<T, U, E>(
  result: Result<T, E>,
  f: (value: T) => Result<U, E>,
): Result<U, E> {
  return result.ok ? f(result.value) : result;
}
function show<T>(result: Result<T>): string {
  return result.ok ? `ok ${String(result.value)}` : `error ${result.error}`;
}

function parseNumber(text: string): Result<number> {
  const value = Number(text);
  return text.trim() === "" || Number.isNaN(value)
    ? fail(`not a number: "${text}"`)
    : ok(value);
}
function squareRoot(value: number): Result<number> {
  return value < 0 ? fail(`negative: ${value}`) : ok(Math.sqrt(value));
}
for (const text of ["16", "2", "-4", "x", ""]) {
  const root = andThen(parseNumber(text), squareRoot);
  console.log(show(root), "|", show(map(root, (n) => n.toFixed(3) + "!")));
}

abstract class Option<T> {
  static of<T>(value: T | null | undefined): Option<T> {
    return value === null || value === undefined
      ? new None<T>()
      : new Some(value);
  }
  abstract map<U>(f: (value: T) => U): Option<U>;
  abstract orElse(other: T): T;
  abstract isSome(): this is Some<T>;
}
class Some<T> extends Option<T> {
  constructor(readonly value: T) {
    super();
  }
  override map<U>(f: (value: T) => U): Option<U> {
    return new Some(f(this.value));
  }
  override orElse(_other: T): T {
    return this.value;
  }
  override isSome(): this is Some<T> {
    return true;
  }
}
class None<T> extends Option<T> {
  override map<U>(_f: (value: T) => U): Option<U> {
    return new None<U>();
  }
  override orElse(other: T): T {
    return other;
  }
  override isSome(): this is Some<T> {
    return false;
  }
}
const ages = new Map([
  ["ada", 36],
  ["alan", 41],
]);
for (const name of ["ada", "grace"]) {
  const age = Option.of(ages.get(name)).map((n) => n + 1);
  console.log(name, age.orElse(-1), age.isSome() ? age.value : "none");
  console.log(age.map((n) => "x".repeat(n % 5)).orElse("(nothing)"));
}

type Shape =
  | { kind: "circle"; radius: number }
  | { kind: "rectangle"; width: number; height: number }
  | { kind: "triangle"; sides: [number, number, number] };

function assertNever(value: never): never {
  throw new Error(`unexpected ${String(value)}`);
}
function area(shape: Shape): number {
  switch (shape.kind) {
    case "circle":
      return Math.PI * shape.radius ** 2;
    case "rectangle":
      return shape.width * shape.height;
    case "triangle": {
      const [a, b, c] = shape.sides;
      const s = (a + b + c) / 2;
      return Math.sqrt(s * (s - a) * (s - b) * (s - c));
    }
    default:
      return assertNever(shape);
  }
}
const shapes: Shape[] = [
  { kind: "circle", radius: 2 },
  { kind: "rectangle", width: 3, height: 4.5 },
  { kind: "triangle", sides: [3, 4, 5] },
];
for (const shape of shapes) console.log(shape.kind, area(shape).toFixed(4));

function assertDefined<T>(
  value: T | undefined,
  what: string,
): asserts value is T {
  if (value === undefined) throw new Error(`${what} is missing`);
}
try {
  const found = shapes.find((shape) => shape.kind === "rectangle");
  assertDefined(found, "rectangle");
  console.log(found.kind, "width" in found ? found.width : "no width");
  const gone = shapes.find((shape) => area(shape) > 1000);
  assertDefined(gone, "giant");
  console.log("unreachable", gone.kind);
} catch (error) {
  console.log((error as Error).message);
}
