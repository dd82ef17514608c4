// The static side of classes. `this` in a static member is the class it was
// called on: members that use it are compiled once for each class that inherits
// them. A class that captures variables, or is evaluated more than once, keeps
// its static fields in its class value.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { integer, type Operand } from "../../ir/ir.ts";
import { methodValue } from "../calls/bound-methods.ts";
import { lowerArguments } from "../calls/call-arguments.ts";
import { callValue, typeArgumentsOf } from "../calls/calls.ts";
import { hasCaptures, staticFieldOffset } from "./class-captures.ts";
import { classThunk, classValue, classValueType } from "./class-values.ts";
import { classDeclarationOf, isStaticMember } from "./classes.ts";
import { lowerChoices } from "../expressions/choices.ts";
import { functionValue } from "../calls/closures.ts";
import { nameOf } from "../calls/function-names.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { convert } from "../types/convert.ts";
import { lowerExpression } from "../expressions/expressions.ts";
import { instanceOfFunction } from "../functions.ts";
import { narrowed } from "../variables/identifiers.ts";
import type { FunctionInstance } from "../instances.ts";
import { closureCodeOffset } from "../object-model.ts";
import { lowerStatements } from "../statements/statements.ts";
import { baseDeclaration, findStatic, staticSide } from "./static-members.ts";
import { typedString } from "../expressions/text.ts";
import {
  Environment,
  type Type,
  irTypeOf,
  nonNullish,
} from "../types/types.ts";
import { checkDeclared } from "../variables/unset.ts";

/** The class that `this` is in a static member. */
export interface StaticReceiver {
  readonly declaration: ts.ClassLikeDeclaration;
  /** The class value; null where everything about the class is static. */
  readonly holder: Operand | null;
}

/** A static member that can be read and written. */
export interface StaticPlace {
  readonly type: Type;
  read(): Typed;
  write(value: Typed): void;
}

/** The class an expression names, or null. */
export function staticReceiver(
  context: FunctionContext,
  node: ts.Expression,
): StaticReceiver | null {
  const declaration =
    staticSide(context, node) ??
    (ts.isIdentifier(node) ? classDeclarationOf(context, node) : null);
  if (declaration === null) return null;
  checkDeclared(context, declaration);
  const holder = hasCaptures(context.world, declaration)
    ? lowerExpression(context, node).value
    : null;
  return { declaration, holder };
}

/** `this` of a static member as a value. */
export function receiverValue(
  context: FunctionContext,
  { declaration, holder }: StaticReceiver,
): Typed {
  if (holder === null) return classValue(context, declaration);
  return { value: holder, type: classValueType(context, declaration) };
}

/** What `use` does with each class that a class value can be. */
export function withReceiver(
  context: FunctionContext,
  object: Typed,
  node: ts.Node,
  use: (receiver: StaticReceiver) => Typed,
): Typed {
  const { world } = context;
  const type = nonNullish(object.type);
  const declaration =
    type.kind === "function" && type.statics !== undefined
      ? type.statics
      : unsupported(node, "a static member of this");
  const own: StaticReceiver = {
    declaration,
    holder: hasCaptures(world, declaration) ? object.value : null,
  };
  const others = world
    .subclassesOf(declaration)
    .filter((other) => !hasCaptures(world, other));
  if (others.length === 0) return use(own);
  const code = context.emit("load", "i64", [object.value], {
    offset: closureCodeOffset,
    alias: "any",
  });
  const choices = others.map((other) => ({
    test: () => {
      const type = world.types.classes.instantiation(
        other,
        [],
        Environment.empty,
      );
      const thunk = classThunk(world, type).ir.name;
      const address = context.emit("bitcast", "i64", [
        { kind: "symbol", type: "ptr", name: thunk },
      ]);
      return context.emit("icmp", "i1", [code, address], { predicate: "eq" });
    },
    lower: () => use({ declaration: other, holder: null }),
  }));
  const last = { test: () => integer("i1", 1), lower: () => use(own) };
  return lowerChoices(context, [...choices, last], node);
}

