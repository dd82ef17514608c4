// Which values the analysis looks at: the floats, and the machine integers
// they are made of or compared with. Most of a program is neither.
import type { Block, Operand } from "../../ir/ir.ts";
import {
  type FunctionFacts,
  isValue,
  type ModuleFacts,
  type Value,
} from "./facts.ts";
import type { Guard } from "./guards.ts";
import { isTracked } from "./range.ts";

export interface PlacedValue {
  readonly value: Value;
  readonly block: Block;
}

export type Guards = ReadonlyMap<FunctionFacts, ReadonlyMap<Value, Guard[]>>;

/** Per function, what to look at, definitions first but for loops. */
export type Plan = Map<FunctionFacts, PlacedValue[]>;

export function planAnalysis(module: ModuleFacts, guards: Guards): Plan {
  const wanted = new Set<Value>();
  const pending: Value[] = [];
  const owners = new Map<Value, FunctionFacts>();
  const want = (operand: Operand | undefined): void => {
    if (operand === undefined || !isValue(operand)) return;
    if (!isTracked(operand.type) || wanted.has(operand)) return;
    wanted.add(operand);
    pending.push(operand);
  };
  for (const facts of module.functions.values()) {
    for (const block of facts.flow.order) {
      for (const value of [...block.parameters, ...block.instructions]) {
        if (!isTracked(value.type)) continue;
        owners.set(value, facts);
        if (value.type === "f64") want(value);
      }
    }
    for (const list of guards.get(facts)!.values()) {
      for (const guard of list) want(guard.other);
    }
  }
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    module.sourcesOf(value, owners.get(value)!).forEach(want);
  }
  const plan: Plan = new Map();
  for (const facts of module.functions.values()) {
    plan.set(facts, placed(facts, wanted));
  }
  return plan;
}

function placed(
  facts: FunctionFacts,
  wanted: ReadonlySet<Value>,
): PlacedValue[] {
  const found: PlacedValue[] = [];
  for (const block of facts.flow.order) {
    for (const value of [...block.parameters, ...block.instructions]) {
      if (wanted.has(value)) found.push({ value, block });
    }
  }
  return found;
}
