// A pattern with a type of its own takes what its initializer lacks.

const { a = 1, b }: { a?: number; b: string } = { b: "x" };
console.log(a, b);
function f({ x = 2, y }: { x?: number; y: number } = { y: 5 }): number {
  return x + y;
}
console.log(f(), f({ y: 1 }), f({ x: 1, y: 1 }));
const [p = 1, q]: [number?, string?] = [];
console.log(p, q);
let m: number, n: string | undefined;
({ m = 3, n } = { n: "n" } as { m?: number; n?: string });
console.log(m, n);
