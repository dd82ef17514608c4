// Assignment: `=`, compound and logical assignment, `++` and `--`.

import { writeProperty } from "../objects/property-writes.ts";
import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { float, integer } from "../../ir/ir.ts";
import type { Binding, FunctionContext, Typed } from "../context.ts";
import {
  findMember,
  methodInstance,
  propertyNameText,
} from "../objects/classes.ts";
import { convert } from "../types/convert.ts";
import { assignPattern } from "../statements/destructuring.ts";
import { lowerExpression } from "./expressions.ts";
import { missingValues, withMissing } from "../arrays/missing-values.ts";
import { noteAssignment } from "../variables/variables.ts";
import { readVariable } from "../variables/identifiers.ts";
import { globalBinding } from "../modules.ts";
import { applyBinary, asNumber } from "./arithmetic.ts";
import { applyLogical } from "./logical.ts";
import { compoundOperators } from "./operators.ts";
import {
  mayBeMissing,
  readProperty,
  superClass,
} from "../objects/properties.ts";
import { undefinedValue } from "../types/sentinels.ts";
import {
  staticPlace,
  staticReceiver,
  withReceiver,
  type StaticReceiver,
} from "../objects/statics.ts";
import {
  lowerElementTarget,
  type ElementTarget,
} from "../arrays/element-targets.ts";
import { irTypeOf, nonNullish, numberType, type Type } from "../types/types.ts";
import { checkDeadZone, convertPresent } from "../variables/unset.ts";

/** A place that can be read and written, its subexpressions already evaluated. */
export interface Place {
  readonly type: Type;
  read(): Typed;
  write(value: Typed): void;
}

export function placeOf(
  context: FunctionContext,
  target: ts.Expression,
): Place {
  if (
    ts.isParenthesizedExpression(target) ||
    ts.isNonNullExpression(target) ||
    ts.isAsExpression(target)
  ) {
    return placeOf(context, target.expression);
  }
  if (ts.isIdentifier(target)) return variablePlace(context, target);
  if (ts.isPropertyAccessExpression(target))
    return propertyPlace(context, target);
  if (ts.isElementAccessExpression(target))
    return elementPlace(context, target);
  return unsupported(target, "this assignment target");
}

function bindingFor(
  context: FunctionContext,
  name: ts.Identifier,
): { binding: Binding; symbol: ts.Symbol } {
  const symbol = context.world.bindings.valueSymbol(name)!;
  const local = context.variables.get(symbol);
  if (local !== undefined) return { binding: local, symbol };
  const declaration = symbol.valueDeclaration;
  if (declaration === undefined || !ts.isVariableDeclaration(declaration))
    unsupported(name, "assigning to this name");
  return { binding: globalBinding(context.world, symbol, declaration), symbol };
}

function variablePlace(context: FunctionContext, name: ts.Identifier): Place {
  const { binding, symbol } = bindingFor(context, name);
  return {
    type: binding.type,
    read: () => readVariable(context, symbol, binding, name, null),
    write: (value) => {
      checkDeadZone(context, symbol, binding);
      const converted = convertPresent(context, value, binding.type, name);
      context.writeBinding(binding, converted);
      noteAssignment(context, symbol, binding, converted);
    },
  };
}

function propertyPlace(
  context: FunctionContext,
  target: ts.PropertyAccessExpression,
): Place {
  const receiver = staticReceiver(context, target.expression);
  const fixed =
    receiver === null
      ? null
      : staticPlace(context, receiver, propertyNameText(target.name), target);
  if (fixed !== null) return fixed;
  if (target.expression.kind === ts.SyntaxKind.SuperKeyword)
    return superPlace(context, target);
  const object = lowerExpression(context, target.expression);
  const solid = nonNullish(object.type);
  if (solid.kind === "function" && solid.statics !== undefined)
    return classValuePlace(context, object, target);
  const missing =
    missingValues(context.world.checker)?.isMissingMember(target.name.text) ??
    false;
  const seen = (type: Type): Type => (missing ? withMissing(type) : type);
  return {
    type: seen(context.typeOfNode(target)),
    read: () => {
      const { value, type } = readProperty(
        context,
        object,
        propertyNameText(target.name),
        target,
        mayBeMissing(context, object.type, target, null),
      );
      return { value, type: seen(type) };
    },
    write: (value) =>
      writeProperty(
        context,
        object,
        propertyNameText(target.name),
        value,
        target,
      ),
  };
}

