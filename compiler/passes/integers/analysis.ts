// The range of every number in the module: an ascending iteration, widened so
// that it ends, then two rounds that take back what widening gave away.
import type {
  Block,
  BlockParameter,
  Instruction,
  IrType,
  Operand,
} from "../../ir/ir.ts";
import type { Cell } from "./cells.ts";
import {
  type Counter,
  counterReach,
  findCounters,
  largestStep,
} from "./counters.ts";
import {
  type Entering,
  type FunctionFacts,
  isValue,
  type ModuleFacts,
  type Site,
  type Value,
} from "./facts.ts";
import { type Plan, planAnalysis } from "./relevant.ts";
import { collectGuards, constraintsOf, type Guard, refine } from "./guards.ts";
import { integerRules } from "./machine.ts";
import {
  constantRange,
  equalRanges,
  floatBinary,
  floatUnary,
  includes,
  isTracked,
  join,
  onlyUndefined,
  type Range,
  typeRange,
  widen,
  withBounds,
  withoutNan,
} from "./range.ts";
import {
  applyRule,
  conversions,
  integerConstant,
  isUndefined,
  testedNumber,
} from "./transfer.ts";

/** Changes of a value before it is widened. */
const patience = 4;
const narrowingRounds = 2;
/** How far a guard's other side is itself refined by guards. */
const guardDepth = 2;

/** For tests: rules that may be left out, to see that they are needed. */
export interface AnalysisDefects {
  readonly ignoreMinusZero?: boolean;
  /** Guards are believed on both ways out of the branch. */
  readonly ignoreOutcome?: boolean;
}

export class RangeAnalysis {
  private readonly ranges = new Map<Value, Range | null>();
  private readonly changes = new Map<Value, number>();
  private readonly guards = new Map<FunctionFacts, Map<Value, Guard[]>>();
  private readonly results = new Map<FunctionFacts, Range | null>();
  private readonly storedIn = new Map<FunctionFacts, Set<Cell>>();
  private readonly cellChanges = new Map<Cell, number>();
  private readonly contents = new Map<Cell, Range | null>();
  private readonly counters: Map<Value, Counter>;
  private readonly plan: Plan;
  private widening = true;

  constructor(
    private readonly module: ModuleFacts,
    private readonly defects: AnalysisDefects = {},
  ) {
    this.counters = findCounters(module);
    for (const facts of module.functions.values()) {
      const guards = collectGuards(facts, defects.ignoreOutcome === true);
      this.guards.set(facts, guards);
    }
    this.plan = planAnalysis(module, this.guards);
    for (const placed of this.plan.values()) {
      for (const { value } of placed) this.ranges.set(value, null);
    }
  }

  /** False if the ranges cannot be trusted, which is a bug in the rules. */
  run(): boolean {
    for (const cell of this.module.cells.all()) {
      this.contents.set(cell, this.rangeOf(cell.initial));
      for (const { owner } of cell.stores) {
        const cells = this.storedIn.get(owner) ?? new Set<Cell>();
        this.storedIn.set(owner, cells.add(cell));
      }
    }
    this.ascend();
    this.widening = false;
    for (let round = 0; round < narrowingRounds; round++) this.descend();
    return this.isSettled() && this.areCellsSettled();
  }

  // Answers.

  /** The range of an operand wherever it is defined; null: never reached. */
  rangeOf(operand: Operand): Range | null {
    switch (operand.kind) {
      case "float":
        return constantRange(operand.value);
      case "integer":
        return integerConstant(operand);
      case "undef":
        return null;
      case "symbol":
        return typeRange("i64");
      default: {
        const range = this.ranges.get(operand);
        return range === undefined ? typeRange(operand.type) : range;
      }
    }
  }

  /** The range in `block`, by the branches that lead there. */
  rangeAt(
    operand: Operand,
    facts: FunctionFacts,
    block: Block,
    depth = guardDepth,
  ): Range | null {
    let range = this.rangeOf(operand);
    if (!isValue(operand) || range === null || depth === 0) return range;
    for (const guard of this.guards.get(facts)!.get(operand) ?? []) {
      if (range === null) return null;
      if (!facts.flow.dominates(guard.block, block)) continue;
      const other = this.rangeAt(guard.other, facts, guard.from, depth - 1);
      if (other === null) return null;
      range = refine(range, guard.predicate, other);
    }
    return range;
  }

  mayBeNanAt(operand: Operand, facts: FunctionFacts, block: Block): boolean {
    return this.rangeAt(operand, facts, block)?.mayBeNan === true;
  }

  /** Whether a bounds check has let `value` through. */
  isIndexAt(value: Value, facts: FunctionFacts, block: Block): boolean {
    const guards = this.guards.get(facts)!.get(value) ?? [];
    return guards.some(
      (guard) =>
        guard.predicate === "index" && facts.flow.dominates(guard.block, block),
    );
  }

