// A class and a function on it.

export class Point {
  constructor(
    readonly x: number,
    readonly y: number,
  ) {}
}
export function area({ x, y }: Point): number {
  return x * y;
}
export const unit = new Point(1, 1);
