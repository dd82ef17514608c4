// In the kernel no error leaves a function that is called through a function
// value, nor one that assembly calls: whoever allocates there catches. So calls
// through function values, the kernel's tables of drivers, commands and
// interrupt handlers, need not ask for an error that hardly one of them has.

import type { IrFunction, IrModule, SourceLocation } from "../ir/ir.ts";
import { addressTaken } from "./call-graph.ts";
import type { EffectError } from "./effects.ts";

/** Where an error enters a function: thrown there, or from a call. */
interface Entry {
  readonly callee: IrFunction | null;
  readonly location: SourceLocation | null;
}

/** Errors for roots of `module` that errors can leave; `inferThrows` has run. */
export function checkContained(module: IrModule): EffectError[] {
  const taken = addressTaken(module);
  const errors: EffectError[] = [];
  for (const ir of module.functions.values()) {
    if (!ir.signature.throws || ir.attributes.external === true) continue;
    if (!taken.has(ir.name) && ir.attributes.exported !== true) continue;
    errors.push(describe(module, ir));
  }
  return errors;
}

function describe(module: IrModule, root: IrFunction): EffectError {
  const chain = shortestChain(module, root);
  const names = chain.map(({ callee, location }) => {
    const what = callee === null ? "throws" : `calls \`${callee.displayName}\``;
    const where =
      location === null ? "" : ` (${location.file}:${location.line})`;
    return what + where;
  });
  const how =
    root.attributes.exported === true
      ? "is called from assembly or C"
      : "is called through a function value";
  const name = root.displayName.replace(/\.value$/, "");
  return {
    code: "NT3204",
    message: `\`${name}\` ${how}, but an error can leave it: \`${name}\` ${names.join(" ")}`,
    hint: "catch the error there, and tell what did not work by a result",
    location: chain[0]?.location ?? root.location,
  };
}

function shortestChain(module: IrModule, root: IrFunction): Entry[] {
  interface Step {
    readonly ir: IrFunction;
    readonly chain: readonly Entry[];
  }
  const steps: Step[] = [{ ir: root, chain: [] }];
  const seen = new Set([root]);
  for (const { ir, chain } of steps) {
    for (const entry of entriesOf(module, ir)) {
      if (entry.callee === null) return [...chain, entry];
      if (seen.has(entry.callee)) continue;
      seen.add(entry.callee);
      steps.push({ ir: entry.callee, chain: [...chain, entry] });
    }
  }
  return [];
}

function entriesOf(module: IrModule, ir: IrFunction): Entry[] {
  return ir.blocks.flatMap(({ instructions }) =>
    instructions.flatMap(({ op, attributes, location }): Entry[] => {
      if (op === "throw") return [{ callee: null, location }];
      if (op !== "call" || attributes.throws !== true) return [];
      const callee = module.functions.get(attributes.symbol!);
      return callee === undefined ? [] : [{ callee, location }];
    }),
  );
}
