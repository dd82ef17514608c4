// Intersections: machine integers, `T & {}`, a class with more said of it, and
// else what has all the parts' members.

import ts from "typescript";
import { mappedDeclaration, memberName } from "./checker-types.ts";
import type { TypeResolver } from "./type-resolver.ts";
import { Environment, integerTypes, nonNullish, type Type } from "./types.ts";

export class IntersectionTypes {
  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly resolver: TypeResolver,
  ) {}

  /** Machine integers are numbers with a width nobody can see (machine.d.ts). */
  private machineInteger(type: ts.IntersectionType): Type | null {
    for (const property of this.checker.getPropertiesOfType(type)) {
      if (memberName(property) !== "[machineWidth]") continue;
      const width = this.checker.getNonNullableType(
        this.checker.getTypeOfSymbol(property),
      );
      return width.isStringLiteral()
        ? (integerTypes.get(width.value) ?? null)
        : null;
    }
    return null;
  }

  of(type: ts.IntersectionType, environment: Environment): Type {
    if (
      type.types.some((member) => (member.flags & ts.TypeFlags.Number) !== 0)
    ) {
      const machine = this.machineInteger(type);
      if (machine !== null) return machine;
    }
    const members = type.types.map((member) =>
      this.resolver.resolve(member, environment),
    );
    for (const [i, member] of members.entries()) {
      if (["string", "number", "boolean", "integer"].includes(member.kind))
        return member;
      // NonNullable<T> is `T & {}`.
      const others = members.filter((_, j) => j !== i);
      const emptyOthers = type.types.every(
        (part, j) =>
          j === i ||
          (part.flags & ts.TypeFlags.Object &&
            mappedDeclaration(part) === null &&
            part.getStringIndexType() === undefined &&
            part.getProperties().length === 0),
      );
      if (others.length > 0 && emptyOthers) return nonNullish(member);
    }
    for (const [i, member] of members.entries()) {
      if (member.kind === "array") return member;
      if (member.kind === "class" && this.hasAll(type.types[i]!, type.types))
        return member;
    }
    return this.resolver.structural(type, environment);
  }

  /** Whether a class declares all that the other parts of an intersection do. */
  private hasAll(declared: ts.Type, parts: readonly ts.Type[]): boolean {
    return parts.every((part) =>
      part
        .getProperties()
        .every(
          ({ name }) =>
            this.checker.getPropertyOfType(declared, name) !== undefined,
        ),
    );
  }
}
