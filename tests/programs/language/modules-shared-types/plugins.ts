// Adds two plugins when evaluated.

import { defaultLevel, Level } from "./types.ts";
import { registry } from "./registry.ts";

registry.add({ name: "double", level: defaultLevel, run: (x) => x * 2 });
class Adder {
  readonly name = "adder";
  readonly level = Level.Low;
  private total = 0;
  run(x: number): number {
    this.total += x;
    return this.total;
  }
}
registry.add(new Adder());