/** `Class.name`; null when the class has no such static member. */
export function readStatic(
  context: FunctionContext,
  receiver: StaticReceiver,
  name: string,
  node: ts.Node,
  from: ts.ClassLikeDeclaration = receiver.declaration,
): Typed | null {
  const getter = findStatic(context, from, name, ts.isGetAccessor);
  if (getter !== null) {
    const { instance, leading } = staticInstance(
      context,
      receiver,
      getter as ts.GetAccessorDeclaration,
      [],
      node,
    );
    return context.resultOf(
      context.callInstance(instance, leading),
      instance.result,
    );
  }
  const member = findStatic(context, from, name);
  if (member === null) {
    return name === "name"
      ? typedString(context, nameOf(receiver.declaration) ?? "")
      : null;
  }
  if (ts.isPropertyDeclaration(member)) {
    const value = fieldPlace(context, receiver, member, node).read();
    return narrowed(context, value, node);
  }
  const method = staticMethod(context, from, name);
  if (method === null) return unsupported(node, "this static member");
  const { instance, leading } = staticInstance(
    context,
    receiver,
    method,
    [],
    node,
  );
  const [holder] = leading;
  return holder === undefined
    ? functionValue(context, instance)
    : methodValue(context, instance, holder);
}

/** `Class.name` to be assigned; null when there is no such field or setter. */
export function staticPlace(
  context: FunctionContext,
  receiver: StaticReceiver,
  name: string,
  node: ts.Node,
): StaticPlace | null {
  const setter = findStatic(
    context,
    receiver.declaration,
    name,
    ts.isSetAccessor,
  );
  if (setter !== null) {
    const { instance, leading } = staticInstance(
      context,
      receiver,
      setter as ts.SetAccessorDeclaration,
      [],
      node,
    );
    const { type } = instance.parameters[0]!;
    return {
      type,
      read: () => readStatic(context, receiver, name, node)!,
      write: (value) =>
        void context.callInstance(instance, [
          ...leading,
          convert(context, value, type, node),
        ]),
    };
  }
  const member = findStatic(context, receiver.declaration, name);
  return member !== null && ts.isPropertyDeclaration(member)
    ? fieldPlace(context, receiver, member, node)
    : null;
}

/** `Class.name(…)`; null when there is no such static member. */
export function callStaticMember(
  context: FunctionContext,
  receiver: StaticReceiver,
  name: string,
  node: ts.CallExpression,
  from: ts.ClassLikeDeclaration = receiver.declaration,
): Typed | null {
  const member = staticMethod(context, from, name);
  if (member === null) {
    if (findStatic(context, from, name) === null) return null;
    const value = readStatic(context, receiver, name, node.expression, from)!;
    return callValue(context, value, node.arguments, node);
  }
  const typeArguments = typeArgumentsOf(
    context,
    node,
    member.typeParameters?.length ?? 0,
  );
  const { instance, leading } = staticInstance(
    context,
    receiver,
    member,
    typeArguments,
    node,
  );
  const operands = lowerArguments(
    context,
    node.arguments,
    instance.parameters,
    node,
  );
  context.at(node);
  return context.resultOf(
    context.callInstance(instance, [...leading, ...operands]),
    instance.result,
  );
}

/** The superclass of the class that `super` stands in. */
export function superDeclaration(
  context: FunctionContext,
  node: ts.Node,
): ts.ClassLikeDeclaration {
  let home: ts.Node = node;
  while (!ts.isClassLike(home)) home = home.parent;
  return (
    baseDeclaration(context, home) ?? unsupported(node, "this use of `super`")
  );
}

/** The implementation of a static method, behind its overloads. */
function staticMethod(
  context: FunctionContext,
  declaration: ts.ClassLikeDeclaration,
  name: string,
): ts.MethodDeclaration | null {
  const found = findStatic(
    context,
    declaration,
    name,
    (node) => ts.isMethodDeclaration(node) && node.body !== undefined,
  );
  return found as ts.MethodDeclaration | null;
}

