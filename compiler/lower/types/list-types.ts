// Arrays and tuples of the checker as our own types.

import ts from "typescript";
import { idOfType } from "./checker-types.ts";
import type { TypeResolver } from "./type-resolver.ts";
import {
  arrayOf,
  Environment,
  optional,
  recursiveArrayOf,
  tupleOf,
  unknownType,
  type ArrayType,
  type TupleType,
  type Type,
} from "./types.ts";

export class ListTypes {
  private readonly inProgress = new Set<ts.Type>();

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly resolver: TypeResolver,
  ) {}

  of(type: ts.ObjectType, environment: Environment): Type {
    if (this.inProgress.has(type))
      return this.recursiveArray(type, environment);
    this.inProgress.add(type);
    const resolved = this.convertList(type, environment);
    this.inProgress.delete(type);
    return resolved;
  }

  private convertList(
    type: ts.ObjectType,
    environment: Environment,
  ): ArrayType | TupleType {
    if (this.checker.isTupleType(type))
      return this.convertTuple(type as ts.TupleTypeReference, environment);
    const [element] = this.checker.getTypeArguments(type as ts.TypeReference);
    return arrayOf(
      element === undefined
        ? unknownType
        : this.resolver.resolve(element, environment),
    );
  }

  /** `type Json = string | Json[]`: the inner array is resolved when somebody looks. */
  private recursiveArray(type: ts.ObjectType, environment: Environment): Type {
    const key = `list ${idOfType(type)}<${environment.key}>`;
    let resolved: ArrayType | null = null;
    return recursiveArrayOf(key, () => {
      if (resolved === null) {
        const list = this.convertList(type, environment);
        resolved = list.kind === "array" ? list : arrayOf(list.element);
      }
      return resolved;
    });
  }

  private convertTuple(
    type: ts.TupleTypeReference,
    environment: Environment,
  ): TupleType {
    const flags = type.target.elementFlags;
    const elements = this.checker
      .getTypeArguments(type)
      .slice(0, flags.length)
      .map((element, i) => {
        const resolved = this.resolver.resolve(element, environment);
        return flags[i]! & ts.ElementFlags.Optional
          ? optional(resolved)
          : resolved;
      });
    const restIndex = flags.findIndex(
      (flag) => (flag & ts.ElementFlags.Variable) !== 0,
    );
    return tupleOf(elements, restIndex);
  }
}
