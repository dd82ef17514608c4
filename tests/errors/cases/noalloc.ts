// A function that promises not to allocate, and calls one that does.

class Point {
  constructor(
    readonly x: number,
    readonly y: number,
  ) {}
}

function moved(point: Point): Point {
  return new Point(point.x + 1, point.y);
}

/** Promises what it does not keep. @noalloc */
function sumOfMoved(points: readonly Point[]): number {
  let sum = 0;
  for (const point of points) {
    sum += moved(point).x; // error: NT3201, `sumOfMoved` is @noalloc, `moved` (tests/errors/cases/noalloc.ts:18) calls
  }
  return sum;
}

/** Keeps it. @noalloc */
function sumOf(points: readonly Point[]): number {
  let sum = 0;
  for (const point of points) sum += point.x;
  return sum;
}
const points = [new Point(1, 2)];
console.log(sumOfMoved(points), sumOf(points));
