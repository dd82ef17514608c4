// Methods as values: a function object that remembers its object, and the
// question whether an object has an optional method at all.

import ts from "typescript";
import { unsupported } from "../diagnostics.ts";
import { symbol, type Operand } from "../ir/ir.ts";
import { methodCall, structuralSignature } from "./calls.ts";
import { functionShape } from "./closures.ts";
import { FunctionContext, type Typed } from "./context.ts";
import { closureCapturesOffset, closureCodeOffset } from "./object-model.ts";
import { booleanType, Environment, functionOf, irTypeOf, typeName, type Type } from "./types.ts";

/** `object.method.bind(object)`: calls go through the object's own method. */
export function boundMethod(context: FunctionContext, object: Typed, name: string, node: ts.Node): Typed {
  const { world } = context;
  const signature = structuralSignature(context, object.type, name, [], undefined);
  if (signature === null) unsupported(node, `the method \`${name}\` of \`${typeName(object.type)}\``);
  const { parameters, result } = signature;
  const key = `bound ${object.type.key}.${name}`;
  let instance = world.instances.get(key);
  if (instance === undefined) {
    instance = world.createInstance(key, node, `bound ${name}`, { parameters, result, thisType: null, isClosure: true, environment: Environment.empty });
    const inner = new FunctionContext(world, instance, Environment.empty);
    const { builder } = inner;
    inner.at(node);
    const closure = builder.addParameter(builder.block, "ref", "closure");
    const operands = parameters.map((parameter): Operand => builder.addParameter(builder.block, irTypeOf(parameter.type)));
    const self = inner.emit("load", "ref", [closure], { offset: closureCapturesOffset, alias: "capture.ref" });
    const call = methodCall(inner, object.type, name, [], parameters.map((parameter) => parameter.type), result);
    const value = inner.callMethod(call, call.signature, [self, ...operands]);
    if (!builder.isTerminated) builder.terminate("ret", call.signature.result === "void" ? [] : [value], []);
    builder.finish();
  }
  const bound = context.newObject(functionShape(world, ["ref"]));
  context.emit("store", "void", [bound, symbol("ptr", instance.ir.name)], { offset: closureCodeOffset, alias: "closure.code" });
  context.emit("store", "void", [bound, object.value], { offset: closureCapturesOffset, alias: "capture.ref" });
  return { value: bound, type: functionOf(parameters, result) };
}

/** i1: whether the object has the (optional) method and it is not undefined. */
export function hasMethod(context: FunctionContext, object: Typed, name: string): Operand {
  const receiver: Type = object.type;
  const call = methodCall(context, receiver, `has:${name}`, [], [], booleanType);
  return context.callMethod(call, call.signature, [object.value]);
}
