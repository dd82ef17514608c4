// The opcode table: what each instruction means, and what the printer, parser
// and verifier need to know of it.

export type Level = "low" | "high";

export interface OpcodeInfo {
  readonly level: Level;
  /** True when the instruction may be dropped if its result is unused. */
  readonly pure: boolean;
  readonly terminator?: boolean;
  readonly summary: string;
}

const pure = (summary: string, level: Level = "low"): OpcodeInfo => ({
  level,
  pure: true,
  summary,
});
const effect = (summary: string, level: Level = "low"): OpcodeInfo => ({
  level,
  pure: false,
  summary,
});
const terminator = (summary: string): OpcodeInfo => ({
  level: "low",
  pure: false,
  terminator: true,
  summary,
});

export const opcodes: Readonly<Record<string, OpcodeInfo>> = {
  // Integers. Wrap-around; shift counts are already masked by the producer,
  // divisors already checked.
  add: pure("a + b"),
  sub: pure("a - b"),
  mul: pure("a * b"),
  sdiv: pure("signed a / b"),
  udiv: pure("unsigned a / b"),
  srem: pure("signed a % b"),
  urem: pure("unsigned a % b"),
  and: pure("a & b"),
  or: pure("a | b"),
  xor: pure("a ^ b"),
  shl: pure("a << b"),
  lshr: pure("a >>> b"),
  ashr: pure("a >> b"),
  icmp: pure("compares integers, refs, ptrs or vals by `predicate`"),
  // Floats: IEEE 754, round to nearest; `frem` is C's fmod.
  fadd: pure("a + b"),
  fsub: pure("a - b"),
  fmul: pure("a * b"),
  fdiv: pure("a / b"),
  frem: pure("fmod(a, b)"),
  fneg: pure("-a"),
  fcmp: pure("compares floats by `predicate`"),
  // Conversions; the result type is the target.
  zext: pure("zero extension"),
  sext: pure("sign extension"),
  trunc: pure("truncation"),
  sitofp: pure("signed integer to float"),
  uitofp: pure("unsigned integer to float"),
  fptosi: pure("float to signed integer, saturating, NaN gives 0"),
  fptoui: pure("float to unsigned integer, saturating, NaN gives 0"),
  fpext: pure("f32 to f64"),
  fptrunc: pure("f64 to f32"),
  bitcast: pure("same bits, same size: i64/f64/val/ref/ptr in any direction"),
  toint32: pure("JavaScript's ToInt32 of an f64, as i32"),
  toindex: pure(
    "an f64 that is an integer in [0, 2^32) as i64; any other gives -1",
  ),
  select: pure("operand 0 (i1) ? operand 1 : operand 2"),
  intrinsic: pure(
    "LLVM intrinsic `symbol` of its operands: sqrt fabs fma minnum maxnum copysign ctlz cttz ctpop bswap",
  ),
  // Memory. Operand 0 is the address (ptr or ref), plus `offset` bytes.
  load: effect("reads a value of the result type"),
  store: effect("operand 1 to memory"),
  ptradd: pure(
    "operand 0 + operand 1 (i64, optional) * scale + offset, as ptr (or ref if typed so)",
  ),
  alloca: effect(
    "`size` bytes on the stack, aligned to `align`; as ptr or ref",
  ),
  memcpy: effect("operand 0 <- operand 1, operand 2 (i64) bytes; no overlap"),
  memmove: effect("operand 0 <- operand 1, operand 2 (i64) bytes"),
  memset: effect("operand 0 filled with operand 1 (i8), operand 2 (i64) bytes"),
  atomicrmw: effect(
    "`atomic` on operand 0 with operand 1; gives the old value",
  ),
  cmpxchg: effect(
    "operand 0: if equal to operand 1 then operand 2; gives the old value",
  ),
  fence: effect("memory fence of `order`"),
  // Calls. Direct: `symbol`. Indirect: operand 0 is the code address. A call
  // that throws leaves the function with the callee's error.
  call: effect("direct call of `symbol`"),
  callindirect: effect("call through operand 0 with `signature`"),
  asm: effect(
    "inline assembly; a struct of results is not supported: one result or void",
  ),
  debugvalue: effect("from here on `variable` has the value of operand 0"),
  // Terminators.
  br: terminator("to edge 0"),
  condbr: terminator("operand 0 ? edge 0 : edge 1"),
  switch: terminator("on operand 0: edge 0 is the default"),
  ret: terminator("returns operand 0, if any"),
  throw: terminator("leaves the function with error operand 0 (a ref)"),
  invoke: terminator(
    "as call, but an error goes to edge 1, whose block's first parameter is the error (not among the edge's arguments); edge 0 otherwise",
  ),
  invokeindirect: terminator("as callindirect, with invoke's edges"),
  unreachable: terminator("never reached"),
  // High level: resolved by passes/layout.
  newobject: effect(
    "a new object of the shape in `payload`, in the memory at operand 0 (i64) if there is one",
    "high",
  ),
  shapesize: effect("bytes of an object of the shape in `payload`", "high"),
  newfunction: effect(
    "a function value made here: that in `payload`, with the operands as captures",
    "high",
  ),
  getfield: effect("the field in `payload` of operand 0", "high"),
  setfield: effect("operand 1 to the field in `payload` of operand 0", "high"),
  fieldaddress: effect(
    "address of the field in `payload` of operand 0, as ptr",
    "high",
  ),
  callmethod: effect(
    "dynamic call of the method in `payload` on operand 0",
    "high",
  ),
  invokemethod: terminator("as callmethod, with invoke's edges"),
  isshape: effect(
    "whether operand 0 (a non-sentinel ref) is an object of the set in `payload`",
    "high",
  ),
};
