// Counters: variables that only ever change by a few units at a time.
//
// A counter starts at an integer and each change adds at most
// `largestStep` = 16. To get 2^50 away from where it started it must change
// 2^46 times: at a step per nanosecond, 19 hours of nothing else; the usual
// step of 1 takes 13 days. No program waits for that, so a counter is known
// to stay within 2^50 of its start even where nothing bounds it, be it
// `i < n` with a float `n` nobody knows. (JIT compilers guard such counters
// at run time; ahead of time there is nothing to fall back to, and nothing
// that could be seen: until 2^53 the integer and the float are the same, and
// the float would stand still after that, in a loop that never ends.)
import type { Instruction, Operand } from "../../ir/ir.ts";
import {
  type FunctionFacts,
  isValue,
  type ModuleFacts,
  type Value,
} from "./facts.ts";

export const counterReach = 2 ** 50;
export const largestStep = 16;
/** Larger cycles are not looked at, so that the analysis stays linear. */
const largestCycle = 400;

/** Values that flow into each other, and what enters from outside. */
export interface Counter {
  /** Operands the cycle starts from. */
  readonly starts: Operand[];
  /** What is added or subtracted. */
  readonly steps: Operand[];
}

/** Every value of the module that belongs to a counter. */
export function findCounters(module: ModuleFacts): Map<Value, Counter> {
  const owners = new Map<Value, FunctionFacts>();
  for (const facts of module.functions.values()) {
    for (const block of facts.flow.order) {
      for (const value of [...block.parameters, ...block.instructions]) {
        if (value.type === "f64") owners.set(value, facts);
      }
    }
  }
  const graph = new Map<Value, Value[]>();
  for (const [value, facts] of owners) {
    const sources = module.sourcesOf(value, facts);
    graph.set(
      value,
      sources.filter(
        (source): source is Value => isValue(source) && owners.has(source),
      ),
    );
  }
  const found = new Map<Value, Counter>();
  for (const cycle of findCycles(graph)) {
    const counter = describe(cycle, owners, module);
    if (counter === null) continue;
    for (const value of cycle) found.set(value, counter);
  }
  return found;
}

function describe(
  cycle: readonly Value[],
  owners: ReadonlyMap<Value, FunctionFacts>,
  module: ModuleFacts,
): Counter | null {
  if (cycle.length > largestCycle) return null;
  const members = new Set<Operand>(cycle);
  const counter: Counter = { starts: [], steps: [] };
  for (const value of cycle) {
    if (value.kind === "instruction" && isStep(value)) {
      const [left, right] = value.operands as [Operand, Operand];
      const isLeft = members.has(left);
      // The cycle may run through one side only, and not be subtracted.
      if (isLeft === members.has(right)) return null;
      if (!isLeft && value.op === "fsub") return null;
      counter.steps.push(isLeft ? right : left);
    } else if (passesOn(value, module)) {
      const sources = module.sourcesOf(value, owners.get(value)!);
      counter.starts.push(...sources.filter((source) => !members.has(source)));
    } else return null;
  }
  return counter;
}

const isStep = ({ op }: Instruction): boolean => op === "fadd" || op === "fsub";

function passesOn(value: Value, module: ModuleFacts): boolean {
  if (value.kind === "parameter" || value.op === "select") return true;
  return module.calleeOf(value) !== null || module.cells.of(value) !== null;
}

/** Strongly connected components with a cycle in them (Tarjan, 1972). */
function findCycles(graph: ReadonlyMap<Value, readonly Value[]>): Value[][] {
  const order = new Map<Value, number>();
  const low = new Map<Value, number>();
  const open: Value[] = [];
  const isOpen = new Set<Value>();
  const cycles: Value[][] = [];
  const enter = (value: Value): { value: Value; next: number } => {
    order.set(value, order.size);
    low.set(value, order.get(value)!);
    open.push(value);
    isOpen.add(value);
    return { value, next: 0 };
  };
  const leave = (value: Value): void => {
    if (low.get(value) !== order.get(value)) return;
    const cycle = open.splice(open.lastIndexOf(value));
    cycle.forEach((member) => isOpen.delete(member));
    if (cycle.length > 1 || graph.get(value)!.includes(value))
      cycles.push(cycle);
  };
  for (const root of graph.keys()) {
    if (order.has(root)) continue;
    const stack = [enter(root)];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const { value } = top;
      const target = graph.get(value)![top.next++];
      if (target === undefined) {
        stack.pop();
        leave(value);
        const parent = stack.at(-1)?.value;
        if (parent !== undefined) {
          low.set(parent, Math.min(low.get(parent)!, low.get(value)!));
        }
      } else if (!order.has(target)) stack.push(enter(target));
      else if (isOpen.has(target)) {
        low.set(value, Math.min(low.get(value)!, order.get(target)!));
      }
    }
  }
  return cycles;
}