/** A static member through a value that may be any of several classes. */
function classValuePlace(
  context: FunctionContext,
  object: Typed,
  target: ts.PropertyAccessExpression,
): Place {
  const name = propertyNameText(target.name);
  const place = (receiver: StaticReceiver): Place =>
    staticPlace(context, receiver, name, target) ??
    unsupported(target, "assigning to this");
  return {
    type: context.typeOfNode(target),
    read: () => readProperty(context, object, name, target),
    write: (value) =>
      void withReceiver(context, object, target, (receiver) => {
        place(receiver).write(value);
        return undefinedValue;
      }),
  };
}

/** `super.name = value`: the superclass's accessor, on this object. */
function superPlace(
  context: FunctionContext,
  target: ts.PropertyAccessExpression,
): Place {
  const base = superClass(context, target);
  const member =
    findMember(context.world, base, target.name.text, ["setter"]) ??
    unsupported(target, "assigning to this");
  const instance = methodInstance(context.world, member, [], base);
  const { type } = instance.parameters[0]!;
  return {
    type,
    read: () => lowerExpression(context, target),
    write: (value) =>
      void context.callInstance(instance, [
        context.thisValue!.value,
        convert(context, value, type, target),
      ]),
  };
}

function elementPlace(
  context: FunctionContext,
  target: ts.ElementAccessExpression,
): Place {
  const element: ElementTarget = lowerElementTarget(context, target);
  return { type: element.type, read: element.read, write: element.write };
}

export function assignTo(
  context: FunctionContext,
  target: ts.Expression,
  value: Typed,
): void {
  placeOf(context, target).write(value);
}

export function lowerAssignment(
  context: FunctionContext,
  node: ts.BinaryExpression,
  expected: Type | null,
): Typed {
  const operator = node.operatorToken.kind;
  const { left, right } = node;
  if (operator === ts.SyntaxKind.EqualsToken)
    return lowerPlainAssignment(context, left, right, expected);
  const place = placeOf(context, left);
  const underlying = compoundOperators[operator];
  if (underlying === undefined) unsupported(node, "this assignment operator");
  if (
    underlying === ts.SyntaxKind.AmpersandAmpersandToken ||
    underlying === ts.SyntaxKind.BarBarToken ||
    underlying === ts.SyntaxKind.QuestionQuestionToken
  ) {
    const store = (): Typed => {
      const value = lowerExpression(context, right, place.type);
      if (!context.builder.isTerminated) place.write(value);
      return value;
    };
    return applyLogical(
      context,
      underlying,
      place.read(),
      store,
      node,
      expected,
    );
  }
  const before = place.read();
  const operand = lowerExpression(
    context,
    right,
    before.type.kind === "integer" ? before.type : null,
  );
  const result = applyBinary(context, underlying, before, operand, node);
  place.write(result);
  return result;
}

function lowerPlainAssignment(
  context: FunctionContext,
  left: ts.Expression,
  right: ts.Expression,
  expected: Type | null,
): Typed {
  if (ts.isArrayLiteralExpression(left) || ts.isObjectLiteralExpression(left)) {
    const source = lowerExpression(context, right, null);
    assignPattern(context, left, source);
    return source;
  }
  const place = placeOf(context, left);
  const value = lowerExpression(context, right, place.type ?? expected);
  if (context.builder.isTerminated) return value;
  place.write(value);
  return value;
}

export function lowerUpdate(
  context: FunctionContext,
  node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression,
): Typed {
  const place = placeOf(context, node.operand);
  const before = place.read();
  const up = node.operator === ts.SyntaxKind.PlusPlusToken;
  let after: Typed;
  let old = before;
  if (before.type.kind === "integer") {
    const ir = irTypeOf(before.type);
    after = {
      value: context.emit(up ? "add" : "sub", ir, [
        before.value,
        integer(ir, 1),
      ]),
      type: before.type,
    };
  } else {
    old = { value: asNumber(context, before, node), type: numberType };
    after = {
      value: context.emit(up ? "fadd" : "fsub", "f64", [old.value, float(1)]),
      type: numberType,
    };
  }
  place.write(after);
  return ts.isPrefixUnaryExpression(node) ? after : old;
}
