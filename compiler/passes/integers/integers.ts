// Numbers that provably hold integers live in integer registers, so that
// `for (let i = 0; i < xs.length; i++)` costs what it costs in C.
//
//   facts       who calls whom; loops, guards, counters of each function
//   analysis    the range of every number, over the whole module
//   zeros       where 0 and -0 can be told apart
//   candidates  which floats become integers
//   rewrite     the change itself, opcode by opcode in rules.ts
//
// Nothing that a program can observe changes.
import type { IrModule } from "../../ir/ir.ts";
import { cleanModule } from "../clean.ts";
import { type AnalysisDefects, RangeAnalysis } from "./analysis.ts";
import { Candidates } from "./candidates.ts";
import { ModuleFacts } from "./facts.ts";
import { callsToIntrinsics, intrinsicsToCalls, mathSymbols } from "./math.ts";
import { Rewriter } from "./rewrite.ts";
import { findSignedZeroes } from "./zeros.ts";

export interface IntegerOptions {
  /** Fields of objects are only written by their stores (see cells.ts). */
  readonly fields?: boolean;
  readonly defects?: AnalysisDefects;
}

/**
 * `module` is low IR, and all of the program but what C calls. Answers false
 * if nothing was done because the analysis found itself wrong.
 */
export function optimizeIntegers(
  module: IrModule,
  options: IntegerOptions = {},
): boolean {
  callsToIntrinsics(module);
  const isDone = rewriteModule(module, options);
  intrinsicsToCalls(module);
  cleanModule(module);
  return isDone;
}

/** The library function that writes fields by name, into any object. */
const fieldWriter = "lib.runtime.properties.storeField";

function rewriteModule(
  module: IrModule,
  { fields = false, defects = {} }: IntegerOptions,
): boolean {
  const knowsFields = fields && !module.functions.has(fieldWriter);
  const facts = new ModuleFacts(module, { fields: knowsFields }, mathSymbols);
  const analysis = new RangeAnalysis(facts, defects);
  if (!analysis.run()) return false;
  const signed = findSignedZeroes(facts, analysis);
  const candidates = new Candidates(facts, analysis, signed);
  if (candidates.isEmpty) return true;
  for (const each of facts.functions.values()) {
    new Rewriter(facts, each, analysis, candidates).run();
  }
  return true;
}
