// Calls through a structural type, whose implementations only the shapes know.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { arrayTypeOf } from "../arrays/arrays.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { parametersOf, resultOf } from "../functions.ts";
import {
  findMember,
  isOptionalMethod,
  memberType,
  methodInstance,
} from "../objects/classes.ts";
import { memberName } from "../types/checker-types.ts";
import { convert } from "../types/convert.ts";
import { typeName } from "../types/type-names.ts";
import {
  arrayOf,
  type ClassType,
  membersOf,
  nonNullish,
  type ParameterInfo,
  representationOf,
  type Type,
  undefinedType,
  unionOf,
} from "../types/types.ts";
import type { World } from "../world.ts";
import { lowerArguments } from "./call-arguments.ts";
import { typeArgumentsOf } from "./calls.ts";
import { methodCall } from "./method-calls.ts";

/** A method (or function-valued property) seen through an interface. */
export function callStructural(
  context: FunctionContext,
  receiver: Typed,
  methodName: string,
  node: ts.CallExpression,
): Typed {
  const { world } = context;
  const resolved = world.checker.getResolvedSignature(node);
  const generic = resolved?.declaration?.typeParameters?.length ?? 0;
  const typeArguments = typeArgumentsOf(context, node, generic);
  const signature = structuralSignature(
    context,
    receiver.type,
    methodName,
    typeArguments,
    resolved?.declaration,
  );
  if (signature === null)
    unsupported(
      node,
      `calling \`${methodName}\` of \`${typeName(receiver.type)}\``,
    );
  const object =
    representationOf(receiver.type) === "value"
      ? convert(context, receiver, { kind: "object", key: "object" }, node)
      : receiver.value;
  const operands = lowerArguments(
    context,
    node.arguments,
    signature.parameters,
    node,
  );
  context.at(node);
  const call = methodCall(
    context,
    receiver.type,
    methodName,
    typeArguments,
    signature.parameters,
    signature.result,
  );
  return context.resultOf(
    context.callMethod(call, call.signature, [object, ...operands]),
    signature.result,
  );
}

export interface CallableShape {
  readonly parameters: readonly ParameterInfo[];
  readonly result: Type;
}

/** The signature of a member as an interface (or a union of them) declares it. */
export function structuralSignature(
  context: FunctionContext,
  type: Type,
  methodName: string,
  typeArguments: readonly Type[],
  declaration: ts.Node | undefined,
): CallableShape | null {
  const all = membersOf(type)
    .map((member) =>
      signatureOfMember(
        context,
        member,
        methodName,
        typeArguments,
        declaration,
      ),
    )
    .filter((signature) => signature !== null);
  const [first, ...others] = all;
  if (first === undefined) return null;
  return others.reduce<CallableShape>(mergeSignatures, first);
}

/** What can be passed to both, and what may come back from either. */
export function mergeSignatures(
  a: CallableShape,
  b: CallableShape,
): CallableShape {
  const [longer, shorter] =
    a.parameters.length >= b.parameters.length ? [a, b] : [b, a];
  const restAt = longer.parameters.findIndex(
    (parameter, i) => parameter.rest || shorter.parameters[i]?.rest === true,
  );
  const fixed = restAt < 0 ? longer.parameters.length : restAt;
  const parameters = longer.parameters
    .slice(0, fixed)
    .map((parameter, i): ParameterInfo => {
      const other = shorter.parameters[i];
      if (other === undefined) return parameter;
      return {
        type: mergeTypes(parameter.type, other.type),
        optional: parameter.optional || other.optional,
        rest: false,
      };
    });
  if (restAt >= 0) parameters.push(mergeRests([a, b], restAt));
  return { parameters, result: unionOf([a.result, b.result]) };
}

/** A rest parameter for all that either takes from `start` on. */
function mergeRests(
  shapes: readonly CallableShape[],
  start: number,
): ParameterInfo {
  const elements = shapes.flatMap(({ parameters }) =>
    parameters
      .slice(start)
      .map(({ type, rest }) =>
        rest ? (arrayTypeOf(type)?.element ?? type) : type,
      ),
  );
  return { type: arrayOf(unionOf(elements)), optional: false, rest: true };
}

/** Of two callbacks the one that is given more: the other is made from it. */
function mergeTypes(a: Type, b: Type): Type {
  if (a.kind !== "function" || b.kind !== "function") return unionOf([a, b]);
  return a.parameters.length >= b.parameters.length ? a : b;
}

function signatureOfMember(
  context: FunctionContext,
  member: Type,
  methodName: string,
  typeArguments: readonly Type[],
  declaration: ts.Node | undefined,
): CallableShape | null {
  const { world } = context;
  if (member.kind === "class") {
    const found = findMember(world, member, methodName, ["method"]);
    if (found === null) return functionField(world, member, methodName);
    if (!isOptionalMethod(found.declaration))
      return methodInstance(world, found, typeArguments, member);
    const declared = found.declaration as ts.MethodDeclaration;
    return {
      parameters: parametersOf(world, declared, found.owner.environment),
      result: resultOf(world, declared, found.owner.environment),
    };
  }
  if (member.kind !== "structural") return null;
  const symbol =
    world.checker.getPropertyOfType(member.source, methodName) ??
    world.checker
      .getPropertiesOfType(member.source)
      .find((property) => memberName(property) === methodName);
  if (symbol === undefined) {
    const held = member.properties().get(methodName)?.type;
    return held?.kind === "function" ? held : null;
  }
  const signatures = world.checker
    .getNonNullableType(world.checker.getTypeOfSymbol(symbol))
    .getCallSignatures();
  const chosen =
    signatures.find((signature) => signature.declaration === declaration) ??
    signatures.at(-1);
  if (chosen === undefined) return null;
  const environment = member.environment.extend(
    (chosen.typeParameters ?? []).map(
      (parameter, i) =>
        [parameter as ts.Type, typeArguments[i] ?? undefinedType] as const,
    ),
  );
  return {
    parameters: world.types.functions.parametersOf(chosen, environment),
    result: world.types.resolve(
      world.checker.getReturnTypeOfSignature(chosen),
      environment,
    ),
  };
}

/** A field of a class that holds a function. */
function functionField(
  world: World,
  type: ClassType,
  name: string,
): CallableShape | null {
  const field = findMember(world, type, name, ["field", "getter"]);
  const held = field === null ? null : nonNullish(memberType(world, field));
  return held?.kind === "function" ? held : null;
}
