// Second of two modules that use the same names inside and out.

const local = "two";
let counter = 100;
export const value = "value " + local;
export function helper(): string {
  return "helper " + local;
}
export class Thing {
  name = "thing " + local;
  extra = counter;
}
export const next = (): number => ++counter;
