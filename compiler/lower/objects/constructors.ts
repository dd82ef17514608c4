// Constructors: the base's, fields in their order, parameter properties.

import ts from "typescript";
import { CompileError, unsupported } from "../../diagnostics.ts";
import type { Operand } from "../../ir/ir.ts";
import {
  type FunctionContext,
  FunctionContext as Context,
  type Typed,
} from "../context.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { lowerBody, parametersOf } from "../functions.ts";
import type { FunctionInstance } from "../instances.ts";
import { layoutOf } from "../machine/layout-classes.ts";
import { sentinelOperand } from "../types/convert.ts";
import {
  type ClassType,
  irTypeOf,
  isHeaderless,
  type ParameterInfo,
  representationOf,
  type Type,
  undefinedType,
} from "../types/types.ts";
import { variableSymbol } from "../variables/variables.ts";
import type { World } from "../world.ts";
import {
  hasCaptures,
  readClassCaptures,
  storeHolder,
} from "./class-captures.ts";
import {
  baseOf,
  fieldsOf,
  hasDeclare,
  isAbstract,
  isStaticMember,
  memberType,
  propertyNameText,
  shapeOfClass,
} from "./classes.ts";
import { constructOrGiveBack, mayFailHalfway } from "./give-back.ts";
import { storeField } from "./property-writes.ts";

export function constructorOf(
  type: ClassType,
): ts.ConstructorDeclaration | null {
  for (const element of type.declaration.members) {
    if (ts.isConstructorDeclaration(element) && element.body !== undefined)
      return element;
  }
  return null;
}

/** What `new` passes: of the own constructor, or the inherited one. */
export function constructorParameters(
  world: World,
  type: ClassType,
): ParameterInfo[] {
  const own = constructorOf(type);
  if (own !== null) return parametersOf(world, own, type.environment);
  const base = baseOf(world, type);
  return base === null ? [] : constructorParameters(world, base);
}

/** The function that initialises an object of a class. */
export function constructorInstance(
  world: World,
  type: ClassType,
): FunctionInstance {
  const own = constructorOf(type);
  const key = `constructor ${type.key}`;
  const known = world.instances.get(key);
  if (known !== undefined) return known;
  const node = own ?? type.declaration;
  const name = type.declaration.name?.text ?? "class";
  const instance = world.createInstance(key, node, `${name}.constructor`, {
    parameters: constructorParameters(world, type),
    result: undefinedType,
    thisType: type,
    isClosure: false,
    environment: type.environment,
  });
  world.enqueue(() => {
    if (own !== null) lowerConstructor(world, instance, own, type);
    else lowerDefaultConstructor(world, instance, type);
  });
  return instance;
}

function lowerConstructor(
  world: World,
  instance: FunctionInstance,
  node: ts.ConstructorDeclaration,
  type: ClassType,
): void {
  const derived = baseOf(world, type) !== null;
  lowerBody(world, instance, node, (context) => {
    context.homeClass = type;
    context.afterParameters = () => {
      if (!derived) initialiseFields(context, type, node);
    };
    context.afterSuper = () => initialiseFields(context, type, node);
  });
}

function lowerDefaultConstructor(
  world: World,
  instance: FunctionInstance,
  type: ClassType,
): void {
  instance.ir.blocks = [];
  const context = new Context(world, instance, type.environment);
  context.at(type.declaration);
  context.homeClass = type;
  const { builder } = context;
  const self = builder.addParameter(builder.block, irTypeOf(type), "this");
  context.thisValue = { value: self, type };
  const operands = instance.parameters.map((parameter) =>
    builder.addParameter(builder.block, irTypeOf(parameter.type)),
  );
  readClassCaptures(context, type);
  const base = baseOf(world, type);
  if (base !== null) {
    holdBase(context, type, base);
    context.callInstance(constructorInstance(world, base), [self, ...operands]);
  }
  initialiseFields(context, type, null);
  if (!builder.isTerminated) builder.terminate("ret", [], []);
  builder.finish();
}

/** A superclass that captures variables gets its class value before its constructor runs. */
export function holdBase(
  context: FunctionContext,
  type: ClassType,
  base: ClassType,
): void {
  if (!hasCaptures(context.world, base.declaration)) return;
  const clause = type.declaration.heritageClauses!.find(
    (heritage) => heritage.token === ts.SyntaxKind.ExtendsKeyword,
  )!;
  const holder = lowerExpression(context, clause.types[0]!.expression);
  storeHolder(context, context.thisValue!.value, base, holder.value);
}