/** A static method or accessor as compiled for one receiver. */
function staticInstance(
  context: FunctionContext,
  receiver: StaticReceiver,
  member: ts.MethodDeclaration | ts.AccessorDeclaration,
  typeArguments: readonly Type[],
  node: ts.Node,
): { instance: FunctionInstance; leading: Operand[] } {
  const { world } = context;
  const owner = member.parent as ts.ClassLikeDeclaration;
  const isOwn = receiver.declaration === owner;
  if (hasCaptures(world, owner)) {
    if (!isOwn || receiver.holder === null) refuseInherited(node);
    const instance = instanceOfFunction(
      world,
      member,
      typeArguments,
      context.environment,
      classValueType(context, owner),
    );
    return { instance, leading: [receiver.holder] };
  }
  const usesThis = world.bindings.usesThis(member);
  if (usesThis && receiver.holder !== null) refuseInherited(node);
  const instance = instanceOfFunction(
    world,
    member,
    typeArguments,
    Environment.empty,
    null,
    isOwn || !usesThis ? null : receiver.declaration,
  );
  return { instance, leading: [] };
}

function refuseInherited(node: ts.Node): never {
  return unsupported(
    node,
    "a static member inherited between classes that use local variables",
    "move the classes to the top level of the module",
  );
}

function fieldPlace(
  context: FunctionContext,
  receiver: StaticReceiver,
  field: ts.PropertyDeclaration,
  node: ts.Node,
): StaticPlace {
  const { world } = context;
  const owner = field.parent;
  if (hasCaptures(world, owner)) {
    if (receiver.declaration !== owner || receiver.holder === null)
      refuseInherited(node);
    return heldField(context, receiver.holder, field);
  }
  const binding = world.staticField(field);
  const { type } = binding;
  const read = (): Typed => ({ value: context.readBinding(binding), type });
  if (receiver.declaration === owner) {
    return {
      type,
      read,
      write: (value) =>
        context.writeBinding(binding, convert(context, value, type, node)),
    };
  }
  // Written through a class that inherits it, the field becomes that class's own.
  const heirs: ts.ClassLikeDeclaration[] = [];
  for (
    let heir: ts.ClassLikeDeclaration | null = receiver.declaration;
    heir !== null && heir !== owner;
    heir = baseDeclaration(context, heir)
  )
    heirs.unshift(heir);
  const shadow = world.staticShadow(field, receiver.declaration);
  return {
    type,
    read: () => ({
      type,
      value: heirs.reduce((inherited, heir) => {
        const own = world.staticShadow(field, heir);
        return context.emit("select", irTypeOf(type), [
          context.readBinding(own.isSet),
          context.readBinding(own.value),
          inherited,
        ]);
      }, read().value),
    }),
    write: (value) => {
      const converted = convert(context, value, type, node);
      context.writeBinding(shadow.value, converted);
      context.writeBinding(shadow.isSet, integer("i1", 1));
    },
  };
}

/** A static field in the class value of a class evaluated perhaps many times. */
function heldField(
  context: FunctionContext,
  holder: Operand,
  field: ts.PropertyDeclaration,
): StaticPlace {
  const { type, offset } = staticFieldOffset(context, field);
  const attributes = { offset, alias: "any" };
  return {
    type,
    read: () => ({
      value: context.emit("load", irTypeOf(type), [holder], attributes),
      type,
    }),
    write: (value) =>
      void context.emit(
        "store",
        "void",
        [holder, convert(context, value, type, field)],
        attributes,
      ),
  };
}

/** Static fields and blocks, in order, where the class is evaluated. */
export function lowerStaticMembers(
  context: FunctionContext,
  declaration: ts.ClassLikeDeclaration,
  holder: Operand | null,
): void {
  const receiver: StaticReceiver = { declaration, holder };
  const outer = context.thisValue;
  const type = holder === null ? null : classValueType(context, declaration);
  for (const element of declaration.members) {
    if (context.builder.isTerminated) return;
    context.staticClass.push(receiver);
    if (type !== null) context.thisValue = { value: holder!, type };
    if (ts.isClassStaticBlockDeclaration(element)) {
      lowerStatements(context, element.body.statements);
    } else if (ts.isPropertyDeclaration(element) && isStaticMember(element)) {
      const place = fieldPlace(context, receiver, element, element);
      if (element.initializer !== undefined) {
        const value = lowerExpression(context, element.initializer, place.type);
        if (!context.builder.isTerminated) place.write(value);
      }
    }
    context.staticClass.pop();
    context.thisValue = outer;
  }
}
