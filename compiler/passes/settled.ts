// Static data nobody changes, after the kernel's top levels were evaluated: what
// is read of it is known. LLVM finds out the same of a module it sees whole; in
// pieces it would have to take every shared variable for changing.

import {
  type Block,
  type Constant,
  float,
  integer,
  type Instruction,
  type IrFunction,
  type IrGlobal,
  type IrModule,
  type IrType,
  type Operand,
  symbol,
  undef,
} from "../ir/ir.ts";
import { bitsOf } from "../ir/rules.ts";
import { sizeOfIrType } from "../lower/types/types.ts";
import { Replacements } from "./clean.ts";
import { Memory, Pointer } from "./evaluate-memory.ts";

/** What becomes known makes more known: an object's field holds an object. */
const mostRounds = 6;

export function settleGlobals(module: IrModule): void {
  const settling = new Settling(module);
  for (let round = 0; round < mostRounds; round++) {
    const hasParameters = settling.parameters();
    const hasLoads = settling.loads();
    if (!hasParameters && !hasLoads) return;
  }
}

/** An operand of an instruction. */
interface Place {
  readonly user: Instruction;
  readonly index: number;
}

/** What a function does with symbols. */
interface Mentions {
  readonly symbols: readonly (Place & { readonly name: string })[];
  /** Users of addresses computed from that of a symbol. */
  readonly elements: readonly (Place & { readonly name: string })[];
  /** Handed from block to block: nobody follows them. */
  readonly lost: readonly string[];
  readonly calls: readonly Instruction[];
}

/** How functions use a global, if all of it is seen. */
interface GlobalUse {
  readonly loads: Instruction[];
  readonly stores: Instruction[];
  /** Whether places that are computed are read. */
  hasElements: boolean;
  /** Operands nobody looks at but debuggers. */
  readonly idle: (Place & { readonly ir: IrFunction })[];
}

class Settling {
  private readonly memory: Memory;
  /** Of the functions that did not change since they were looked at. */
  private readonly mentions = new Map<IrFunction, Mentions>();
  /** Numbers of the parameters whose values nobody looks at, by function name. */
  private readonly unused = new Map<string, Set<number>>();

  constructor(private readonly module: IrModule) {
    this.memory = new Memory(module);
  }

  private mentionsOf(ir: IrFunction): Mentions {
    let found = this.mentions.get(ir);
    if (found === undefined) {
      found = findMentions(ir);
      this.mentions.set(ir, found);
    }
    return found;
  }

  /** A method of an object there is one of knows that object: it needs no argument. */
  parameters(): boolean {
    const { functions } = this.module;
    const taken = this.addressTaken();
    /** By function: what each parameter always is, null if it differs. */
    const passed = new Map<IrFunction, (Constant | null)[]>();
    for (const ir of functions.values()) {
      for (const call of this.mentionsOf(ir).calls) {
        const callee = functions.get(call.attributes.symbol!);
        if (callee === undefined || !isOnlyCalled(callee, taken)) continue;
        const before = passed.get(callee);
        const values = call.operands.map((value, index) =>
          // What it passes on to itself is what it was given.
          before !== undefined && value === callee.entry.parameters[index]
            ? before[index]!
            : commonSymbol(value, before?.[index]),
        );
        passed.set(callee, values);
      }
    }
    let hasChanged = false;
    for (const [callee, values] of passed)
      if (this.settleParameters(callee, values)) hasChanged = true;
    return hasChanged;
  }

  private addressTaken(): Set<string> {
    const taken = new Set<string>();
    for (const ir of this.module.functions.values()) {
      const { symbols, lost } = this.mentionsOf(ir);
      for (const { name } of symbols) taken.add(name);
      for (const name of lost) taken.add(name);
    }
    for (const { data } of this.module.globals.values())
      for (const item of data)
        if (item.kind === "address") taken.add(item.symbol);
    return taken;
  }

  private settleParameters(
    callee: IrFunction,
    values: readonly (Constant | null)[],
  ): boolean {
    const replacements = new Replacements();
    const known = this.unused.get(callee.name) ?? new Set<number>();
    callee.entry.parameters.forEach((parameter, index) => {
      const value = values[index] ?? null;
      if (value === null || value.type !== parameter.type) return;
      if (known.has(index)) return;
      replacements.set(parameter, value);
      known.add(index);
    });
    if (replacements.isEmpty) return false;
    this.unused.set(callee.name, known);
    replacements.applyTo(callee);
    this.mentions.delete(callee);
    return true;
  }

