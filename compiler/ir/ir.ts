// The compiler's own intermediate representation: typed, in SSA form, with
// block parameters instead of phi nodes.
//
// Two levels share these classes. Lowering produces *high* IR, whose object
// operations (`newobject`, `getfield`, `callmethod`, …) name shapes and fields
// symbolically; `passes/layout` turns them into loads, stores and calls once
// the whole program is known. The LLVM emitter accepts *low* IR only. The table
// in `opcodes.ts` says which opcode belongs to which level.

/**
 * Machine-level types of values.
 * - `ref`: a thin pointer to an object with a header, or one of the sentinels
 *   null = 0, undefined = 8, absent = 16. A collector scans these.
 * - `val`: a NaN-boxed JavaScript value in 64 bits (see docs/object-model.md).
 * - `ptr`: a raw address no collector looks at.
 */
export type IrType =
  | "void"
  | "i1"
  | "i8"
  | "i16"
  | "i32"
  | "i64"
  | "i128"
  | "f32"
  | "f64"
  | "ptr"
  | "ref"
  | "val";

/** A place in a source file. Lines and columns count from 1. */
export interface SourceLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export type Constant =
  | { readonly kind: "integer"; readonly type: IrType; readonly value: bigint }
  | {
      readonly kind: "float";
      readonly type: "f64" | "f32";
      readonly value: number;
    }
  /** The address of a function or global; `type` is `ptr` or `ref`. */
  | { readonly kind: "symbol"; readonly type: IrType; readonly name: string }
  | { readonly kind: "undef"; readonly type: IrType };

export type Operand = Instruction | BlockParameter | Constant;

export class BlockParameter {
  readonly kind = "parameter";
  constructor(
    readonly block: Block,
    readonly type: IrType,
    /** The source name, for readers of the dump. */
    readonly name: string | null,
  ) {}
}

/** A jump to a block with one argument for each of its parameters. */
export interface Edge {
  block: Block;
  arguments: Operand[];
}

export type IntegerPredicate =
  "eq" | "ne" | "slt" | "sle" | "sgt" | "sge" | "ult" | "ule" | "ugt" | "uge";
/** `une` is true when either side is NaN, the ordered ones are false. */
export type FloatPredicate =
  "oeq" | "une" | "olt" | "ole" | "ogt" | "oge" | "uno";
export type MemoryOrder =
  "relaxed" | "acquire" | "release" | "acquireRelease" | "sequential";
export type AtomicOperation =
  | "exchange"
  | "add"
  | "sub"
  | "and"
  | "or"
  | "xor"
  | "min"
  | "max"
  | "umin"
  | "umax";

/**
 * Alias class of a memory access, emitted as TBAA: accesses of different
 * classes never overlap. `any` overlaps with everything (raw memory).
 */
export type AliasClass = string;

/** A TypeScript variable shown by a debugger. */
export interface DebugVariable {
  readonly name: string;
  readonly type: DebugType;
  readonly location: SourceLocation;
  /** 1-based parameter number, 0 for locals. */
  readonly parameter: number;
}

/** What a debugger is told of a type; `name` is the TypeScript spelling. */
export interface DebugType {
  readonly kind:
    | "number"
    | "boolean"
    | "integer"
    | "string"
    | "value"
    | "object"
    | "array"
    | "pointer"
    | "function";
  readonly name: string;
  /** Integers: width in bits and signedness. */
  readonly bits?: number;
  readonly signed?: boolean;
  /** Objects: the fields, filled in once layout is known; arrays: `element`. */
  readonly fields?: () => readonly DebugField[];
  readonly element?: DebugType;
}

export interface DebugField {
  readonly name: string;
  readonly type: DebugType;
  readonly offset: number;
}

/** Everything an instruction may carry beside its operands. */
export interface Attributes {
  predicate?: IntegerPredicate | FloatPredicate;
  /** `load`/`store`/`atomic…`/`ptradd`: constant byte offset added to operand 0. */
  offset?: number;
  /** `ptradd`: bytes per unit of operand 1. */
  scale?: number;
  alias?: AliasClass;
  volatile?: boolean;
  order?: MemoryOrder;
  /** Bytes known to divide the address; natural alignment when absent. */
  align?: number;
  atomic?: AtomicOperation;
  /** `alloca`: size in bytes. */
  size?: number;
  /** Direct calls: the callee. `intrinsic`: its name. High IR: field, method or shape name. */
  symbol?: string;
  /** Indirect calls: types of the arguments (operand 0 is the address). */
  signature?: Signature;
  /** Indirect calls: all functions it can reach, where that is known. */
  targets?: readonly string[];
  /** Calls: the callee follows the throwing convention (see Signature). */
  throws?: boolean;
  /** `add`, `sub`, `mul`: known not to overflow, read as signed. */
  noWrap?: boolean;
  /** `icmp ult`: operand 0 is known to lie in [0, limit]. */
  limit?: number;
  /** `toindex`: the operand is an index, or nothing is promised (profile `fast`). */
  isIndex?: boolean;
  /** `fptosi`: the operand is known to fit, and not to be NaN. */
  inRange?: boolean;
  /** `asm`: LLVM constraint string and AT&T template. */
  template?: string;
  constraints?: string;
  sideEffects?: boolean;
  variable?: DebugVariable;
  /** High IR only: opaque payload of the lowering, resolved by layout. */
  payload?: unknown;
  /** `condbr`: the true edge is rarely taken (-1) or nearly always (1). */
  likely?: -1 | 1;
}

