// The other half.
import state from "./cycle-a.ts";
export function ask(): string {
  try {
    return `it is ${state}`;
  } catch (error) {
    return error instanceof ReferenceError ? error.message : "?";
  }
}
