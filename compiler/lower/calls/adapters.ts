// Adapters between function values of different calling conventions: when a
// function is used where other representations are passed, a small function
// object around it converts arguments and result.

import { closureCodeOffset, closureCapturesOffset } from "../object-model.ts";
import type ts from "typescript";
import { CompileError, unsupported } from "../../diagnostics.ts";
import { integer, symbol, type Operand, type Signature } from "../../ir/ir.ts";
import { appendOne, appendSpread } from "../arrays/array-literals.ts";
import {
  arrayElementOrUndefined,
  arraySlice,
  arrayTypeOf,
  newArray,
} from "../arrays/arrays.ts";
import { newFunction, type NewFunction } from "./function-identity.ts";
import { adapterName } from "./function-names.ts";
import { functionShape } from "./closures.ts";
import { FunctionContext, type Typed } from "../context.ts";
import { convert, isNullishValue, sentinelOperand } from "../types/convert.ts";
import { SsaVariable } from "../builder.ts";
import {
  Environment,
  irTypeOf,
  membersOf,
  nonNullish,
  type FunctionType,
  type ParameterInfo,
  type Type,
} from "../types/types.ts";
import { resultIrType } from "../world.ts";

/** How a function value of this type is called. */
export function closureSignature(type: FunctionType): Signature {
  return {
    parameters: [
      "ref",
      ...type.parameters.map((parameter) => irTypeOf(parameter.type)),
    ],
    result: resultIrType(type.result),
    throws: true,
  };
}

function functionIn(type: Type): FunctionType | null {
  const solid = nonNullish(type);
  if (solid.kind === "function") return solid;
  const functions = membersOf(solid).filter(
    (member) => member.kind === "function",
  );
  return functions.length === 1 ? (functions[0] as FunctionType) : null;
}

/** Functions that take functions that take functions: nobody looks deeper. */
const maximumDepth = 4;

/** True when a caller using `target`'s convention may call a `source` directly. */
function isCompatible(
  source: FunctionType,
  target: FunctionType,
  depth = 0,
): boolean {
  if (source === target || depth > maximumDepth) return true;
  if (source.parameters.length > target.parameters.length) return false;
  for (const [i, parameter] of source.parameters.entries()) {
    const other = target.parameters[i]!;
    if (parameter.rest !== other.rest) return false;
    // A parameter that may be undefined has another encoding of its own.
    if (irTypeOf(parameter.type) !== irTypeOf(other.type)) return false;
    if (!agree(other.type, parameter.type, depth)) return false;
  }
  const wanted = resultIrType(target.result);
  if (wanted === "void") return true;
  return (
    wanted === resultIrType(source.result) &&
    agree(source.result, target.result, depth)
  );
}

/** Whether functions in values of these types are called alike. */
export function agree(from: Type, to: Type, depth = 0): boolean {
  if (from === to) return true;
  const source = functionIn(from);
  const target = functionIn(to);
  return (
    source === null ||
    target === null ||
    isCompatible(source, target, depth + 1)
  );
}

/** How functions in values of a type are called; "" where there are none. */
export function conventionKey(type: Type, depth = 0): string {
  const called = functionIn(type);
  if (called === null || depth > maximumDepth) return "";
  const parameters = called.parameters.map(
    (parameter) =>
      `${parameter.rest ? "..." : ""}${irTypeOf(parameter.type)}${conventionKey(parameter.type, depth + 1)}`,
  );
  const result = conventionKey(called.result, depth + 1);
  return `(${parameters.join(",")})${resultIrType(called.result)}${result}`;
}

/**
 * In the kernel a call through a function value reaches the functions of its own
 * parameters: what may happen in an interrupt is found out by that.
 */
function refuseFewer(context: FunctionContext, node: ts.Node): void {
  if (!context.isKernel) return;
  throw new CompileError(
    "NT3205",
    "in the kernel a function has all parameters it is called with",
    node,
    "write the ones it does not use as well",
  );
}

export function adaptFunction(
  context: FunctionContext,
  typed: Typed,
  target: Type,
  node: ts.Node,
): Operand {
  const source = functionIn(typed.type);
  const wanted = functionIn(target);
  if (source === null && wanted !== null) checkAlike(typed.type, wanted, node);
  if (source === null || wanted === null || source === wanted)
    return typed.value;
  if (isCompatible(source, wanted)) {
    if (source.parameters.length < wanted.parameters.length)
      refuseFewer(context, node);
    return typed.value;
  }
  const code = adapterCode(context, source, wanted, node);
  if (nonNullish(typed.type) === typed.type)
    return wrap(context, typed.value, code);
  // null and undefined stay what they are.
  const { builder } = context;
  const result = new SsaVariable("adapted", "ref");
  const adapt = builder.newBlock("adapt");
  const join = builder.newBlock("adapted");
  builder.write(result, typed.value);
  builder.conditional(isNullishValue(context, typed), join, adapt);
  builder.startBlock(adapt);
  builder.write(result, wrap(context, typed.value, code));
  builder.branch(join);
  builder.startBlock(join);
  return builder.read(result);
}

/** A value that may be one of several functions: all must be called alike. */
export function checkAlike(
  type: Type,
  wanted: FunctionType,
  node: ts.Node,
): void {
  const isAlike = membersOf(type).every(
    (member) => member.kind !== "function" || isCompatible(member, wanted),
  );
  if (!isAlike)
    unsupported(
      node,
      "a value that may be one of several functions of different types",
      "give them one type",
    );
}

