// First of two modules that use the same names inside and out.

const local = "one";
let counter = 0;
export const value = "value " + local;
export function helper(): string {
  return "helper " + local;
}
export class Thing {
  name = "thing " + local;
}
export const next = (): number => ++counter;
