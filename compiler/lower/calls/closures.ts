// Function values: closures over captured variables, static function objects
// for functions that capture nothing, and classes' methods bound to objects.

import { closureCodeOffset } from "../object-model.ts";
import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { symbol, type IrType, type Operand } from "../../ir/ir.ts";
import { FunctionContext, type Typed } from "../context.ts";
import {
  bindTypeParameters,
  displayName,
  instanceOfFunction,
  lowerBody,
  parametersOf,
  resultOf,
} from "../functions.ts";
import { hasIdentity, newFunction } from "./function-identity.ts";
import { fixCaptures, isStaticFunction } from "../variables/captures.ts";
import type { FunctionInstance, FunctionNode } from "../instances.ts";
import type { Shape } from "../types/shapes.ts";
import {
  functionOf,
  irTypeOf,
  undefinedType,
  type FunctionType,
  type ParameterInfo,
  type Type,
} from "../types/types.ts";
import type { World } from "../world.ts";

/** The shape of function objects with captures of these IR types. */
export function functionShape(
  world: World,
  captures: readonly IrType[],
): Shape {
  const shape = world.shape(`function ${captures.join(",")}`, () => ({
    name: "Function",
    kind: "function",
    fields: captures.map((type, i) => ({
      name: `capture${i}`,
      type: captureFieldType(type),
      optional: false,
      hidden: true,
    })),
    classType: null,
    arrayType: null,
  }));
  shape.allocated = true;
  return shape;
}

function captureFieldType(type: IrType): Type {
  switch (type) {
    case "f64":
      return { kind: "number", key: "number" };
    case "ref":
      return { kind: "object", key: "object" };
    case "val":
      return { kind: "unknown", key: "unknown" };
    default:
      return {
        kind: "integer",
        key: "u64",
        name: "u64",
        bits: 64,
        signed: false,
      };
  }
}

/** The instance of a function expression, arrow or capturing declaration. */
export function closureInstance(
  context: FunctionContext,
  node: FunctionNode,
  expected: FunctionType | null,
): FunctionInstance {
  const { world, environment } = context;
  const own = parametersOf(world, node, environment);
  const declaredResult = resultOf(world, node, environment);
  const padded = padParameters(own, expected);
  const result =
    expected?.result.kind === "undefined" ? undefinedType : declaredResult;
  const shape = functionOf(padded, result);
  const statics = usesStaticThis(context, node)
    ? context.staticClass.at(-1)!
    : null;
  const suffix = statics === null ? "" : `@${world.idOf(statics.declaration)}`;
  const key = `closure ${world.idOf(node)}<${environment.key}>${shape.key}${suffix}`;
  const known = world.instances.get(key);
  if (known !== undefined) return known;
  const instance = world.createInstance(key, node, displayName(node), {
    parameters: padded,
    result,
    thisType: null,
    isClosure: true,
    environment,
  });
  world.enqueue(() =>
    lowerBody(world, instance, node, (inner) => {
      inner.homeClass = context.homeClass;
      if (statics !== null) {
        const { declaration } = statics;
        const holder = statics.holder === null ? null : inner.thisValue!.value;
        inner.staticClass.push({ declaration, holder });
      }
    }),
  );
  return instance;
}

/** An arrow function in a static member, whose `this` is the class. */
function usesStaticThis(context: FunctionContext, node: FunctionNode): boolean {
  return (
    context.staticClass.length > 0 &&
    ts.isArrowFunction(node) &&
    context.world.bindings.usesThis(node)
  );
}

/** A generic closure with its type parameters bound: another code for the same object. */
export function genericClosure(
  context: FunctionContext,
  node: ts.ArrowFunction | ts.FunctionExpression,
  typeArguments: readonly Type[],
): FunctionInstance {
  const { world } = context;
  const environment = bindTypeParameters(
    world,
    node,
    typeArguments,
    context.environment,
  );
  const key = `generic closure ${world.idOf(node)}<${environment.key}>`;
  const known = world.instances.get(key);
  if (known !== undefined) return known;
  const instance = world.createInstance(key, node, displayName(node), {
    parameters: parametersOf(world, node, environment),
    result: resultOf(world, node, environment),
    thisType: null,
    isClosure: true,
    environment,
  });
  world.enqueue(() => lowerBody(world, instance, node));
  return instance;
}

/** Adds the parameters a caller passes and the closure ignores. */
function padParameters(
  own: ParameterInfo[],
  expected: FunctionType | null,
): ParameterInfo[] {
  if (expected === null || own.some((parameter) => parameter.rest)) return own;
  if (expected.parameters.some((parameter) => parameter.rest)) return own;
  return [...own, ...expected.parameters.slice(own.length)];
}

