// Static data nobody changes, after the kernel's top levels were evaluated: what
// is read of it is known. LLVM finds out the same of a module it sees whole; in
// pieces it would have to take every shared variable for changing.

import {
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
import { addressTaken } from "./call-graph.ts";
import { Replacements } from "./clean.ts";
import { Memory, Pointer } from "./evaluate-memory.ts";

/** What becomes known makes more known: an object's field holds an object. */
const mostRounds = 6;

export function settleGlobals(module: IrModule): void {
  const unused = new Map<string, Set<number>>();
  const memory = new Memory(module);
  for (let round = 0; round < mostRounds; round++) {
    const hasParameters = settleParameters(module, unused);
    const hasLoads = settleLoads(module, memory, unused);
    if (!hasParameters && !hasLoads) return;
  }
}

/** Numbers of the parameters whose values nobody looks at, by function name. */
type UnusedParameters = Map<string, Set<number>>;

function isDirectCall({ op }: Instruction): boolean {
  return op === "call" || op === "invoke";
}

function* instructionsOf(module: IrModule): Generator<Instruction> {
  for (const { blocks } of module.functions.values())
    for (const { instructions } of blocks) yield* instructions;
}

/** A method of an object there is one of knows that object: it needs no argument. */
function settleParameters(module: IrModule, unused: UnusedParameters): boolean {
  const taken = addressTaken(module);
  const isKnown = ({ name, attributes, blocks }: IrFunction): boolean =>
    blocks.length > 0 &&
    attributes.exported !== true &&
    attributes.section === undefined &&
    attributes.naked !== true &&
    attributes.valueName === undefined &&
    !taken.has(name);
  /** By function: what each parameter always is, null if it differs. */
  const passed = new Map<IrFunction, (Constant | null)[]>();
  for (const call of instructionsOf(module)) {
    if (!isDirectCall(call)) continue;
    const callee = module.functions.get(call.attributes.symbol!);
    if (callee === undefined || !isKnown(callee)) continue;
    const before = passed.get(callee);
    const values = call.operands.map((value, index) =>
      // What it passes on to itself is what it was given.
      before !== undefined && value === callee.entry.parameters[index]
        ? before[index]!
        : commonSymbol(value, before?.[index]),
    );
    passed.set(callee, values);
  }
  let hasChanged = false;
  for (const [callee, values] of passed)
    if (settleThose(callee, values, unused)) hasChanged = true;
  return hasChanged;
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

function settleThose(
  callee: IrFunction,
  values: readonly (Constant | null)[],
  unused: UnusedParameters,
): boolean {
  const replacements = new Replacements();
  const known = unused.get(callee.name) ?? new Set<number>();
  callee.entry.parameters.forEach((parameter, index) => {
    const value = values[index] ?? null;
    if (value === null || value.type !== parameter.type) return;
    if (known.has(index)) return;
    replacements.set(parameter, value);
    known.add(index);
  });
  if (replacements.isEmpty) return false;
  unused.set(callee.name, known);
  replacements.applyTo(callee);
  return true;
}

/** How functions use a global. */
interface GlobalUse {
  readonly loads: Instruction[];
  /** Reads of places that are computed. */
  readonly elements: Instruction[];
  readonly stores: Instruction[];
  /** Operands nobody looks at but debuggers. */
  readonly idle: { readonly user: Instruction; readonly index: number }[];
}

function settleLoads(
  module: IrModule,
  memory: Memory,
  unused: UnusedParameters,
): boolean {
  const uses = usesOfGlobals(module, unused);
  const known = new Map<Operand, Constant>();
  const dead = new Set<Instruction>();
  for (const [name, { loads, elements, stores, idle }] of uses) {
    let hasReaders = elements.length > 0;
    for (const load of loads) {
      const value = stores.some((store) => overlaps(store, load))
        ? null
        : readConstant(memory, name, load);
      if (value === null) hasReaders = true;
      else known.set(load, value);
    }
    if (hasReaders) {
      if (stores.length === 0) makeConstant(module, name);
      continue;
    }
    // Nobody will look at it again.
    for (const store of stores) dead.add(store);
    for (const { user, index } of idle)
      user.operands[index] = undef(user.operands[index]!.type);
    module.globals.delete(name);
  }
  if (known.size === 0 && dead.size === 0) return false;
  for (const irFunction of module.functions.values())
    replaceKnown(irFunction, known, dead);
  return true;
}

function makeConstant({ globals }: IrModule, name: string): void {
  const global = globals.get(name)!;
  if (!global.constant) globals.set(name, { ...global, constant: true });
}

function replaceKnown(
  irFunction: IrFunction,
  known: ReadonlyMap<Operand, Constant>,
  dead: ReadonlySet<Instruction>,
): void {
  const replacements = new Replacements();
  for (const block of irFunction.blocks) {
    const isGone = (instruction: Instruction): boolean =>
      known.has(instruction) || dead.has(instruction);
    if (!block.instructions.some(isGone)) continue;
    block.instructions = block.instructions.filter((instruction) => {
      const value = known.get(instruction);
      if (value !== undefined) replacements.set(instruction, value);
      return !isGone(instruction);
    });
  }
  replacements.applyTo(irFunction);
}

/** Of those globals of which all uses are seen. */
function usesOfGlobals(
  module: IrModule,
  unused: UnusedParameters,
): Map<string, GlobalUse> {
  const uses = new Map<string, GlobalUse>();
  for (const global of module.globals.values())
    if (isOwn(global))
      uses.set(global.name, { loads: [], elements: [], stores: [], idle: [] });
  for (const global of module.globals.values())
    for (const item of global.data)
      if (item.kind === "address") uses.delete(item.symbol);
  for (const { attributes } of module.functions.values())
    uses.delete(attributes.valueName?.text ?? "");
  const places = placesInGlobals(module, uses);
  for (const instruction of instructionsOf(module)) {
    instruction.operands.forEach((operand, index) => {
      const place = operand.kind === "instruction" ? places.get(operand) : null;
      if (operand.kind === "symbol")
        noteUse(uses, unused, operand.name, instruction, index);
      else if (place !== undefined && place !== null)
        noteElement(uses, place, instruction);
    });
    for (const edge of instruction.edges)
      for (const value of edge.arguments)
        if (value.kind === "symbol") uses.delete(value.name);
        else if (value.kind === "instruction")
          uses.delete(places.get(value) ?? "");
  }
  return uses;
}

/** Addresses computed from those of globals, with the global's name. */
function placesInGlobals(
  module: IrModule,
  uses: ReadonlyMap<string, GlobalUse>,
): Map<Operand, string> {
  const places = new Map<Operand, string>();
  for (let before = -1; before !== places.size;) {
    before = places.size;
    for (const instruction of instructionsOf(module)) {
      const [base] = instruction.operands;
      if (instruction.op !== "ptradd" || base === undefined) continue;
      const name = base.kind === "symbol" ? base.name : places.get(base);
      if (name !== undefined && uses.has(name)) places.set(instruction, name);
    }
  }
  return places;
}

function noteElement(
  uses: Map<string, GlobalUse>,
  name: string,
  instruction: Instruction,
): void {
  const { op, attributes } = instruction;
  if (op === "load" && attributes.volatile !== true)
    uses.get(name)?.elements.push(instruction);
  else if (op !== "ptradd" && op !== "debugvalue") uses.delete(name);
}

function isOwn({ external, exported, section, data }: IrGlobal): boolean {
  if (external === true || exported === true || section !== undefined)
    return false;
  return data.length > 0;
}

function noteUse(
  uses: Map<string, GlobalUse>,
  unused: UnusedParameters,
  name: string,
  instruction: Instruction,
  index: number,
): void {
  const use = uses.get(name);
  if (use === undefined) return;
  const { op, attributes } = instruction;
  const isPlain =
    attributes.volatile !== true && attributes.order === undefined;
  if (op === "load" && isPlain) use.loads.push(instruction);
  else if (op === "ptradd" && index === 0) use.elements.push(instruction);
  else if (op === "store" && isPlain && index === 0)
    use.stores.push(instruction);
  else if (
    op === "debugvalue" ||
    (isDirectCall(instruction) &&
      unused.get(attributes.symbol!)?.has(index) === true)
  )
    use.idle.push({ user: instruction, index });
  else uses.delete(name);
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
