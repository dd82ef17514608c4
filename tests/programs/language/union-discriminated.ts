// Discriminated unions: switch, if chains, exhaustiveness, several tags.

type Shape =
  | { kind: "circle"; radius: number }
  | { kind: "square"; side: number }
  | { kind: "rect"; width: number; height: number; label?: string };

function never(value: never): never {
  throw new Error("unexpected " + value);
}
function area(shape: Shape): number {
  switch (shape.kind) {
    case "circle":
      return Math.round(shape.radius * shape.radius * 3);
    case "square":
      return shape.side ** 2;
    case "rect": {
      const { width, height } = shape;
      return width * height;
    }
    default:
      return never(shape);
  }
}
const shapes: Shape[] = [
  { kind: "circle", radius: 2 },
  { kind: "square", side: 3 },
  { kind: "rect", width: 2, height: 5 },
  { kind: "rect", width: 1, height: 1, label: "unit" },
];
for (const shape of shapes) console.log(shape.kind, area(shape));

function describe(shape: Shape): string {
  if (shape.kind === "circle") return "round " + shape.radius;
  if (shape.kind !== "square") return shape.label ?? "no label";
  return "side " + shape.side;
}
console.log(shapes.map(describe));

type Expr =
  | { op: "num"; value: number }
  | { op: "neg"; arg: Expr }
  | { op: "+" | "*"; left: Expr; right: Expr };
const num = (value: number): Expr => ({ op: "num", value });
function evaluate(e: Expr): number {
  switch (e.op) {
    case "num":
      return e.value;
    case "neg":
      return -evaluate(e.arg);
    case "+":
      return evaluate(e.left) + evaluate(e.right);
    case "*":
      return evaluate(e.left) * evaluate(e.right);
  }
}
const tree: Expr = {
  op: "+",
  left: num(2),
  right: { op: "*", left: num(3), right: { op: "neg", arg: num(4) } },
};
console.log(evaluate(tree));

type Response =
  { ok: true; body: string } | { ok: false; code: 404 | 500; retry: boolean };
function show(r: Response): string {
  if (r.ok) return r.body.toUpperCase();
  return r.code === 404 ? "missing" : r.retry ? "retry" : "broken";
}
const responses: Response[] = [
  { ok: true, body: "fine" },
  { ok: false, code: 404, retry: false },
  { ok: false, code: 500, retry: true },
  { ok: false, code: 500, retry: false },
];
console.log(responses.map(show));

type Step = { n: 1; a: string } | { n: 2; b: number } | { n: null; c: boolean };
const steps: Step[] = [
  { n: 1, a: "x" },
  { n: 2, b: 7 },
  { n: null, c: true },
];
for (const s of steps) console.log(s.n === 1 ? s.a : s.n === 2 ? s.b : s.c);

const circles = shapes.filter(
  (s): s is Extract<Shape, { kind: "circle" }> => s.kind === "circle",
);
console.log(circles.length, circles[0].radius);
const { kind } = shapes[0];
if (kind === "circle") console.log("first is a circle");
