// Methods as values: a function object that remembers its object, functions
// with their first arguments bound, and the question whether an object has an optional method at all.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { type IrType, type Operand, symbol } from "../../ir/ir.ts";
import { FunctionContext, type Typed } from "../context.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { stringConstant } from "../expressions/text.ts";
import type { FunctionInstance } from "../instances.ts";
import { closureCapturesOffset, closureCodeOffset } from "../object-model.ts";
import { convert, sentinelOperand } from "../types/convert.ts";
import { typeName } from "../types/type-names.ts";
import {
  booleanType,
  Environment,
  functionOf,
  irTypeOf,
  type Type,
  undefinedType,
} from "../types/types.ts";
import { callFunctionObject } from "./adapters.ts";
import { functionShape, staticFunctionObject } from "./closures.ts";
import { boundMethodName, boundName } from "./function-names.ts";
import { methodCall } from "./method-calls.ts";
import { structuralSignature } from "./structural-calls.ts";

/** `object.method.bind(object)`: calls go through the object's own method. */
export function boundMethod(
  context: FunctionContext,
  object: Typed,
  name: string,
  node: ts.Node,
): Typed {
  const { world } = context;
  const signature = structuralSignature(
    context,
    object.type,
    name,
    [],
    undefined,
  );
  if (signature === null)
    unsupported(node, `the method \`${name}\` of \`${typeName(object.type)}\``);
  const { parameters, result } = signature;
  const key = `bound ${object.type.key}.${name}`;
  let instance = world.instances.get(key);
  if (instance === undefined) {
    instance = world.createInstance(key, node, `bound ${name}`, {
      parameters,
      result,
      thisType: null,
      isClosure: true,
      environment: Environment.empty,
    });
    instance.ir.attributes.valueName = boundMethodName(world, name);
    const inner = new FunctionContext(world, instance, Environment.empty);
    const { builder } = inner;
    inner.at(node);
    const closure = builder.addParameter(builder.block, "ref", "closure");
    const operands = parameters.map((parameter): Operand =>
      builder.addParameter(builder.block, irTypeOf(parameter.type)),
    );
    const self = inner.emit("load", "ref", [closure], {
      offset: closureCapturesOffset,
      alias: "capture.ref",
    });
    const call = methodCall(inner, object.type, name, [], parameters, result);
    const value = inner.callMethod(call, call.signature, [self, ...operands]);
    if (!builder.isTerminated)
      builder.terminate(
        "ret",
        call.signature.result === "void" ? [] : [value],
        [],
      );
    builder.finish();
  }
  const bound = context.newObject(functionShape(world, ["ref"]));
  context.emit("store", "void", [bound, symbol("ptr", instance.ir.name)], {
    offset: closureCodeOffset,
    alias: "closure.code",
  });
  context.emit("store", "void", [bound, object.value], {
    offset: closureCapturesOffset,
    alias: "capture.ref",
  });
  return { value: bound, type: functionOf(parameters, result) };
}

/**
 * A known method as a value: bound to `self`, or as a function without an
 * object, which throws what JavaScript throws when the method looks at `this`.
 */
export function methodValue(
  context: FunctionContext,
  method: FunctionInstance,
  self: Operand | null,
): Typed {
  const { world } = context;
  const type = functionOf(method.parameters, method.result);
  const usesThis = world.bindings.usesThis(method.node);
  const key = `method value ${method.key} ${self !== null}`;
  let code = world.instances.get(key);
  if (code === undefined) {
    code = world.createInstance(
      key,
      method.node,
      `${method.ir.displayName}.value`,
      {
        parameters: method.parameters,
        result: method.result,
        thisType: null,
        isClosure: true,
        environment: Environment.empty,
      },
    );
    const inner = new FunctionContext(world, code, Environment.empty);
    const { builder } = inner;
    inner.at(method.node);
    const closure = builder.addParameter(builder.block, "ref", "closure");
    const operands = method.parameters.map((parameter): Operand =>
      builder.addParameter(builder.block, irTypeOf(parameter.type)),
    );
    if (self === null && usesThis) {
      inner.callRuntime("throwTypeError", [
        stringConstant(inner, "Cannot read properties of undefined"),
      ]);
      if (!builder.isTerminated) builder.terminate("unreachable", [], []);
    } else {
      const object =
        self === null
          ? sentinelOperand(inner, undefinedType, "undefined")
          : inner.emit("load", "ref", [closure], {
              offset: closureCapturesOffset,
              alias: "capture.ref",
            });
      const value = inner.callInstance(method, [object, ...operands]);
      if (!builder.isTerminated) {
        const isVoid = method.ir.signature.result === "void";
        builder.terminate("ret", isVoid ? [] : [value], []);
      }
    }
    builder.finish();
  }
  if (self === null)
    return { value: staticFunctionObject(world, code.ir.name), type };
  const bound = context.newObject(functionShape(world, ["ref"]));
  context.emit("store", "void", [bound, symbol("ptr", code.ir.name)], {
    offset: closureCodeOffset,
    alias: "closure.code",
  });
  context.emit("store", "void", [bound, self], {
    offset: closureCapturesOffset,
    alias: "capture.ref",
  });
  return { value: bound, type };
}