function wrap(context: FunctionContext, inner: Operand, code: string): Operand {
  if (inner.kind === "instruction" && inner.op === "newfunction") {
    const made = inner.attributes.payload as NewFunction;
    const constant = constantAdapter(context, made.constant, code);
    const shape = functionShape(context.world, ["ref"]);
    return newFunction(context, { constant, shape, code }, [inner]);
  }
  // A static function: so is its adapter, and its identity is kept.
  if (inner.kind === "symbol")
    return symbol("ref", constantAdapter(context, inner.name, code));
  const object = context.newObject(functionShape(context.world, ["ref"]));
  context.emit("store", "void", [object, symbol("ptr", code)], {
    offset: closureCodeOffset,
    alias: "closure.code",
  });
  context.emit("store", "void", [object, inner], {
    offset: closureCapturesOffset,
    alias: "capture.ref",
  });
  return object;
}

/** The constant object that adapts another one. */
function constantAdapter(
  context: FunctionContext,
  inner: string,
  code: string,
): string {
  const name = `adapted.${code}.${inner}`;
  context.world.module.globals.set(name, {
    name,
    constant: true,
    align: 8,
    data: [
      {
        kind: "address",
        symbol: functionShape(context.world, ["ref"]).symbol,
        bytes: 4,
      },
      { kind: "integer", bytes: 4, value: 0n },
      { kind: "address", symbol: code, bytes: 8 },
      { kind: "address", symbol: inner, bytes: 8 },
    ],
  });
  return name;
}

function adapterCode(
  context: FunctionContext,
  source: FunctionType,
  target: FunctionType,
  node: ts.Node,
): string {
  const { world } = context;
  const key = `adapter ${source.key} ${target.key}`;
  const known = world.instances.get(key);
  if (known !== undefined) return known.ir.name;
  const instance = world.createInstance(key, node, "adapter", {
    parameters: target.parameters,
    result: target.result,
    thisType: null,
    isClosure: true,
    environment: Environment.empty,
  });
  instance.ir.attributes.valueName = adapterName;
  const inner = new FunctionContext(world, instance, Environment.empty);
  const { builder } = inner;
  inner.at(node);
  const self = builder.addParameter(builder.block, "ref", "closure");
  const incoming = target.parameters.map((parameter): Typed => ({
    value: builder.addParameter(builder.block, irTypeOf(parameter.type)),
    type: parameter.type,
  }));
  const wrapped = inner.emit("load", "ref", [self], {
    offset: closureCapturesOffset,
    alias: "capture.ref",
  });
  const restAt = target.parameters.findIndex((parameter) => parameter.rest);
  const operands = new GivenArguments(inner, incoming, restAt, node).as(
    source.parameters,
  );
  const value = callFunctionObject(inner, wrapped, source, operands);
  if (!builder.isTerminated) {
    const wanted = resultIrType(target.result);
    if (wanted === "void") builder.terminate("ret", [], []);
    else
      builder.terminate(
        "ret",
        [convert(inner, value, target.result, node)],
        [],
      );
  }
  builder.finish();
  return instance.ir.name;
}

/** The arguments an adapter got, as its function wants to see them. */
export class GivenArguments {
  constructor(
    private readonly context: FunctionContext,
    private readonly incoming: readonly Typed[],
    /** Which of them is an array of all further ones; -1 when none is. */
    private readonly restAt: number,
    private readonly node: ts.Node,
  ) {}

  as(parameters: readonly ParameterInfo[]): Operand[] {
    return parameters.map((parameter, i) =>
      parameter.rest
        ? this.rest(i, parameter.type)
        : this.at(i, parameter.type),
    );
  }

  private get fixed(): readonly Typed[] {
    return this.restAt < 0
      ? this.incoming
      : this.incoming.slice(0, this.restAt);
  }

  /** Argument `index`, wherever it came in; undefined when there is none. */
  private at(index: number, type: Type): Operand {
    const fixed = this.fixed[index];
    if (fixed !== undefined)
      return convert(this.context, fixed, type, this.node);
    if (this.restAt < 0) return missingArgument(this.context, type);
    const element = arrayElementOrUndefined(
      this.context,
      this.incoming[this.restAt]!,
      integer("i64", index - this.restAt),
      this.node,
    );
    return convert(this.context, element, type, this.node);
  }

  /** All arguments from `index` on, in an array of `type`. */
  private rest(index: number, type: Type): Operand {
    const array = arrayTypeOf(type)!;
    const list = newArray(this.context, array, integer("i32", 0));
    for (const value of this.fixed.slice(index)) {
      appendOne(
        this.context,
        list,
        array,
        convert(this.context, value, array.element, this.node),
      );
    }
    if (this.restAt < 0) return list;
    const incoming = this.incoming[this.restAt]!;
    const from = Math.max(0, index - this.restAt);
    appendSpread(
      this.context,
      list,
      array,
      from === 0
        ? incoming
        : arraySlice(this.context, incoming, from, incoming.type),
      this.node,
    );
    return list;
  }
}

export function missingArgument(context: FunctionContext, type: Type): Operand {
  return sentinelOperand(context, type, "undefined");
}

/** Calls a function object with operands already in its representations. */
export function callFunctionObject(
  context: FunctionContext,
  object: Operand,
  type: FunctionType,
  operands: Operand[],
): Typed {
  const code = context.emit("load", "ptr", [object], {
    offset: closureCodeOffset,
    alias: "closure.code",
  });
  const value = context.callIndirect(code, closureSignature(type), [
    object,
    ...operands,
  ]);
  return context.resultOf(value, type.result);
}
