// Checks in a counting loop which one test before the loop can replace: those
// of an index that grows with the counter against a length that stays, and those
// of something that stays altogether.
//
// Where a check fails the loop may call the library (to grow an array, to read a
// rope) and go on. In the copy without checks nothing leads there, so what such
// blocks do is not looked at, as long as all ways into them are decided.
import { type Block, Instruction, integer, type Operand } from "../../ir/ir.ts";
import { opcodes } from "../../ir/opcodes.ts";
import type { CountingLoop } from "./loops.ts";

/** `condbr (index ult length)` in a loop. */
export interface BoundsCheck {
  readonly branch: Instruction;
  readonly index: Operand;
  readonly length: Operand;
  /** What an index that does not grow is known not to exceed. */
  readonly limit: number | null;
}

/** A `condbr` that the compiler expects to be true, and that stays. */
export interface FixedCheck {
  readonly branch: Instruction;
  readonly condition: Operand;
}

export type Check = BoundsCheck | FixedCheck;

/** The checks of a loop, and what else is known of it. */
export function analyzeChecks(loop: CountingLoop): {
  values: LoopValues;
  checks: Check[];
} {
  const isExpected = ({ op, attributes }: Instruction): boolean =>
    op === "condbr" && attributes.likely === 1;
  let hot = reachable(loop, isExpected);
  for (;;) {
    const values = new LoopValues(loop, hot);
    const checks = values.findChecks();
    const decided = new Set(checks.map(({ branch }) => branch));
    const reached = reachable(loop, (branch) => decided.has(branch));
    const before = hot;
    if ([...reached].every((block) => before.has(block))) {
      return { values, checks };
    }
    hot = new Set([...hot, ...reached]);
  }
}

/** The blocks of the loop, if some branches always take their first edge. */
function reachable(
  { header, body }: CountingLoop,
  isDecided: (branch: Instruction) => boolean,
): Set<Block> {
  const found = new Set([header]);
  for (const { terminator } of found) {
    const edges = isDecided(terminator)
      ? terminator.edges.slice(0, 1)
      : terminator.edges;
    for (const { block } of edges) if (body.has(block)) found.add(block);
  }
  return found;
}

/** May trap, or is not the same computed twice. */
const fixed = new Set(["sdiv", "udiv", "srem", "urem"]);
const largestFactor = 2n ** 16n;

/** Where the test before the loop is put together. */
export interface TestPlace {
  readonly list: Instruction[];
  /** What follows is only reached if `address` is no null or undefined. */
  expectObject(address: Operand): void;
}

export class LoopValues {
  private readonly homes = new Map<Instruction, Block>();
  private readonly storedAliases = new Set<string>();
  private writesAnything = false;
  /** Nothing in the loop asks what an object is before it reads from it. */
  private readonly isUnquestioning: boolean;

  /** Nothing outside of `hot` is ever reached in the copy. */
  constructor(
    readonly loop: CountingLoop,
    private readonly hot: ReadonlySet<Block>,
  ) {
    for (const block of loop.body) {
      for (const instruction of block.instructions) {
        this.homes.set(instruction, block);
        if (hot.has(block)) this.note(instruction);
      }
    }
    this.isUnquestioning = [...hot].every((block) => {
      const { op, operands } = block.terminator;
      return op === "br" || (op === "condbr" && comparesNumbers(operands[0]!));
    });
  }

  private note({ op, attributes }: Instruction): void {
    if (op === "store") {
      const { alias = "any", volatile, order } = attributes;
      this.storedAliases.add(alias);
      if (volatile === true || order !== undefined) this.writesAnything = true;
    } else if (!opcodes[op]!.pure && !harmless.has(op)) {
      this.writesAnything = true;
    }
  }

  findChecks(): Check[] {
    if (!this.isInvariant(this.loop.bound)) return [];
    const found: Check[] = [];
    for (const block of this.hot) {
      const branch = block.terminator;
      const [condition] = branch.operands;
      if (block === this.loop.header || branch.op !== "condbr") continue;
      if (branch.attributes.likely === 1 && this.isInvariant(condition!)) {
        found.push({ branch, condition: condition! });
        continue;
      }
      if (condition!.kind !== "instruction" || condition!.op !== "icmp") {
        continue;
      }
      if (condition!.attributes.predicate !== "ult") continue;
      const [index, length] = condition!.operands as [Operand, Operand];
      const { limit } = condition!.attributes;
      const grows = this.grows(index);
      if (index.type !== "i64" || (!grows && limit === undefined)) continue;
      if (!this.isLength(length) || !this.isInvariant(length)) continue;
      found.push({
        branch,
        index,
        length,
        limit: grows ? null : (limit ?? null),
      });
    }
    return found;
  }

