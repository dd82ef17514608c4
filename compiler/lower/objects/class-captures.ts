// Classes inside functions that use the functions' variables. The class value
// is a function object holding the captures; every instance remembers it in a
// hidden field, so that methods find the variables.

import ts from "typescript";
import {
  symbol as symbolConstant,
  type IrType,
  type Operand,
} from "../../ir/ir.ts";
import { SsaVariable } from "../builder.ts";
import { unsupported } from "../../diagnostics.ts";
import { frameOf } from "../variables/bindings.ts";
import { classThunk, typeOfClassValue } from "./class-values.ts";
import { isStaticMember } from "./classes.ts";
import { sentinelOperand } from "../types/convert.ts";
import { functionShape } from "../calls/closures.ts";
import type { FunctionContext, Typed } from "../context.ts";
import {
  captureLayout,
  fixCaptures,
  isStaticFunction,
  readCaptures,
} from "../variables/captures.ts";
import { closureCapturesOffset, closureCodeOffset } from "../object-model.ts";
import type { FieldAccess } from "../types/shapes.ts";
import { irTypeOf, type ClassType, type Type } from "../types/types.ts";
import type { World } from "../world.ts";

const holderType: Type = { kind: "object", key: "object" };

/** Whether a class needs to remember variables of an enclosing function. */
export function hasCaptures(
  world: World,
  declaration: ts.ClassLikeDeclaration,
): boolean {
  return captures(world, declaration, new Set());
}

function captures(
  world: World,
  declaration: ts.ClassLikeDeclaration,
  visiting: Set<ts.Node>,
): boolean {
  if (visiting.has(declaration)) return false;
  visiting.add(declaration);
  if (hasOwnStatics(declaration)) return true;
  return world.bindings.capturesOf(declaration).some((symbol) => {
    const other = symbol.valueDeclaration;
    if (other === declaration || isStaticFunction(world, symbol)) return false;
    return (
      other === undefined ||
      !ts.isClassLike(other) ||
      captures(world, other, visiting)
    );
  });
}

/** A class in a function is another one each time: so are its static fields. */
function hasOwnStatics(declaration: ts.ClassLikeDeclaration): boolean {
  return (
    !ts.isSourceFile(frameOf(declaration)) &&
    staticFields(declaration).length > 0
  );
}

function staticFields(
  declaration: ts.ClassLikeDeclaration,
): ts.PropertyDeclaration[] {
  return declaration.members.filter(
    (member): member is ts.PropertyDeclaration =>
      ts.isPropertyDeclaration(member) && isStaticMember(member),
  );
}

/** Where a class value keeps one of its static fields: behind the captures. */
export function staticFieldOffset(
  context: FunctionContext,
  field: ts.PropertyDeclaration,
): { type: Type; offset: number } {
  const declaration = field.parent;
  const { slots } = captureLayout(
    context.world,
    declaration,
    context.environment,
  );
  let offset = closureCapturesOffset + 8 * slots.length;
  for (const each of staticFields(declaration)) {
    if (each === field) break;
    offset += 8;
  }
  const type = context.resolve(context.world.checker.getTypeAtLocation(field));
  if (
    irTypeOf(type) === "i128" ||
    slots.some((slot) => slot.kind === "ssa" && irTypeOf(slot.type) === "i128")
  )
    unsupported(field, "an optional 64-bit integer in a class in a function");
  return { type, offset };
}

export function holderField(
  world: World,
  declaration: ts.ClassLikeDeclaration,
): string {
  return `$captures ${world.idOf(declaration)}`;
}

function access(context: FunctionContext, type: ClassType): FieldAccess {
  return {
    receiver: type,
    name: holderField(context.world, type.declaration),
    type: holderType,
    optional: false,
  };
}

/** Makes the class value where the class is declared. */
export function makeHolder(context: FunctionContext, type: ClassType): Typed {
  const { declaration } = type;
  const slots = fixCaptures(context, declaration);
  const held = slots.map(
    (slot): { value: Operand; type: IrType; offset: number } => {
      const binding =
        slot.kind === "this"
          ? null
          : context.bindingOf(slot.symbol, declaration);
      if (binding === null || binding.kind === "global")
        throw new Error("a class captured what it cannot");
      return {
        value: context.builder.read(binding.variable),
        type: binding.variable.type,
        offset: slot.offset,
      };
    },
  );
  const holder = context.newObject(
    functionShape(context.world, [
      ...held.map((each) => each.type),
      ...staticFields(declaration).map((field) =>
        irTypeOf(staticFieldOffset(context, field).type),
      ),
    ]),
  );
  for (const field of staticFields(declaration)) {
    const { type, offset } = staticFieldOffset(context, field);
    const bits = sentinelOperand(context, type, "undefined");
    if (bits.kind !== "undef")
      context.emit("store", "void", [holder, bits], { offset, alias: "any" });
  }
  const code = classThunk(context.world, type).ir.name;
  context.emit("store", "void", [holder, symbolConstant("ptr", code)], {
    offset: closureCodeOffset,
    alias: "closure.code",
  });
  for (const each of held) {
    context.emit("store", "void", [holder, each.value], {
      offset: each.offset,
      alias: `capture.${each.type}`,
    });
  }
  return { value: holder, type: typeOfClassValue(context.world, type) };
}

/** Before the constructor runs: the instance learns its class value. */
export function storeHolder(
  context: FunctionContext,
  object: Operand,
  type: ClassType,
  holder: Operand,
): void {
  context.emit("setfield", "void", [object, holder], {
    payload: access(context, type),
  });
}

/** The class value an instance was made with. */
export function holderOf(
  context: FunctionContext,
  object: Operand,
  type: ClassType,
): Operand {
  return context.emit("getfield", "ref", [object], {
    payload: access(context, type),
  });
}

/** At the start of a method or constructor: the captured variables. */
export function readClassCaptures(
  context: FunctionContext,
  type: ClassType,
): void {
  if (
    context.thisValue === null ||
    !hasCaptures(context.world, type.declaration)
  )
    return;
  const holder = holderOf(context, context.thisValue.value, type);
  const self = context.thisValue;
  const { closureObject } = context;
  context.closureObject = holder;
  readCaptures(context, type.declaration);
  context.closureObject = closureObject;
  context.thisValue = self;
  bindClass(context, type, holder);
}

/** Makes the class's own name mean the class value. */
export function bindClass(
  context: FunctionContext,
  type: ClassType,
  holder: Operand,
): void {
  const { name } = type.declaration;
  const symbol =
    name === undefined
      ? undefined
      : context.world.checker.getSymbolAtLocation(name);
  if (symbol === undefined) return;
  const variable = new SsaVariable(symbol.name, "ref");
  context.builder.write(variable, holder);
  context.variables.set(symbol, {
    kind: "ssa",
    variable,
    type: typeOfClassValue(context.world, type),
  });
}