/** `f.bind(null, a, b)`: a function object that holds the function and its first arguments. */
export function boundArguments(
  context: FunctionContext,
  target: Typed,
  nodes: readonly ts.Expression[],
  node: ts.Node,
): Typed {
  if (nodes.length === 0) return target;
  const { world } = context;
  const { type } = target;
  if (type.kind !== "function")
    unsupported(node, "`bind` of this", "write an arrow function");
  const first = type.parameters.slice(0, nodes.length);
  const others = type.parameters.slice(nodes.length);
  if (
    first.length < nodes.length ||
    first.some(
      (parameter) => parameter.rest || irTypeOf(parameter.type) === "i128",
    )
  ) {
    unsupported(node, "`bind` with these arguments", "write an arrow function");
  }
  const types: IrType[] = [
    "ref",
    ...first.map((parameter) => irTypeOf(parameter.type)),
  ];
  const offsetOf = (i: number): number => closureCapturesOffset + 8 * i;
  const key = `bound arguments ${nodes.length} ${type.key}`;
  let instance = world.instances.get(key);
  if (instance === undefined) {
    instance = world.createInstance(key, node, "bound", {
      parameters: others,
      result: type.result,
      thisType: null,
      isClosure: true,
      environment: Environment.empty,
    });
    instance.ir.attributes.valueName = boundName;
    const inner = new FunctionContext(world, instance, Environment.empty);
    const { builder } = inner;
    inner.at(node);
    const closure = builder.addParameter(builder.block, "ref", "closure");
    const operands = others.map((parameter): Operand =>
      builder.addParameter(builder.block, irTypeOf(parameter.type)),
    );
    const [callee, ...held] = types.map((ir, i) =>
      inner.emit("load", ir, [closure], {
        offset: offsetOf(i),
        alias: `capture.${ir}`,
      }),
    );
    const result = callFunctionObject(inner, callee!, type, [
      ...held,
      ...operands,
    ]);
    if (!builder.isTerminated)
      builder.terminate(
        "ret",
        instance.ir.signature.result === "void" ? [] : [result.value],
        [],
      );
    builder.finish();
  }
  const values = nodes.map((argument, i) =>
    convert(
      context,
      lowerExpression(context, argument, first[i]!.type),
      first[i]!.type,
      argument,
    ),
  );
  const bound = context.newObject(functionShape(world, types));
  context.emit("store", "void", [bound, symbol("ptr", instance.ir.name)], {
    offset: closureCodeOffset,
    alias: "closure.code",
  });
  [target.value, ...values].forEach((value, i) => {
    context.emit("store", "void", [bound, value], {
      offset: offsetOf(i),
      alias: `capture.${types[i]}`,
    });
  });
  return { value: bound, type: functionOf(others, type.result) };
}

/** i1: whether the object has the (optional) method and it is not undefined. */
export function hasMethod(
  context: FunctionContext,
  object: Typed,
  name: string,
): Operand {
  const receiver: Type = object.type;
  const call = methodCall(
    context,
    receiver,
    `has:${name}`,
    [],
    [],
    booleanType,
  );
  return context.callMethod(call, call.signature, [object.value]);
}
