// Small functions.

export const square = (x: number) => x * x;
export const cube = (x: number) => x * square(x);
export function double(x: number): number {
  return x + x;
}
