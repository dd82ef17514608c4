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
import { Rewriter } from "./rewrite.ts";
import { findSignedZeroes } from "./zeros.ts";

/** `module` is low IR, and all of the program but what C calls. */
export function optimizeIntegers(
  module: IrModule,
  defects: AnalysisDefects = {},
): void {
  const facts = new ModuleFacts(module);
  const analysis = new RangeAnalysis(facts, defects);
  analysis.run();
  const signed = findSignedZeroes(facts, analysis);
  const candidates = new Candidates(facts, analysis, signed);
  if (candidates.isEmpty) return;
  for (const each of facts.functions.values()) {
    new Rewriter(facts, each, analysis, candidates).run();
  }
  cleanModule(module);
}