  loads(): boolean {
    const known = new Map<Operand, Constant>();
    const dead = new Set<Instruction>();
    for (const [name, use] of this.usesOfGlobals())
      this.settleGlobal(name, use, known, dead);
    if (known.size === 0 && dead.size === 0) return false;
    for (const ir of this.module.functions.values())
      if (replaceKnown(ir, known, dead)) this.mentions.delete(ir);
    return true;
  }

  private settleGlobal(
    name: string,
    { loads, stores, hasElements, idle }: GlobalUse,
    known: Map<Operand, Constant>,
    dead: Set<Instruction>,
  ): void {
    let hasReaders = hasElements;
    for (const load of loads) {
      const value = stores.some((store) => overlaps(store, load))
        ? null
        : readConstant(this.memory, name, load);
      if (value === null) hasReaders = true;
      else known.set(load, value);
    }
    if (hasReaders) {
      if (stores.length === 0) makeConstant(this.module, name);
      return;
    }
    // Nobody will look at it again.
    for (const store of stores) dead.add(store);
    for (const { ir, user, index } of idle) {
      user.operands[index] = undef(user.operands[index]!.type);
      this.mentions.delete(ir);
    }
    this.module.globals.delete(name);
  }

  /** Of those globals of which all uses are seen. */
  private usesOfGlobals(): Map<string, GlobalUse> {
    const uses = new Map<string, GlobalUse>();
    const { functions, globals } = this.module;
    for (const global of globals.values())
      if (isOwn(global))
        uses.set(global.name, {
          loads: [],
          stores: [],
          hasElements: false,
          idle: [],
        });
    for (const { data } of globals.values())
      for (const item of data)
        if (item.kind === "address") uses.delete(item.symbol);
    for (const ir of functions.values()) {
      const { symbols, elements, lost } = this.mentionsOf(ir);
      uses.delete(ir.attributes.valueName?.text ?? "");
      for (const name of lost) uses.delete(name);
      for (const { name, user, index } of symbols) {
        const use = uses.get(name);
        if (use === undefined) continue;
        if (!this.noteUse(use, ir, { user, index })) uses.delete(name);
      }
      for (const { name, user } of elements) {
        const use = uses.get(name);
        if (use === undefined) continue;
        if (isPlain(user, "load")) use.hasElements = true;
        else if (user.op !== "ptradd" && user.op !== "debugvalue")
          uses.delete(name);
      }
    }
    return uses;
  }

  /** False: who knows what becomes of it. */
  private noteUse(use: GlobalUse, ir: IrFunction, place: Place): boolean {
    const { user, index } = place;
    if (isPlain(user, "load")) use.loads.push(user);
    else if (user.op === "ptradd" && index === 0) use.hasElements = true;
    else if (isPlain(user, "store") && index === 0) use.stores.push(user);
    else if (user.op === "debugvalue" || this.isUnusedArgument(place))
      use.idle.push({ ir, ...place });
    else return false;
    return true;
  }

  private isUnusedArgument({ user, index }: Place): boolean {
    const callee = isDirectCall(user) ? user.attributes.symbol! : "";
    return this.unused.get(callee)?.has(index) === true;
  }
}

function findMentions({ blocks }: IrFunction): Mentions {
  const symbols: (Place & { readonly name: string })[] = [];
  const elements: (Place & { readonly name: string })[] = [];
  const lost: string[] = [];
  const calls: Instruction[] = [];
  const computed = computedAddresses(blocks);
  for (const { instructions } of blocks) {
    for (const user of instructions) {
      if (isDirectCall(user)) calls.push(user);
      user.operands.forEach((operand, index) => {
        if (operand.kind === "symbol")
          symbols.push({ user, index, name: operand.name });
        const name = computed.get(operand);
        if (name !== undefined) elements.push({ user, index, name });
      });
      for (const edge of user.edges) {
        for (const value of edge.arguments) {
          const name =
            value.kind === "symbol" ? value.name : computed.get(value);
          if (name !== undefined) lost.push(name);
        }
      }
    }
  }
  return { symbols, elements, lost, calls };
}