export function lowerClosure(
  context: FunctionContext,
  node: FunctionNode,
  expected: Type | null,
): Typed {
  if (node.asteriskToken !== undefined)
    unsupported(node, "a generator", "write a class with `next()`");
  if (
    ts.getCombinedModifierFlags(node as ts.Declaration) & ts.ModifierFlags.Async
  )
    unsupported(node, "an async function");
  const target = expected?.kind === "function" ? expected : null;
  const slots = fixCaptures(context, node);
  const instance = closureInstance(context, node, target);
  const type = functionOf(instance.parameters, instance.result);
  if (slots.length === 0) {
    const code = instance.ir.name;
    const constant = staticFunctionObject(context.world, code);
    if (constant.kind !== "symbol" || !hasIdentity(context, node))
      return { value: constant, type };
    const shape = functionShape(context.world, []);
    const value = newFunction(context, {
      constant: constant.name,
      shape,
      code,
    });
    return { value, type };
  }
  const captures = slots.map(
    (slot): { value: Operand; type: IrType; offset: number } => {
      if (slot.kind === "this")
        return {
          value: context.thisValue!.value,
          type: irTypeOf(slot.type),
          offset: slot.offset,
        };
      const binding = context.bindingOf(slot.symbol, node);
      if (binding.kind === "global")
        return unsupported(node, "capturing a global");
      return {
        value: context.builder.read(binding.variable),
        type: binding.variable.type,
        offset: slot.offset,
      };
    },
  );
  const object = context.newObject(
    functionShape(
      context.world,
      captures.map((capture) => capture.type),
    ),
  );
  context.emit("store", "void", [object, symbol("ptr", instance.ir.name)], {
    offset: closureCodeOffset,
    alias: "closure.code",
  });
  for (const capture of captures) {
    context.emit("store", "void", [object, capture.value], {
      offset: capture.offset,
      alias: `capture.${capture.type}`,
    });
  }
  return { value: object, type };
}

const staticObjects = new WeakMap<World, Map<string, string>>();

/** A constant function object for code that needs no captures. */
export function staticFunctionObject(world: World, code: string): Operand {
  const known = staticObjects.get(world) ?? new Map<string, string>();
  staticObjects.set(world, known);
  let name = known.get(code);
  if (name === undefined) {
    name = `function.${code}`;
    known.set(code, name);
    world.module.globals.set(name, {
      name,
      constant: true,
      align: 8,
      data: [
        { kind: "address", symbol: functionShape(world, []).symbol, bytes: 4 },
        { kind: "integer", bytes: 4, value: 0n },
        { kind: "address", symbol: code, bytes: 8 },
      ],
    });
  }
  return symbol("ref", name);
}

/** A plain function as a value: a static object whose code drops the object. */
export function functionValue(
  context: FunctionContext,
  instance: FunctionInstance,
): Typed {
  const { world } = context;
  if (instance.thisType !== null && ts.isFunctionDeclaration(instance.node)) {
    unsupported(
      context.instance.node,
      `the function \`${instance.ir.displayName}\` with a \`this\` parameter as a value`,
      "pass the object as an ordinary parameter",
    );
  }
  const type = functionOf(instance.parameters, instance.result);
  if (instance.isClosure)
    return { value: staticFunctionObject(world, instance.ir.name), type };
  const key = `thunk ${instance.key}`;
  let thunk = world.instances.get(key);
  if (thunk === undefined) {
    thunk = world.createInstance(
      key,
      instance.node,
      `${instance.ir.displayName}.value`,
      {
        parameters: instance.parameters,
        result: instance.result,
        thisType: null,
        isClosure: true,
        environment: instance.environment,
      },
    );
    const inner = new FunctionContext(world, thunk, instance.environment);
    inner.at(instance.node);
    inner.builder.addParameter(inner.builder.block, "ref", "closure");
    const parameters = instance.parameters.map((info) =>
      inner.builder.addParameter(inner.builder.block, irTypeOf(info.type)),
    );
    const value = inner.callInstance(instance, parameters);
    if (!inner.builder.isTerminated) {
      inner.builder.terminate(
        "ret",
        instance.ir.signature.result === "void" ? [] : [value],
        [],
      );
    }
    inner.builder.finish();
  }
  return { value: staticFunctionObject(world, thunk.ir.name), type };
}

/** A function declaration used as a value. */
export function declaredFunctionValue(
  context: FunctionContext,
  node: ts.FunctionDeclaration,
  typeArguments: readonly Type[],
): Typed {
  return functionValue(
    context,
    instanceOfFunction(
      context.world,
      node,
      typeArguments,
      environmentFor(context, node),
    ),
  );
}

/** The bindings of enclosing generics that a nested static function may use. */
export function environmentFor(
  context: FunctionContext,
  node: ts.FunctionDeclaration,
): import("../types/types.ts").Environment {
  return bindTypeParameters(
    context.world,
    { ...node, typeParameters: undefined } as ts.FunctionDeclaration,
    [],
    context.environment,
  );
}

export { isStaticFunction };