  /** The range of an edge's argument, the edge's own branch included. */
  private rangeOnEdge(
    operand: Operand,
    facts: FunctionFacts,
    { from, index }: Entering,
  ): Range | null {
    const range = this.rangeAt(operand, facts, from);
    const { op, operands, edges } = from.terminator;
    if (op !== "condbr" || edges[0]!.block === edges[1]!.block) return range;
    return this.underCondition(range, operand, facts, from, {
      condition: operands[0]!,
      outcome: index === 0,
    });
  }

  private underCondition(
    range: Range | null,
    operand: Operand,
    facts: FunctionFacts,
    block: Block,
    known: { condition: Operand; outcome: boolean },
  ): Range | null {
    let refined = range;
    for (const constraint of constraintsOf(known.condition, known.outcome)) {
      if (constraint.value !== operand || refined === null) continue;
      const other = this.rangeAt(constraint.other, facts, block);
      if (other === null) return null;
      refined = refine(refined, constraint.predicate, other);
    }
    return refined;
  }

  // The iteration.

  private ascend(): void {
    const functions = [...this.module.functions.values()];
    // What a counter starts from may lie in another function: after all is
    // quiet, everybody is asked once more.
    for (let pending = functions; pending.length > 0;) {
      this.ascendFrom(new Set(pending));
      pending = functions.filter((facts) => this.sweep(facts));
    }
  }

  private ascendFrom(pending: Set<FunctionFacts>): void {
    for (const facts of pending) {
      pending.delete(facts);
      while (this.sweep(facts));
      for (const callee of this.passArguments(facts)) pending.add(callee);
      if (this.updateResult(facts)) {
        for (const site of facts.callers) pending.add(site.owner);
      }
      for (const reader of this.passStores(facts)) pending.add(reader);
    }
  }

  private descend(): void {
    for (const facts of this.module.functions.values()) {
      this.sweep(facts);
      this.updateResult(facts);
    }
    for (const cell of this.module.cells.all()) {
      const stored = this.storedRange(cell.stores);
      const range = join(this.rangeOf(cell.initial), stored);
      if (includes(this.contents.get(cell)!, range)) {
        this.contents.set(cell, range);
      }
    }
  }

  /** What `facts` stores; answers who reads it where that is new. */
  private *passStores(facts: FunctionFacts): Iterable<FunctionFacts> {
    for (const cell of this.storedIn.get(facts) ?? []) {
      const own = cell.stores.filter((site) => site.owner === facts);
      const before = this.contents.get(cell)!;
      const after = join(before, this.storedRange(own));
      if (equalRanges(before, after)) continue;
      const count = (this.cellChanges.get(cell) ?? 0) + 1;
      this.cellChanges.set(cell, count);
      this.contents.set(cell, count > patience ? widen(before, after!) : after);
      for (const site of cell.loads) yield site.owner;
    }
  }

  private storedRange(stores: readonly Site[]): Range | null {
    return stores.reduce<Range | null>(
      (range, site) => join(range, this.argumentRange(site, 1)),
      null,
    );
  }

  /** Once more over everything: a rule that is not monotone must not pass. */
  private isSettled(): boolean {
    return [...this.plan].every(([facts, placed]) =>
      placed.every(({ value, block }) =>
        includes(this.rangeOf(value), this.transfer(value, facts, block)),
      ),
    );
  }

  private areCellsSettled(): boolean {
    return [...this.module.cells.all()].every((cell) =>
      includes(this.contents.get(cell)!, this.storedRange(cell.stores)),
    );
  }

  /** All values of a function once; whether anything changed. */
  private sweep(facts: FunctionFacts): boolean {
    let changed = false;
    for (const { value, block } of this.plan.get(facts)!) {
      if (this.update(value, facts, block)) changed = true;
    }
    return changed;
  }

  private update(value: Value, facts: FunctionFacts, block: Block): boolean {
    const before = this.ranges.get(value);
    if (before === undefined) return false;
    let after = this.transfer(value, facts, block);
    if (this.widening) {
      after = join(before, after);
      if (equalRanges(before, after)) return false;
      const count = (this.changes.get(value) ?? 0) + 1;
      this.changes.set(value, count);
      if (count > patience && value.kind === "parameter") {
        after = this.clamp(value, widen(before, after!));
      } else if (count > 4 * patience) after = widen(before, after!);
    } else if (!includes(before, after)) return false;
    if (equalRanges(before, after)) return false;
    this.ranges.set(value, after);
    return true;
  }

  /** What calls in `facts` add to their callees' parameters. */
  private *passArguments(facts: FunctionFacts): Iterable<FunctionFacts> {
    for (const { instruction } of facts.calls) {
      const callee = this.module.calleeOf(instruction);
      if (callee === null || !callee.isClosed) continue;
      let changed = false;
      const { entry } = callee.irFunction;
      for (const parameter of entry.parameters) {
        if (this.update(parameter, callee, entry)) changed = true;
      }
      if (changed) yield callee;
    }
  }

