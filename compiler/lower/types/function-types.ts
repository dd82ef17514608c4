// Function types of the checker as our own: overloads merged, recursive ones
// resolved on demand.

import ts from "typescript";
import { idOfType } from "./checker-types.ts";
import type { TypeResolver } from "./type-resolver.ts";
import {
  Environment,
  functionOf,
  optional,
  recursiveFunctionOf,
  unionOf,
  type FunctionType,
  type ParameterInfo,
  type Type,
} from "./types.ts";

export class FunctionTypes {
  private readonly inProgress = new Set<ts.Type>();
  private readonly recursive = new Set<Type>();

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly resolver: TypeResolver,
  ) {}

  /** The function an object type with these signatures is. */
  ofSignatures(
    type: ts.Type,
    signatures: readonly ts.Signature[],
    environment: Environment,
  ): Type {
    if (this.inProgress.has(type))
      return this.recursiveFunction(type, signatures.at(-1)!, environment);
    this.inProgress.add(type);
    const resolved = this.mergedFunction(signatures, environment);
    this.inProgress.delete(type);
    return resolved;
  }

  /** `typeof Class`: constructs, and has static members. */
  ofClass(type: Type, declaration: ts.ClassLikeDeclaration): Type {
    if (type.kind !== "function" || this.recursive.has(type)) return type;
    return functionOf(type.parameters, type.result, declaration);
  }

  /** A function type inside itself: resolved when somebody looks. */
  private recursiveFunction(
    type: ts.Type,
    signature: ts.Signature,
    environment: Environment,
  ): Type {
    const key = `function ${idOfType(type)}<${environment.key}>`;
    const resolve = (): FunctionType =>
      this.ofSignature(signature, environment) as FunctionType;
    let resolved: FunctionType | null = null;
    const lazy = recursiveFunctionOf(key, () => (resolved ??= resolve()));
    this.recursive.add(lazy);
    return lazy;
  }

  /** Overloads as one function: a parameter some of them lack may be left out. */
  private mergedFunction(
    signatures: readonly ts.Signature[],
    environment: Environment,
  ): Type {
    const [first, ...others] = signatures.map(
      (signature) => this.ofSignature(signature, environment) as FunctionType,
    );
    if (others.length === 0) return first!;
    const all = [first!, ...others];
    // `max(a, b)` beside `max(...values)`: the one takes what the other does.
    const open = all.filter(
      ({ parameters }) => parameters.length === 1 && parameters[0]!.rest,
    );
    const [widest] = open;
    if (widest !== undefined && takesAll(widest, all)) return widest;
    const count = Math.max(...all.map((each) => each.parameters.length));
    const parameters = Array.from({ length: count }, (_, i): ParameterInfo => {
      const given = all.flatMap((each) =>
        each.parameters[i] === undefined ? [] : [each.parameters[i]],
      );
      const missing =
        given.length < all.length ||
        given.some((parameter) => parameter.optional);
      const type = unionOf(given.map((parameter) => parameter.type));
      return {
        type: missing ? optional(type) : type,
        optional: missing,
        rest: given.some((parameter) => parameter.rest),
      };
    });
    return functionOf(parameters, unionOf(all.map((each) => each.result)));
  }

  ofSignature(signature: ts.Signature, environment: Environment): Type {
    const parameters = this.parametersOf(signature, environment);
    return functionOf(
      parameters,
      this.resolver.resolve(
        this.checker.getReturnTypeOfSignature(signature),
        environment,
      ),
    );
  }

  /** What a caller passes, parameter by parameter. */
  parametersOf(
    signature: ts.Signature,
    environment: Environment,
  ): ParameterInfo[] {
    const declaration = signature.getDeclaration() as
      ts.SignatureDeclaration | undefined;
    return signature.getParameters().map((symbol, i) => {
      const node = symbol.valueDeclaration;
      const isParameter = node !== undefined && ts.isParameter(node);
      const last = i === signature.getParameters().length - 1;
      const rest = isParameter
        ? node.dotDotDotToken !== undefined
        : last && hasRest(declaration);
      const optionalHere =
        isParameter &&
        (node.questionToken !== undefined || node.initializer !== undefined);
      const type = this.resolver.resolve(
        this.checker.getTypeOfSymbol(symbol),
        environment,
      );
      return {
        type: optionalHere ? optional(type) : type,
        optional: optionalHere,
        rest,
      };
    });
  }
}

function hasRest(declaration: ts.SignatureDeclaration | undefined): boolean {
  return declaration?.parameters.at(-1)?.dotDotDotToken !== undefined;
}

/** Whether a function of a rest parameter alone can be called as all others can. */
function takesAll(widest: FunctionType, all: readonly FunctionType[]): boolean {
  const list = widest.parameters[0]!.type;
  return (
    list.kind === "array" &&
    all.every(
      ({ parameters, result }) =>
        result === widest.result &&
        parameters.every(
          ({ type, rest }) => type === (rest ? list : list.element),
        ),
    )
  );
}
