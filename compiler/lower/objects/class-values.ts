// Classes as values: function objects whose code makes an instance. Two uses
// of one class are the same object.

import type ts from "typescript";
import { hasCaptures } from "./class-captures.ts";
import { construct, constructorParameters } from "./constructors.ts";
import { isAbstract } from "./classes.ts";
import { staticFunctionObject } from "../calls/closures.ts";
import { FunctionContext, type Typed } from "../context.ts";
import { stringConstant } from "../expressions/text.ts";
import type { FunctionInstance } from "../instances.ts";
import {
  Environment,
  functionOf,
  irTypeOf,
  type ClassType,
  type Type,
} from "../types/types.ts";
import type { World } from "../world.ts";

/** A class that captures nothing, used as a value. */
export function classValue(
  context: FunctionContext,
  declaration: ts.ClassLikeDeclaration,
): Typed {
  const type = context.world.types.classes.instantiation(
    declaration,
    [],
    Environment.empty,
  );
  const thunk = classThunk(context.world, type);
  return {
    value: staticFunctionObject(context.world, thunk.ir.name),
    type: typeOfClassValue(context.world, type),
  };
}

/** `typeof Class`. */
export function typeOfClassValue(world: World, type: ClassType): Type {
  return functionOf(constructorParameters(world, type), type, type.declaration);
}

/** The same of a class in scope. */
export function classValueType(
  context: FunctionContext,
  declaration: ts.ClassLikeDeclaration,
): Type {
  const { classes } = context.world.types;
  return typeOfClassValue(
    context.world,
    classes.instantiation(declaration, [], context.environment),
  );
}

/** The code behind a class value: allocates and constructs. */
export function classThunk(world: World, type: ClassType): FunctionInstance {
  const { declaration } = type;
  const parameters = constructorParameters(world, type);
  const key = `class value ${type.key}`;
  const known = world.instances.get(key);
  if (known !== undefined) return known;
  const instance = world.createInstance(
    key,
    declaration,
    declaration.name?.text ?? "class",
    {
      parameters,
      result: type,
      thisType: null,
      isClosure: true,
      environment: type.environment,
    },
  );
  const inner = new FunctionContext(world, instance, type.environment);
  const { builder } = inner;
  inner.at(declaration);
  const closure = builder.addParameter(builder.block, "ref", "closure");
  const operands = parameters.map((parameter) =>
    builder.addParameter(builder.block, irTypeOf(parameter.type)),
  );
  if (isAbstract(declaration)) {
    inner.callRuntime("throwTypeError", [
      stringConstant(inner, "Cannot create an instance of an abstract class"),
    ]);
    if (!builder.isTerminated) builder.terminate("unreachable", [], []);
  } else {
    const holder = hasCaptures(world, declaration) ? closure : null;
    builder.terminate(
      "ret",
      [construct(inner, type, operands, declaration, holder).value],
      [],
    );
  }
  builder.finish();
  return instance;
}
