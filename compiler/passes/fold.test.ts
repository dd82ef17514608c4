// Folding agrees with the processor.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  float,
  Instruction,
  integer,
  IrModule,
  type IrType,
  type Operand,
} from "../ir/ir.ts";
import { bitsOf } from "../ir/rules.ts";
import { addFunction, addStart, Builder, runModule } from "../llvm/testing.ts";
import { foldInstruction } from "./fold.ts";

const integers = [0n, 1n, 2n, 7n, 31n, -1n, -2n, 0x7fff_ffffn, -0x8000_0000n];
const floats = [0, -0, 1, -1, 0.5, -2.5, 3, 2 ** 31, 2 ** 40 + 1, 2 ** 53];
const integerOps = ["add", "sub", "mul", "and", "or", "xor"];
const shifts = ["shl", "ashr", "lshr"];
const predicates = ["eq", "ne", "slt", "sle", "sgt", "sge"].concat([
  ...["ult", "ule", "ugt", "uge"],
]);
const floatPredicates = ["oeq", "une", "olt", "ole", "ogt", "oge"] as const;
const conversions: readonly (readonly [string, IrType, IrType])[] = [
  ["zext", "i32", "i64"],
  ["sext", "i32", "i64"],
  ["trunc", "i64", "i8"],
  ["sitofp", "i32", "f64"],
  ["uitofp", "i32", "f64"],
  ["toint32", "f64", "i32"],
  ["toindex", "f64", "i64"],
  ["fneg", "f64", "f64"],
];

function* cases(): Iterable<Instruction> {
  const pairs = <T>(items: readonly T[]): [T, T][] =>
    items.flatMap((left) => items.map((right): [T, T] => [left, right]));
  for (const type of ["i32", "i64"] as const) {
    for (const [left, right] of pairs(integers)) {
      const operands = [integer(type, left), integer(type, right)];
      const isCount = right >= 0n && right < 32n;
      for (const op of [...integerOps, ...(isCount ? shifts : [])]) {
        yield new Instruction(op, type, operands);
      }
      for (const predicate of predicates) {
        yield new Instruction("icmp", "i1", operands, {
          predicate: predicate as "eq",
        });
      }
    }
  }
  for (const [left, right] of pairs(floats)) {
    const operands = [float(left), float(right)];
    for (const op of ["fadd", "fsub", "fmul"]) {
      yield new Instruction(op, "f64", operands);
    }
    if (right !== 0) yield new Instruction("fdiv", "f64", operands);
    for (const predicate of floatPredicates) {
      yield new Instruction("fcmp", "i1", operands, { predicate });
    }
  }
  for (const [op, from, to] of conversions) {
    for (const value of from === "f64" ? floats : integers) {
      const operand =
        typeof value === "bigint" ? integer(from, value) : float(value);
      yield new Instruction(op, to, [operand]);
    }
  }
}

/** A function that computes what the instruction does from its arguments. */
function addOpaque(module: IrModule, name: string, like: Instruction): void {
  const types = like.operands.map((operand) => operand.type);
  const made = addFunction(module, name, types, like.type);
  made.attributes.inline = "never";
  // Callers outside are possible, so that LLVM does not see the arguments.
  made.attributes.exported = true;
  const out = new Builder(made);
  const { op, type, attributes } = like;
  out.return(out.op(op, type, [...made.entry.parameters], attributes));
}

const asBits = (out: Builder, value: Operand): Operand =>
  value.type === "f64" ? out.op("bitcast", "i64", [value]) : value;

test("folded constants are what the processor computes", async () => {
  const module = new IrModule("folds");
  addStart(module);
  const slow = addFunction(module, "nautilus_to_int32_slow", ["f64"], "i32");
  new Builder(slow).return(integer("i32", 0));
  const main = addFunction(module, "main", [], "i32");
  main.attributes.exported = true;
  const out = new Builder(main);
  let wrong: Operand = integer("i32", 0);
  let count = 0;
  for (const instruction of cases()) {
    const { op, type, operands, attributes } = instruction;
    const folded = foldInstruction(instruction);
    assert.ok(folded !== null, `${op} of constants`);
    const name = `${op}_${attributes.predicate ?? ""}_${operands[0]!.type}_${bitsOf[type]}`;
    if (!module.functions.has(name)) addOpaque(module, name, instruction);
    const found = out.op("call", type, [...operands], { symbol: name });
    const differs = out.op(
      "icmp",
      "i1",
      [asBits(out, found), asBits(out, folded)],
      { predicate: "ne" },
    );
    wrong = out.op("or", "i32", [wrong, out.op("zext", "i32", [differs])]);
    count++;
  }
  assert.ok(count > 1000);
  out.return(wrong);
  assert.equal((await runModule(module, "development")).code, 0);
});
