// The IR of a whole program as LLVM 19 text.
import type { IrFunction, IrModule, ValueName } from "../ir/ir.ts";
import { conventionResult, conventionType } from "./calls.ts";
import { type EmitOptions, ModuleContext } from "./context.ts";
import { FunctionEmitter } from "./function.ts";
import { globalDeclaration, globalText } from "./globals.ts";
import { type Apart, type Piece, splitByFile, splitByUse } from "./pieces.ts";
import { escapeBytes } from "./text.ts";

export type { EmitOptions } from "./context.ts";

/** `module` must be low IR that `verify` accepts. */
export function emitModule(module: IrModule, options: EmitOptions): string {
  return emit(new ModuleContext(module, options), {
    functions: new Set(module.functions.values()),
    globals: new Set(module.globals.values()),
  });
}

export interface PieceOptions extends EmitOptions {
  readonly apart: Apart;
}

/**
 * The module as several texts, each to become an object. In development a change
 * of one source file changes few of them.
 */
export function* emitPieces(
  module: IrModule,
  options: PieceOptions,
): Generator<string> {
  const pieces =
    options.mode === "development"
      ? splitByFile(module)
      : splitByUse(module, options.apart);
  for (const piece of pieces)
    yield emit(new ModuleContext(module, options, piece), piece);
}

function emit(
  context: ModuleContext,
  piece: Pick<Piece, "functions" | "globals">,
): string {
  const { module, options } = context;
  const globals = [...piece.globals].map((global) =>
    globalText(context, global),
  );
  const functions = [...piece.functions].map((irFunction) =>
    irFunction.attributes.external === true
      ? declaration(context, irFunction)
      : definition(context, irFunction),
  );
  const copies = inlinedCopies(context);
  context.debug.finish();
  return [
    `source_filename = "${escapeBytes(module.name)}"`,
    `target datalayout = "${options.target.dataLayout}"`,
    `target triple = "${options.target.triple}"`,
    "",
    ...globals,
    ...foreignDeclarations(context, copies),
    ...context.printDeclarations(),
    "",
    ...functions,
    ...copies.values(),
    ...context.metadata.print(),
    "",
  ].join("\n");
}

/** Of other pieces, by name: what this piece uses and has a copy of. */
function inlinedCopies(context: ModuleContext): Map<string, string> {
  const copies = new Map<string, string>();
  const { module, piece } = context;
  for (let before = -1; copies.size !== before;) {
    before = copies.size;
    // Each may use others.
    for (const name of [...context.foreignNames]) {
      if (piece?.copies.has(name) !== true || copies.has(name)) continue;
      copies.set(name, "");
      copies.set(name, copyOf(context, module, name));
    }
  }
  return copies;
}

function copyOf(
  context: ModuleContext,
  { functions, globals }: IrModule,
  name: string,
): string {
  const irFunction = functions.get(name);
  const linkage = (isExported: boolean | undefined): string =>
    `available_externally ${isExported === true ? "dso_local" : "hidden"}`;
  if (irFunction !== undefined)
    return definition(
      context,
      irFunction,
      linkage(irFunction.attributes.exported),
    );
  const global = globals.get(name)!;
  return globalText(context, global, linkage(global.exported));
}

function foreignDeclarations(
  context: ModuleContext,
  copies: ReadonlyMap<string, string>,
): string[] {
  const { functions, globals } = context.module;
  const names = [...context.foreignNames].filter((name) => !copies.has(name));
  return names.map((name) => {
    const irFunction = functions.get(name);
    return irFunction === undefined
      ? globalDeclaration(context, globals.get(name)!)
      : declaration(context, irFunction);
  });
}

function declaration(context: ModuleContext, irFunction: IrFunction): string {
  const { signature, attributes } = irFunction;
  const parameters = signature.parameters.map(conventionType).join(", ");
  const visibility =
    attributes.external === true || attributes.exported === true
      ? "dso_local"
      : "hidden";
  return (
    `declare ${visibility} ${conventionResult(signature)} ${context.symbolName(irFunction.name)}` +
    `(${parameters}) ${attributesText(context, irFunction)}\n`
  );
}

function definition(
  context: ModuleContext,
  irFunction: IrFunction,
  copyLinkage?: string,
): string {
  const emitter = new FunctionEmitter(context, irFunction);
  const body = emitter.emitBody();
  const { signature, attributes } = irFunction;
  const parameters = irFunction.entry.parameters.map(
    (parameter) =>
      `${conventionType(parameter.type)} ${emitter.parameterName(parameter)}`,
  );
  const linkage = copyLinkage ?? linkageOf(context, irFunction);
  const section =
    attributes.section === undefined
      ? ""
      : ` section "${escapeBytes(attributes.section)}"`;
  const prefix =
    attributes.valueName === undefined
      ? ""
      : prefixOf(context, attributes.valueName);
  const debug =
    emitter.subprogram === null ? "" : ` !dbg ${emitter.subprogram}`;
  return [
    `define ${linkage} ${conventionResult(signature)} ${context.symbolName(irFunction.name)}(${parameters.join(", ")}) ` +
      `${attributesText(context, irFunction)}${section}${prefix}${debug} {`,
    ...body,
    "}\n",
  ].join("\n");
}

function linkageOf(
  context: ModuleContext,
  { name, attributes }: IrFunction,
): string {
  if (attributes.exported !== true) return context.linkageOf(name);
  return attributes.weak === true ? "weak_odr hidden" : "dso_local";
}

/** 16 bytes in front of the code, which keeps its alignment. */
function prefixOf(context: ModuleContext, { kind, text }: ValueName): string {
  if (text !== null) context.useSymbol(text);
  const address = text === null ? "null" : context.symbolName(text);
  return ` prefix { i64, ptr } { i64 ${kind}, ptr ${address} }`;
}

/**
 * Compilers turn loops into calls of these; in their own bodies, and where
 * vector registers are forbidden, that must not happen.
 */
const memoryRoutines = new Set(["memcpy", "memmove", "memset", "memcmp"]);

function attributesText(
  context: ModuleContext,
  irFunction: IrFunction,
): string {
  const { attributes, name, signature } = irFunction;
  const { target } = context;
  const noVector = attributes.noVector === true;
  const words = [
    "nounwind",
    "noredzone",
    // Address 0 is a page like any other to a kernel; a stray access must
    // fault, not license the optimiser to delete what follows.
    "null_pointer_is_valid",
    // A frame for each call: backtraces name every function, and endless
    // recursion ends as it does in JavaScript.
    '"frame-pointer"="all"',
    '"disable-tail-calls"="true"',
    `"target-cpu"="${target.cpu}"`,
  ];
  const features = noVector ? target.noVectorFeatures : target.features;
  if (features !== "") words.push(`"target-features"="${features}"`);
  if (noVector) words.push('"use-soft-float"="true"', "noimplicitfloat");
  if (noVector || memoryRoutines.has(name)) words.push('"no-builtins"');
  if (attributes.naked === true) words.push("naked", "noinline");
  else if (attributes.inline === "always") words.push("alwaysinline");
  else if (attributes.inline === "never") words.push("noinline");
  if (attributes.cold === true) words.push("cold");
  if (context.module.forSize && attributes.hot !== true) words.push("optsize");
  // One that throws returns its error.
  if (attributes.noReturn === true && !signature.throws) words.push("noreturn");
  words.push(...(attributes.llvm ?? []));
  return words.join(" ");
}