/** Addresses computed from those of symbols, with the symbol's name. */
function computedAddresses(blocks: readonly Block[]): Map<Operand, string> {
  const computed = new Map<Operand, string>();
  for (let before = -1; before !== computed.size;) {
    before = computed.size;
    for (const { instructions } of blocks) {
      for (const instruction of instructions) {
        if (instruction.op !== "ptradd") continue;
        const base = instruction.operands[0]!;
        const name = base.kind === "symbol" ? base.name : computed.get(base);
        if (name !== undefined) computed.set(instruction, name);
      }
    }
  }
  return computed;
}

function isDirectCall({ op }: Instruction): boolean {
  return op === "call" || op === "invoke";
}

/** No device and no other CPU is meant. */
function isPlain({ op, attributes }: Instruction, wanted: string): boolean {
  if (op !== wanted) return false;
  return attributes.volatile !== true && attributes.order === undefined;
}

function isOnlyCalled(
  { name, attributes, blocks }: IrFunction,
  taken: ReadonlySet<string>,
): boolean {
  return (
    blocks.length > 0 &&
    attributes.exported !== true &&
    attributes.section === undefined &&
    attributes.naked !== true &&
    attributes.valueName === undefined &&
    !taken.has(name)
  );
}

/** `before`: undefined if this is the first call. */
function commonSymbol(
  value: Operand,
  before: Constant | null | undefined,
): Constant | null {
  if (value.kind !== "symbol" || before === null) return null;
  if (before === undefined) return value;
  return before.kind === "symbol" && before.name === value.name ? before : null;
}

function isOwn({ external, exported, section, data }: IrGlobal): boolean {
  if (external === true || exported === true || section !== undefined)
    return false;
  return data.length > 0;
}

function makeConstant({ globals }: IrModule, name: string): void {
  const global = globals.get(name)!;
  if (!global.constant) globals.set(name, { ...global, constant: true });
}

/** False: nothing of it was in the function. */
function replaceKnown(
  irFunction: IrFunction,
  known: ReadonlyMap<Operand, Constant>,
  dead: ReadonlySet<Instruction>,
): boolean {
  const replacements = new Replacements();
  const isGone = (instruction: Instruction): boolean =>
    known.has(instruction) || dead.has(instruction);
  let hasChanged = false;
  for (const block of irFunction.blocks) {
    if (!block.instructions.some(isGone)) continue;
    hasChanged = true;
    block.instructions = block.instructions.filter((instruction) => {
      const value = known.get(instruction);
      if (value !== undefined) replacements.set(instruction, value);
      return !isGone(instruction);
    });
  }
  replacements.applyTo(irFunction);
  return hasChanged;
}

function overlaps(store: Instruction, load: Instruction): boolean {
  const from = store.attributes.offset ?? 0;
  const at = load.attributes.offset ?? 0;
  return (
    from < at + sizeOfIrType(load.type) &&
    at < from + sizeOfIrType(store.operands[1]!.type)
  );
}

/** What `load` finds in the initial data, if that can be written down. */
function readConstant(
  memory: Memory,
  name: string,
  { type, attributes }: Instruction,
): Constant | null {
  const region = memory.symbol(name);
  const offset = attributes.offset ?? 0;
  const isInside =
    offset >= 0 && offset + sizeOfIrType(type) <= region.bytes!.length;
  if (!isInside) return null;
  const value = memory.load(new Pointer(region, offset), type);
  if (value instanceof Pointer) {
    const isWhole = value.offset === 0 && (type === "ref" || type === "ptr");
    return isWhole ? symbol(type, value.region.symbol!) : null;
  }
  if (typeof value === "number") return type === "f64" ? float(value) : null;
  return value === null ? null : integer(type, signed(value, type));
}

/** An i1 is 0 or 1, other integers are signed, addresses are not. */
function signed(value: bigint, type: IrType): bigint {
  if (type === "i1") return value & 1n;
  return /^i\d/.test(type) ? BigInt.asIntN(bitsOf[type], value) : value;
}
