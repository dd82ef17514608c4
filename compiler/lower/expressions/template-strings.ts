// The static arrays of strings that tag functions get.

import ts from "typescript";
import { internal } from "../../diagnostics.ts";
import { type DataItem, integer, type Operand } from "../../ir/ir.ts";
import { FunctionContext, type Typed } from "../context.ts";
import { arrayOf, stringType } from "../types/types.ts";

function addressItem(operand: Operand): DataItem {
  if (operand.kind !== "symbol")
    return internal(null, "a template string that is not static");
  return { kind: "address", symbol: operand.name, bytes: 8 };
}

/** The static array a tag function gets, with its `raw` twin behind it. */
export function newTemplateStrings(
  context: FunctionContext,
  cooked: Operand[],
  raw: Operand[],
  node: ts.Node,
): Typed {
  const { world } = context;
  const type = arrayOf(stringType);
  const name = `template.${world.idOf(node)}`;
  const { globals } = world.module;
  if (!globals.has(name)) {
    const descriptor = world.arrayShape(type).symbol;
    const object = (symbol: string, texts: Operand[], last: DataItem): void => {
      globals.set(`${symbol}.elements`, {
        name: `${symbol}.elements`,
        constant: true,
        align: 8,
        data: texts.map(addressItem),
      });
      globals.set(symbol, {
        name: symbol,
        constant: true,
        align: 8,
        data: [
          { kind: "address", symbol: descriptor, bytes: 4 },
          { kind: "integer", bytes: 4, value: 0n },
          { kind: "integer", bytes: 4, value: BigInt(texts.length) },
          { kind: "integer", bytes: 4, value: BigInt(texts.length) },
          { kind: "address", symbol: `${symbol}.elements`, bytes: 8 },
          last,
        ],
      });
    };
    object(`${name}.raw`, raw, { kind: "zero", bytes: 8 });
    object(name, cooked, {
      kind: "address",
      symbol: `${name}.raw`,
      bytes: 8,
    });
  }
  return { value: { kind: "symbol", type: "ref", name }, type };
}
