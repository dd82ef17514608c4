// The type parameters a type of the checker mentions: what an instantiation
// must bind before our own type can be made.

import ts from "typescript";
import { mappedDeclaration } from "./checker-types.ts";
import { mappedTo } from "./type-mappers.ts";

export class TypeParameters {
  private readonly parametersOf = new Map<ts.Type, ReadonlySet<ts.Type>>();

  constructor(private readonly checker: ts.TypeChecker) {}

  /** Every type parameter a type mentions, however deep. */
  within(type: ts.Type): ReadonlySet<ts.Type> {
    const known = this.parametersOf.get(type);
    if (known !== undefined) return known;
    const found = new Set<ts.Type>();
    this.collectParameters(type, found, new Set());
    this.parametersOf.set(type, found);
    return found;
  }

  private collectParameters(
    type: ts.Type,
    found: Set<ts.Type>,
    seen: Set<ts.Type>,
  ): void {
    if (seen.has(type)) return;
    seen.add(type);
    const visit = (other: ts.Type | undefined): void => {
      if (other !== undefined) this.collectParameters(other, found, seen);
    };
    if (type.flags & ts.TypeFlags.TypeParameter) {
      found.add(type);
      return;
    }
    if (type.isUnionOrIntersection()) return type.types.forEach(visit);
    if (type.flags & ts.TypeFlags.Index)
      return visit((type as ts.IndexType).type);
    if (type.flags & ts.TypeFlags.IndexedAccess) {
      visit((type as ts.IndexedAccessType).objectType);
      return visit((type as ts.IndexedAccessType).indexType);
    }
    if (type.flags & ts.TypeFlags.Conditional) {
      const conditional = type as ts.ConditionalType;
      visit(conditional.checkType);
      visit(conditional.extendsType);
      mappedTo(type).forEach(visit);
      return visit(this.checker.getBaseConstraintOfType(type));
    }
    if (!(type.flags & ts.TypeFlags.Object)) return;
    const object = type as ts.ObjectType;
    if (object.objectFlags & ts.ObjectFlags.Reference) {
      this.checker.getTypeArguments(type as ts.TypeReference).forEach(visit);
      if ((type as ts.TypeReference).target !== type) return;
    }
    if (object.objectFlags & ts.ObjectFlags.ClassOrInterface) {
      (type as ts.InterfaceType).typeParameters?.forEach(visit);
      return;
    }
    type.aliasTypeArguments?.forEach(visit);
    const mapped = mappedDeclaration(type);
    if (mapped !== null) {
      const { constraint } = mapped.typeParameter;
      for (const node of [constraint, mapped.type])
        if (node !== undefined) visit(this.checker.getTypeFromTypeNode(node));
      mappedTo(type).forEach(visit);
      found.delete(this.checker.getTypeAtLocation(mapped.typeParameter));
    }
    for (const symbol of this.checker.getPropertiesOfType(type))
      visit(this.checker.getTypeOfSymbol(symbol));
    for (const signature of [
      ...type.getCallSignatures(),
      ...type.getConstructSignatures(),
    ]) {
      for (const parameter of signature.getParameters())
        visit(this.checker.getTypeOfSymbol(parameter));
      visit(this.checker.getReturnTypeOfSignature(signature));
    }
    visit(type.getStringIndexType());
    visit(type.getNumberIndexType());
  }
}