/** Parameter properties and field initialisers, in order. */
function initialiseFields(
  context: FunctionContext,
  type: ClassType,
  node: ts.ConstructorDeclaration | null,
): void {
  const self = context.thisValue!;
  for (const parameter of node?.parameters ?? []) {
    if (!ts.isParameterPropertyDeclaration(parameter, node!)) continue;
    const name = parameter.name as ts.Identifier;
    const binding = context.bindingOf(
      variableSymbol(context.world, name),
      name,
    );
    storeField(
      context,
      self,
      name.text,
      { value: context.readBinding(binding), type: binding.type },
      parameter,
    );
  }
  for (const element of type.declaration.members) {
    if (
      !ts.isPropertyDeclaration(element) ||
      isStaticMember(element) ||
      isAbstract(element) ||
      hasDeclare(element)
    )
      continue;
    context.at(element);
    const name = propertyNameText(element.name);
    const fieldType = memberType(context.world, {
      kind: "field",
      owner: type,
      declaration: element,
    });
    if (element.initializer !== undefined) {
      const value = lowerExpression(context, element.initializer, fieldType);
      if (context.builder.isTerminated) return;
      storeField(context, self, name, value, element);
    } else if (!isHeaderless(type) && !isZeroUndefined(fieldType)) {
      storeField(
        context,
        self,
        name,
        {
          value: sentinelOperand(context, fieldType, "undefined"),
          type: fieldType,
        },
        element,
      );
    }
  }
}

/** Representations without undefined start as zero bits. */
function isZeroUndefined(type: Type): boolean {
  const representation = representationOf(type);
  return representation === "integer" || representation === "boolean";
}

/** `new C(…)` on already lowered operands. */
export function construct(
  context: FunctionContext,
  type: ClassType,
  operands: Operand[],
  node: ts.Node,
  holder: Operand | null = null,
): Typed {
  if (isAbstract(type.declaration))
    throw new CompileError(
      "NT1001",
      "an abstract class cannot be instantiated",
      node,
    );
  const object = isHeaderless(type)
    ? newLayoutObject(context, type)
    : context.newObject(shapeOfClass(context.world, type));
  if (holder !== null) storeHolder(context, object, type, holder);
  else if (hasCaptures(context.world, type.declaration))
    unsupported(
      node,
      "making an instance of this class here",
      "its variables are out of reach: make it where the class is in scope",
    );
  if (!isHeaderless(type) && isSeenEarly(context.world, type))
    clearFields(context, type, object, node);
  if (needsConstructor(context.world, type)) {
    const instance = constructorInstance(context.world, type);
    const call = (): void =>
      void context.callInstance(instance, [object, ...operands]);
    if (context.isKernel && mayFailHalfway(context.world, type))
      constructOrGiveBack(context, type, object, call);
    else call();
  }
  return { value: object, type };
}

/** Whether a superclass's constructor lets others see the object before it is whole. */
function isSeenEarly(world: World, type: ClassType): boolean {
  for (
    let base = baseOf(world, type);
    base !== null;
    base = baseOf(world, base)
  ) {
    if (constructorOf(base)?.body?.statements.some(leaksThis) === true)
      return true;
  }
  return false;
}

function leaksThis(node: ts.Node): boolean {
  if (node.kind === ts.SyntaxKind.ThisKeyword) {
    const { parent } = node;
    if (!ts.isPropertyAccessExpression(parent)) return true;
    return (
      ts.isCallExpression(parent.parent) && parent.parent.expression === parent
    );
  }
  return ts.forEachChild(node, leaksThis) ?? false;
}

/** Fields not yet initialised are undefined, not zero bits. */
function clearFields(
  context: FunctionContext,
  type: ClassType,
  object: Operand,
  node: ts.Node,
): void {
  for (const field of fieldsOf(context.world, type)) {
    if (isZeroUndefined(field.type) || field.hidden === true) continue;
    const value = {
      value: sentinelOperand(context, field.type, "undefined"),
      type: field.type,
    };
    storeField(context, { value: object, type }, field.name, value, node);
  }
}

function newLayoutObject(context: FunctionContext, type: ClassType): Operand {
  const { sizeBytes } = layoutOf(context.world, type);
  const allocator = context.isKernel ? "kernelAllocate" : "allocateObject";
  const address = context.callRuntime(allocator, [
    { kind: "integer", type: "i64", value: BigInt(sizeBytes) },
  ]).value;
  return context.emit("bitcast", "ptr", [address]);
}

function needsConstructor(world: World, type: ClassType): boolean {
  if (constructorOf(type) !== null) return true;
  if (
    type.declaration.members.some(
      (element) =>
        ts.isPropertyDeclaration(element) && !isStaticMember(element),
    )
  )
    return true;
  const base = baseOf(world, type);
  return base !== null && needsConstructor(world, base);
}
