// Classes as values: function objects whose code makes an instance. Two uses
// of one class are the same object.

import ts from "typescript";
import { unsupported } from "../diagnostics.ts";
import { construct, constructorParameters, isAbstract } from "./classes.ts";
import { staticFunctionObject } from "./closures.ts";
import { FunctionContext, type Typed } from "./context.ts";
import { stringConstant } from "./convert.ts";
import { Environment, functionOf, irTypeOf } from "./types.ts";

/** A class used as a value: called with `new` through a variable. */
export function classValue(context: FunctionContext, declaration: ts.ClassLikeDeclaration, node: ts.Node): Typed {
  const { world } = context;
  if (world.bindings.capturesOf(declaration).some((symbol) => symbol.valueDeclaration !== declaration && !(symbol.flags & ts.SymbolFlags.Class))) {
    unsupported(node, "a class that uses local variables, as a value", "pass them to the constructor");
  }
  const type = world.types.classType(declaration, [], Environment.empty);
  const parameters = constructorParameters(world, type);
  const key = `class value ${type.key}`;
  let instance = world.instances.get(key);
  if (instance === undefined) {
    instance = world.createInstance(key, declaration, declaration.name?.text ?? "class", {
      parameters,
      result: type,
      thisType: null,
      isClosure: true,
      environment: type.environment,
    });
    const inner = new FunctionContext(world, instance, type.environment);
    const { builder } = inner;
    inner.at(declaration);
    builder.addParameter(builder.block, "ref", "closure");
    const operands = parameters.map((parameter) => builder.addParameter(builder.block, irTypeOf(parameter.type)));
    if (isAbstract(declaration)) {
      inner.callRuntime("throwTypeError", [stringConstant(inner, "Cannot create an instance of an abstract class")]);
      if (!builder.isTerminated) builder.terminate("unreachable", [], []);
    } else {
      builder.terminate("ret", [construct(inner, type, operands, declaration).value], []);
    }
    builder.finish();
  }
  return { value: staticFunctionObject(world, instance.ir.name), type: functionOf(parameters, type) };
}