  private updateResult(facts: FunctionFacts): boolean {
    if (!isTracked(facts.irFunction.signature.result)) return false;
    const before = this.results.get(facts) ?? null;
    const after = facts.returns.reduce<Range | null>(
      (range, site) => join(range, this.argumentRange(site, 0)),
      null,
    );
    if (equalRanges(before, after)) return false;
    this.results.set(facts, after);
    return true;
  }

  private argumentRange(site: Site, index: number): Range | null {
    const operand = site.instruction.operands[index]!;
    return this.rangeAt(operand, site.owner, site.block);
  }

  // What a value is made of.

  private transfer(
    value: Value,
    facts: FunctionFacts,
    block: Block,
  ): Range | null {
    const range =
      value.kind === "parameter"
        ? this.transferParameter(value, facts)
        : this.transferInstruction(value, facts, block);
    if (range === null || value.type !== "f64") return range;
    const clamped = this.clamp(value, range);
    return this.defects.ignoreMinusZero === true
      ? { ...clamped, mayBeMinusZero: false }
      : clamped;
  }

  /** A counter stays close to where it started. */
  private clamp(value: Value, range: Range): Range {
    const counter = this.counters.get(value);
    if (counter === undefined) return range;
    const start = counter.starts.reduce<Range | null>(
      (all, operand) => join(all, this.rangeOf(operand)),
      null,
    );
    const step = counter.steps.reduce<Range | null>(
      (all, operand) => join(all, this.rangeOf(operand)),
      null,
    );
    if (start === null || step === null) return range;
    const isCounter =
      start.isInteger &&
      step.isInteger &&
      !start.mayBeNan &&
      !step.mayBeNan &&
      step.low >= -largestStep &&
      step.high <= largestStep;
    if (!isCounter) return range;
    // One that starts near the limit does get there: floats stand still at it.
    if (start.low - counterReach < -(2 ** 53)) return range;
    if (start.high + counterReach > 2 ** 53) return range;
    return (
      withBounds(
        { ...withoutNan(range), isInteger: true },
        start.low - counterReach,
        start.high + counterReach,
      ) ?? range
    );
  }

  private transferParameter(
    parameter: BlockParameter,
    facts: FunctionFacts,
  ): Range | null {
    const index = parameter.block.parameters.indexOf(parameter);
    if (facts.isEntryParameter(parameter)) {
      if (!facts.isClosed) return typeRange(parameter.type);
      return facts.callers.reduce<Range | null>(
        (all, site) => join(all, this.argumentRange(site, index)),
        null,
      );
    }
    let range: Range | null = null;
    for (const entering of facts.entering.get(parameter.block)!) {
      const { edge, skipped } = entering;
      if (index < skipped) return typeRange(parameter.type);
      const argument = edge.arguments[index - skipped]!;
      range = join(range, this.rangeOnEdge(argument, facts, entering));
    }
    return range;
  }

  private transferInstruction(
    instruction: Instruction,
    facts: FunctionFacts,
    block: Block,
  ): Range | null {
    const { op, type, operands } = instruction;
    const callee = this.module.calleeOf(instruction);
    if (callee !== null) return this.results.get(callee) ?? null;
    const cell = this.module.cells.of(instruction);
    if (cell !== null) return this.contents.get(cell) ?? null;
    const rule = op === "intrinsic" ? instruction.attributes.symbol! : op;
    const known =
      rule in floatBinary ||
      rule in floatUnary ||
      rule in integerRules ||
      rule in conversions ||
      rule === "select" ||
      isUndefined(instruction);
    if (!known) return typeRange(type);
    if (op === "select") return this.transferSelect(instruction, facts, block);
    if (op === "bitcast") return onlyUndefined;
    const ranges: Range[] = [];
    for (const operand of operands) {
      const range = this.rangeAt(operand, facts, block);
      if (range === null) return null;
      ranges.push(range);
    }
    return applyRule(rule, instruction, ranges);
  }

  private transferSelect(
    instruction: Instruction,
    facts: FunctionFacts,
    block: Block,
  ): Range | null {
    const [condition, ifTrue, ifFalse] = instruction.operands;
    const arm = (operand: Operand, outcome: boolean): Range | null =>
      this.underCondition(
        this.rangeAt(operand, facts, block),
        operand,
        facts,
        block,
        { condition: condition!, outcome },
      );
    const whenTrue = arm(ifTrue!, true);
    const tested = testedNumber(instruction);
    if (tested !== null && !this.mayBeNanAt(tested, facts, block))
      return whenTrue;
    return join(whenTrue, arm(ifFalse!, false));
  }
}
