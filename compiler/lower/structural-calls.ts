// Calls through a structural type, whose implementations only the shapes know.

import ts from "typescript";
import { unsupported } from "../diagnostics.ts";
import { lowerArguments } from "./call-arguments.ts";
import { typeArgumentsOf } from "./calls.ts";
import { findMember, isOptionalMethod, methodInstance } from "./classes.ts";
import type { FunctionContext, Typed } from "./context.ts";
import { convert } from "./convert.ts";
import { parametersOf, resultOf } from "./functions.ts";
import { methodCall } from "./method-calls.ts";
import { memberName } from "./checker-types.ts";
import {
  type ParameterInfo,
  type Type,
  membersOf,
  representationOf,
  typeName,
  undefinedType,
} from "./types.ts";

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
    signature.parameters.map((parameter) => parameter.type),
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
  const { world } = context;
  for (const member of membersOf(type)) {
    if (member.kind === "class") {
      const found = findMember(world, member, methodName, ["method"]);
      if (found !== null && isOptionalMethod(found.declaration)) {
        const declared = found.declaration as ts.MethodDeclaration;
        return {
          parameters: parametersOf(world, declared, found.owner.environment),
          result: resultOf(world, declared, found.owner.environment),
        };
      }
      if (found !== null)
        return methodInstance(world, found, typeArguments, member);
      continue;
    }
    if (member.kind !== "structural") continue;
    const symbol =
      world.checker.getPropertyOfType(member.source, methodName) ??
      world.checker
        .getPropertiesOfType(member.source)
        .find((property) => memberName(property) === methodName);
    if (symbol === undefined) continue;
    const signatures = world.checker
      .getNonNullableType(world.checker.getTypeOfSymbol(symbol))
      .getCallSignatures();
    const chosen =
      signatures.find((signature) => signature.declaration === declaration) ??
      signatures.at(-1);
    if (chosen === undefined) continue;
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
  return null;
}
