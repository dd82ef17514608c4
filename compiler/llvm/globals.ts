// Global variables: packed structs of their data items.
import type { DataItem, IrGlobal } from "../ir/ir.ts";
import type { ModuleContext } from "./context.ts";
import { escapeBytes, floatLiteral } from "./text.ts";

/** An item as `type value`. */
function itemText(context: ModuleContext, item: DataItem): string {
  switch (item.kind) {
    case "integer":
      return `i${item.bytes * 8} ${BigInt.asIntN(item.bytes * 8, item.value)}`;
    case "float":
      return `double ${floatLiteral("f64", item.value)}`;
    case "bytes":
      return `[${item.data.length} x i8] c"${escapeBytes(item.data)}"`;
    case "zero":
      return `[${item.bytes} x i8] zeroinitializer`;
    case "address":
      return addressText(context, item);
  }
}

function addressText(
  context: ModuleContext,
  item: Extract<DataItem, { kind: "address" }>,
): string {
  context.useSymbol(item.symbol);
  const name = context.symbolName(item.symbol);
  const addend = item.addend ?? 0;
  const whole = `ptrtoint (ptr ${name} to i64)`;
  const sum = addend === 0 ? whole : `add (i64 ${whole}, i64 ${addend})`;
  // The image lies below 2 GB, so half an address is the address.
  return item.bytes === 4 ? `i32 trunc (i64 ${sum} to i32)` : `i64 ${sum}`;
}

function itemType(item: DataItem): string {
  switch (item.kind) {
    case "integer":
    case "address":
      return `i${item.bytes * 8}`;
    case "float":
      return "double";
    case "bytes":
      return `[${item.data.length} x i8]`;
    case "zero":
      return `[${item.bytes} x i8]`;
  }
}

/** A global that another object defines. */
export function globalDeclaration(
  context: ModuleContext,
  global: IrGlobal,
): string {
  const visibility =
    global.external === true || global.exported === true
      ? "dso_local"
      : "hidden";
  const kind = global.constant ? "constant" : "global";
  return `${context.symbolName(global.name)} = external ${visibility} ${kind} i8, align ${global.align}`;
}

/** `copyLinkage`: another piece has it; here its contents are only to be known. */
export function globalText(
  context: ModuleContext,
  global: IrGlobal,
  copyLinkage?: string,
): string {
  const name = context.symbolName(global.name);
  if (global.external === true) return globalDeclaration(context, global);
  const linkage =
    copyLinkage ??
    (global.exported === true ? "dso_local" : context.linkageOf(global.name));
  const kind = global.constant ? "constant" : "global";
  const type = `<{ ${global.data.map(itemType).join(", ")} }>`;
  const onlyZeros = global.data.every((item) => item.kind === "zero");
  const value = onlyZeros
    ? "zeroinitializer"
    : `<{ ${global.data.map((item) => itemText(context, item)).join(", ")} }>`;
  const section =
    global.section === undefined
      ? ""
      : `, section "${escapeBytes(global.section)}"`;
  const debug = copyLinkage === undefined ? context.debug.global(global) : null;
  const attached = debug === null ? "" : `, !dbg ${debug}`;
  return `${name} = ${linkage} ${kind} ${type} ${value}${section}, align ${global.align}${attached}`;
}
