// Innermost loops that count: `for (i = first; i < bound; i += step)`.
import { ControlFlow } from "../../ir/dominators.ts";
import type {
  Block,
  BlockParameter,
  Edge,
  Instruction,
  IrFunction,
  Operand,
} from "../../ir/ir.ts";

export interface CountingLoop {
  readonly header: Block;
  /** The one edge from outside. */
  readonly entry: Edge;
  readonly body: ReadonlySet<Block>;
  /** Left for good, by an error: blocks only the loop leads to. */
  readonly tails: ReadonlySet<Block>;
  /** All other edges out of the loop; they go to one block. */
  readonly exits: readonly Edge[];
  readonly counter: BlockParameter;
  readonly first: Operand;
  readonly bound: Operand;
  /** The counter gets to the bound itself. */
  readonly isInclusive: boolean;
}

const conditions: Readonly<Record<string, { isInclusive: boolean }>> = {
  slt: { isInclusive: false },
  ult: { isInclusive: false },
  sle: { isInclusive: true },
  ule: { isInclusive: true },
};

/** Larger ones gain little from fewer branches. */
const largestBody = 160;
const largestStep = 16n;

export function findCountingLoops(irFunction: IrFunction): CountingLoop[] {
  const flow = new ControlFlow(irFunction);
  const bodies = new Map<Block, Set<Block>>();
  const latches = new Map<Block, Block[]>();
  for (const block of flow.order) {
    for (const edge of block.terminator.edges) {
      if (!flow.dominates(edge.block, block)) continue;
      const body = bodies.get(edge.block) ?? new Set([edge.block]);
      bodies.set(edge.block, body);
      latches.set(edge.block, [...(latches.get(edge.block) ?? []), block]);
      addBody(body, block, flow);
    }
  }
  const found: CountingLoop[] = [];
  for (const [header, body] of bodies) {
    const isInnermost = [...body].every(
      (block) => block === header || !bodies.has(block),
    );
    const [latch, ...others] = latches.get(header)!;
    if (!isInnermost || others.length > 0) continue;
    const loop = describe(flow, header, body, latch!);
    if (loop !== null) found.push(loop);
  }
  return found;
}

function addBody(body: Set<Block>, latch: Block, flow: ControlFlow): void {
  const pending = [latch];
  for (let block = pending.pop(); block !== undefined; block = pending.pop()) {
    if (body.has(block)) continue;
    body.add(block);
    pending.push(...flow.predecessors(block));
  }
}

function describe(
  flow: ControlFlow,
  header: Block,
  body: ReadonlySet<Block>,
  latch: Block,
): CountingLoop | null {
  const outside = flow.predecessors(header).filter((each) => !body.has(each));
  if (outside.length !== 1) return null;
  const entry = outside[0]!.terminator.edges.find(
    (edge) => edge.block === header,
  )!;
  // An invoke's value could be wanted on the new way in.
  if (outside[0]!.terminator.op.startsWith("invoke")) return null;
  const size = [...body].reduce(
    (sum, each) => sum + each.instructions.length,
    0,
  );
  if (size > largestBody) return null;
  const ways = waysOut(flow, body);
  const counting = ways === null ? null : describeCounter(header, entry, latch);
  if (ways === null || counting === null) return null;
  return { header, entry, body, ...ways, ...counting };
}

function waysOut(
  flow: ControlFlow,
  body: ReadonlySet<Block>,
): { tails: Set<Block>; exits: Edge[] } | null {
  const tails = new Set<Block>();
  const exits: Edge[] = [];
  for (const block of body) {
    if (block.terminator.op.startsWith("invoke")) return null;
    for (const edge of block.terminator.edges) {
      const target = edge.block;
      if (body.has(target)) continue;
      const { op } = target.terminator;
      const isTail =
        (op === "unreachable" || op === "throw") &&
        flow.predecessors(target).length === 1;
      if (isTail) tails.add(target);
      else exits.push(edge);
    }
  }
  const targets = new Set(exits.map((edge) => edge.block));
  return targets.size === 1 ? { tails, exits } : null;
}

type Counting = Pick<
  CountingLoop,
  "counter" | "first" | "bound" | "isInclusive"
>;

function describeCounter(
  header: Block,
  entry: Edge,
  latch: Block,
): Counting | null {
  const last = header.terminator;
  const [condition] = last.operands;
  if (last.op !== "condbr" || condition!.kind !== "instruction") return null;
  const { predicate = "" } = condition!.attributes;
  const known = conditions[predicate];
  if (condition!.op !== "icmp" || known === undefined) return null;
  const [counter, bound] = condition!.operands as [Operand, Operand];
  if (counter.kind !== "parameter" || counter.block !== header) return null;
  if (counter.type !== "i64") return null;
  const index = header.parameters.indexOf(counter);
  const back = latch.terminator.edges.find((edge) => edge.block === header)!;
  const next = back.arguments[index]!;
  if (!isStep(next, counter)) return null;
  const first = entry.arguments[index]!;
  return { counter, first, bound, isInclusive: known.isInclusive };
}

/** `counter + c` for a small positive c. */
function isStep(next: Operand, counter: BlockParameter): next is Instruction {
  if (next.kind !== "instruction" || next.op !== "add") return false;
  const [left, right] = next.operands;
  if (left !== counter || right!.kind !== "integer") return false;
  return right!.value > 0n && right!.value <= largestStep;
}