  /** Whether the loop's own condition says as much, which LLVM sees. */
  isImplied(check: Check): boolean {
    if ("condition" in check) return false;
    const { index, length } = check;
    const { counter, bound, isInclusive } = this.loop;
    return index === counter && !isInclusive && isSame(length, bound);
  }

  /** Read as unsigned from 32 bits: never negative. */
  private isLength(operand: Operand): boolean {
    if (operand.kind === "integer") return operand.value >= 0n;
    return (
      operand.kind === "instruction" &&
      operand.op === "zext" &&
      operand.operands[0]!.type === "i32"
    );
  }

  private isOutside(operand: Operand): boolean {
    if (operand.kind === "instruction") return !this.homes.has(operand);
    return operand.kind !== "parameter" || !this.loop.body.has(operand.block);
  }

  isInvariant(operand: Operand): boolean {
    if (this.isOutside(operand)) return true;
    if (operand.kind !== "instruction") return false;
    if (operand.op === "load") return this.isInvariantLoad(operand);
    return (
      opcodes[operand.op]!.pure &&
      !fixed.has(operand.op) &&
      operand.operands.every((each) => this.isInvariant(each))
    );
  }

  private isInvariantLoad({ operands, attributes }: Instruction): boolean {
    const { alias = "any", volatile, order } = attributes;
    const [address] = operands;
    const isPlace = address!.kind === "instruction" && address!.op === "alloca";
    return (
      (address!.type === "ref" || isPlace) &&
      (this.isOutside(address!) ||
        (this.isUnquestioning && this.isInvariant(address!))) &&
      alias !== "any" &&
      volatile !== true &&
      order === undefined &&
      !this.writesAnything &&
      !this.storedAliases.has(alias) &&
      !this.storedAliases.has("any")
    );
  }

  /** Whether a larger counter never makes it smaller, and it never wraps. */
  private grows(operand: Operand): boolean {
    if (operand === this.loop.counter) return true;
    if (this.isInvariant(operand)) return true;
    if (operand.kind !== "instruction") return false;
    if (operand.attributes.noWrap !== true) return false;
    const [left, right] = operand.operands as [Operand, Operand];
    switch (operand.op) {
      case "add":
        return this.grows(left) && this.grows(right);
      case "sub":
        return this.grows(left) && this.isInvariant(right);
      case "mul":
        return (
          (isFactor(left) && this.grows(right)) ||
          (isFactor(right) && this.grows(left))
        );
      default:
        return false;
    }
  }

  /** `operand` with `counter` for the counter, computed at `place`. */
  evaluate(
    operand: Operand,
    counter: Operand,
    place: TestPlace,
    known = new Map<Operand, Operand>(),
  ): Operand {
    if (operand === this.loop.counter) return counter;
    if (this.isOutside(operand) || operand.kind !== "instruction") {
      return operand;
    }
    const found = known.get(operand);
    if (found !== undefined) return found;
    const { op, type, attributes, location } = operand;
    const operands = operand.operands.map((each) =>
      this.evaluate(each, counter, place, known),
    );
    // The loop may not run at all: what it promises need not hold.
    const { noWrap: _, inRange: __, ...kept } = attributes;
    if (op === "load") place.expectObject(operands[0]!);
    const made = new Instruction(op, type, operands, kept, location);
    place.list.push(made);
    known.set(operand, made);
    return made;
  }
}

function comparesNumbers(condition: Operand): boolean {
  if (condition.kind !== "instruction") return false;
  const { op, operands } = condition;
  return op === "fcmp" || (op === "icmp" && operands[0]!.type === "i64");
}

const harmless = new Set(["load", "debugvalue", "br", "condbr", "switch"]);

function isFactor(operand: Operand): boolean {
  return (
    operand.kind === "integer" &&
    operand.value >= 0n &&
    operand.value <= largestFactor
  );
}

/** The same computation of the same values; loads are assumed to agree. */
function isSame(left: Operand, right: Operand): boolean {
  if (left === right) return true;
  if (left.kind === "integer" && right.kind === "integer") {
    return left.value === right.value;
  }
  if (left.kind !== "instruction" || right.kind !== "instruction") return false;
  return (
    left.op === right.op &&
    left.type === right.type &&
    left.attributes.alias === right.attributes.alias &&
    left.attributes.offset === right.attributes.offset &&
    left.operands.length === right.operands.length &&
    left.operands.every((each, index) => isSame(each, right.operands[index]!))
  );
}

export const zero = integer("i64", 0);
