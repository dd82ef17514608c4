// A function.
export default (n: number): number => n * 2;
