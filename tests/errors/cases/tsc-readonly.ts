// TypeScript's own errors pass through: readonly.

const list: readonly number[] = [1];
list.push(2); // error: TS2339
interface Point {
  readonly x: number;
}
const point: Point = { x: 1 };
point.x = 2; // error: TS2540
