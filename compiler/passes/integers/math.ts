// Functions of `Math` that the pass understands: while it runs, calls of them
// are intrinsics of its own, `js.floor` and the like; what is left of those in
// the end is a call again.
import type { IrModule } from "../../ir/ir.ts";

const names = ["floor", "ceil", "trunc", "maxOfTwo", "minOfTwo"];
const symbolPrefix = "lib.builtins.math.";

/** Of the library's functions: never looked into with known arguments only. */
export const mathSymbols: ReadonlySet<string> = new Set(
  names.map((name) => symbolPrefix + name),
);

const prefix = "js.";

function* calls(module: IrModule, op: string) {
  for (const irFunction of module.functions.values()) {
    for (const block of irFunction.blocks) {
      for (const instruction of block.instructions) {
        if (instruction.op === op) yield instruction;
      }
    }
  }
}

export function callsToIntrinsics(module: IrModule): void {
  for (const instruction of calls(module, "call")) {
    const { symbol = "", throws } = instruction.attributes;
    if (!mathSymbols.has(symbol) || throws === true) continue;
    if (instruction.type !== "f64") continue;
    instruction.op = "intrinsic";
    const name = prefix + symbol.slice(symbolPrefix.length);
    instruction.attributes = { ...instruction.attributes, symbol: name };
  }
}

export function intrinsicsToCalls(module: IrModule): void {
  for (const instruction of calls(module, "intrinsic")) {
    const { symbol = "" } = instruction.attributes;
    if (!symbol.startsWith(prefix)) continue;
    instruction.op = "call";
    const name = symbolPrefix + symbol.slice(prefix.length);
    instruction.attributes = { ...instruction.attributes, symbol: name };
  }
}
