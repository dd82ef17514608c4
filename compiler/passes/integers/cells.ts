// Numbers in memory whose every store is known: variables of modules, and the
// fields of a name in a slot (`alias` names them; see passes/layout).
import {
  float,
  type Instruction,
  type IrGlobal,
  type IrModule,
  type Operand,
} from "../../ir/ir.ts";
import type { FunctionFacts, Site } from "./facts.ts";

export interface Cell {
  readonly stores: Site[];
  readonly loads: Site[];
  /** What it holds before the first store. */
  readonly initial: Operand;
}

/** Larger cells are left alone: each load depends on each store. */
const mostAccesses = 60;

export interface CellOptions {
  /**
   * No object lies in static data, so that fields start as zero. Of the
   * kernel this is not true.
   */
  readonly fields: boolean;
}

export class Cells {
  private readonly byKey = new Map<string, Cell>();
  private readonly unknown = new Set<string>();

  constructor(
    private readonly module: IrModule,
    functions: Iterable<FunctionFacts>,
    private readonly options: CellOptions,
  ) {
    this.excludeShared();
    for (const facts of functions) this.scan(facts);
    for (const [key, { stores, loads }] of this.byKey) {
      if (stores.length > mostAccesses || loads.length > mostAccesses) {
        this.byKey.delete(key);
      }
    }
    for (const key of this.unknown) this.byKey.delete(key);
  }

  all(): Iterable<Cell> {
    return this.byKey.values();
  }

  /** The cell an f64 load or store means. */
  of(instruction: Instruction): Cell | null {
    if (instruction.op !== "load" && instruction.op !== "store") return null;
    const key = this.keyOf(instruction);
    return key === null ? null : (this.byKey.get(key) ?? null);
  }

  /** Globals whose address is part of other data. */
  private excludeShared(): void {
    for (const global of this.module.globals.values()) {
      for (const item of global.data) {
        if (item.kind === "address") this.unknown.add(`@${item.symbol}`);
      }
    }
  }

  private scan(facts: FunctionFacts): void {
    for (const block of facts.flow.order) {
      for (const instruction of block.instructions) {
        const key = this.keyOf(instruction);
        this.excludeAddresses(instruction, key);
        if (key === null) continue;
        const cell = this.open(key);
        if (cell === null) continue;
        const isLoad = instruction.op === "load";
        const site = { instruction, block, owner: facts };
        (isLoad ? cell.loads : cell.stores).push(site);
      }
    }
  }

  /** An address that is not just loaded from or stored to. */
  private excludeAddresses(instruction: Instruction, key: string | null): void {
    const { operands, edges } = instruction;
    operands.forEach((operand, index) => {
      if (operand.kind !== "symbol") return;
      const isPlain = index === 0 && key === `@${operand.name}`;
      if (!isPlain) this.unknown.add(`@${operand.name}`);
    });
    for (const edge of edges) {
      for (const operand of edge.arguments) {
        if (operand.kind === "symbol") this.unknown.add(`@${operand.name}`);
      }
    }
  }

  private keyOf({
    op,
    type,
    operands,
    attributes,
  }: Instruction): string | null {
    const accessed = op === "load" ? type : operands[1]?.type;
    if ((op !== "load" && op !== "store") || accessed !== "f64") return null;
    const { alias, offset = 0, order, volatile } = attributes;
    if (order !== undefined || volatile === true) return null;
    const [address] = operands;
    if (address!.kind === "symbol") {
      return offset === 0 ? `@${address!.name}` : null;
    }
    const isField = alias?.startsWith("field.") && alias.endsWith(".f64");
    return isField === true && this.options.fields ? alias! : null;
  }

  private open(key: string): Cell | null {
    const known = this.byKey.get(key);
    if (known !== undefined || this.unknown.has(key)) return known ?? null;
    const initial = key.startsWith("@")
      ? initialValue(this.module.globals.get(key.slice(1)))
      : float(0);
    if (initial === null) {
      this.unknown.add(key);
      return null;
    }
    const cell = { stores: [], loads: [], initial };
    this.byKey.set(key, cell);
    return cell;
  }
}

function initialValue(global: IrGlobal | undefined): Operand | null {
  if (global === undefined) return null;
  if (global.exported === true || global.external === true) return null;
  const [item, ...rest] = global.data;
  if (item === undefined || rest.length > 0) return null;
  if (item.kind === "float") return float(item.value);
  if (item.kind === "zero" && item.bytes === 8) return float(0);
  if (item.kind !== "integer" || item.bytes !== 8) return null;
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt.asUintN(64, item.value));
  return float(view.getFloat64(0));
}