/**
 * A calling convention. When `throws`, the machine function returns
 * `{ ptr error, result }` (just `ptr error` for void): a null error means the
 * result is valid.
 */
export interface Signature {
  readonly parameters: readonly IrType[];
  readonly result: IrType;
  readonly throws: boolean;
}

export class Instruction {
  readonly kind = "instruction";
  constructor(
    /** A name from the opcode table. */
    public op: string,
    public type: IrType,
    public operands: Operand[],
    public attributes: Attributes = {},
    public location: SourceLocation | null = null,
    /** Terminators only. */
    public edges: Edge[] = [],
    /** `switch` only: edges[0] is the default, edges[i + 1] goes with cases[i]. */
    public cases: bigint[] = [],
  ) {}
}

export class Block {
  readonly parameters: BlockParameter[] = [];
  /** The last one is the only terminator. */
  instructions: Instruction[] = [];
  constructor(
    readonly id: number,
    /** A hint for readers of the dump, for example "loop.body". */
    readonly label: string,
  ) {}

  get terminator(): Instruction {
    const last = this.instructions.at(-1);
    if (last === undefined) throw new Error(`block ${this.id} is empty`);
    return last;
  }
}

/** Doc tags that say what a function may do, or does. */
export const effectTags = [
  "interrupt",
  "abandons",
  "noalloc",
  "nosleep",
  "allocates",
  "sleeps",
] as const;
export type EffectTag = (typeof effectTags)[number];

export interface FunctionAttributes {
  /** Emitted under exactly this symbol, visible to other objects. */
  exported?: boolean;
  /** Defined by both worlds: the linker keeps one. */
  weak?: boolean;
  /** Only declared here. */
  external?: boolean;
  naked?: boolean;
  /** Checked by passes/effects. */
  effects?: readonly EffectTag[];
  /** No vector instructions may appear (interrupt context). */
  noVector?: boolean;
  inline?: "always" | "never";
  cold?: boolean;
  /** Compiled for speed where its module is compiled for size. */
  hot?: boolean;
  noReturn?: boolean;
  section?: string;
  /** Code of function values: what lies in front of it. */
  valueName?: ValueName;
  /** Bounded stack probe or other function-level LLVM attributes. */
  llvm?: string[];
}

/** A function value's name (docs/object-model.md). */
export interface ValueName {
  /** 0 a name; 1 that of the function in the first capture; 2 that with "bound" before it. */
  readonly kind: 0 | 1 | 2;
  /** The symbol of the string, or null. */
  readonly text: string | null;
}

export class IrFunction {
  blocks: Block[] = [];
  attributes: FunctionAttributes = {};
  location: SourceLocation | null = null;
  private nextBlockId = 0;

  constructor(
    /** The linker symbol. */
    readonly name: string,
    public signature: Signature,
    /** The TypeScript name, for debuggers and reports. */
    public displayName: string = name,
  ) {}

  /** The first block; its parameters are the function's. */
  get entry(): Block {
    return this.blocks[0]!;
  }

  addBlock(label: string, id = this.nextBlockId): Block {
    const block = new Block(id, label);
    this.nextBlockId = Math.max(this.nextBlockId, id + 1);
    this.blocks.push(block);
    return block;
  }
}

/** One piece of a global's initial contents, in order, without gaps. */
export type DataItem =
  | {
      readonly kind: "integer";
      readonly bytes: 1 | 2 | 4 | 8;
      readonly value: bigint;
    }
  | { readonly kind: "float"; readonly value: number }
  | { readonly kind: "bytes"; readonly data: Uint8Array }
  | { readonly kind: "zero"; readonly bytes: number }
  /** The address of a symbol, in 4 (static images lie below 4 GB) or 8 bytes. */
  | {
      readonly kind: "address";
      readonly symbol: string;
      readonly bytes: 4 | 8;
      readonly addend?: number;
    };

export interface IrGlobal {
  readonly name: string;
  data: DataItem[];
  readonly constant: boolean;
  readonly align: number;
  readonly section?: string;
  readonly exported?: boolean;
  /** Only declared here. */
  readonly external?: boolean;
  /** The functions named here are reached by calls that list their `targets`. */
  readonly methodTable?: boolean;
  readonly debug?: { name: string; type: DebugType; location: SourceLocation };
}

export class IrModule {
  readonly functions = new Map<string, IrFunction>();
  readonly globals = new Map<string, IrGlobal>();
  /** Small code before fast code, but for hot functions. */
  forSize = false;
  /** Functions are called with as many arguments as they have parameters. */
  exactCalls = false;
  constructor(readonly name: string) {}
}

export function integer(type: IrType, value: bigint | number): Constant {
  return { kind: "integer", type, value: BigInt(value) };
}

export function float(value: number): Constant {
  return { kind: "float", type: "f64", value };
}

export function symbol(type: "ptr" | "ref", name: string): Constant {
  return { kind: "symbol", type, name };
}

export function undef(type: IrType): Constant {
  return { kind: "undef", type };
}
