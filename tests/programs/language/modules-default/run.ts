// An anonymous function as the default export.

export default function (f: (x: number) => number, x: number): string {
  return `ran ${f(x)}`;
}
