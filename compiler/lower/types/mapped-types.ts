// Mapped types over type parameters and `T[K]`: which keys and which values they
// have once the parameters are bound.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { mappedDeclaration } from "./checker-types.ts";
import { keyType, KeyTypes, type KeySet } from "./key-types.ts";
import { scopeOf } from "./type-mappers.ts";
import type { TypeParameters } from "./type-parameters.ts";
import type { TypeResolver } from "./type-resolver.ts";
import {
  Environment,
  nonNullish,
  optional,
  unionOf,
  unknownType,
  type PropertyInfo,
  type Type,
} from "./types.ts";

/** A mapped type whose parameters are bound: its keys are known, not yet its values. */
export interface Mapping {
  readonly keys: KeySet;
  /** What `keyof` was taken of: its properties say which are optional. */
  readonly source: Type | null;
  /** The key that a name was made of, where the type renames its keys. */
  readonly originOf: (name: string) => string;
  readonly value: (name: string | null) => Type;
  readonly node: ts.MappedTypeNode;
}

export class MappedTypes {
  readonly keys: KeyTypes;

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly parameters: TypeParameters,
    private readonly resolver: TypeResolver,
  ) {
    this.keys = new KeyTypes(checker, parameters, resolver);
  }

  /** A mapped type over bound type parameters; null for other types. */
  read(type: ts.Type, environment: Environment): Mapping | null {
    const node = mappedDeclaration(type);
    const constraintNode = node?.typeParameter.constraint;
    if (node === null || constraintNode === undefined) return null;
    // What mentions nothing we bind, the checker knows better.
    const outer = this.parameters.within(type);
    if (![...outer].some((inner) => environment.bindings.has(inner)))
      return null;
    const constraint = this.checker.getTypeFromTypeNode(constraintNode);
    const { typeParameter } = node;
    const parameter =
      node.nameType === undefined
        ? this.checker.getTypeAtLocation(typeParameter)
        : this.checker.getDeclaredTypeOfSymbol(
            this.checker.getSymbolAtLocation(typeParameter.name)!,
          );
    const template =
      node.type === undefined
        ? null
        : this.checker.getTypeFromTypeNode(node.type);
    const nameType =
      node.nameType === undefined
        ? null
        : this.checker.getTypeFromTypeNode(node.nameType);
    const mentioned = [
      ...this.parameters.within(constraint),
      ...(template === null ? [] : this.parameters.within(template)),
      ...(nameType === null ? [] : this.parameters.within(nameType)),
    ].filter((inner) => inner !== parameter);
    const scope = scopeOf(
      type,
      mentioned,
      environment,
      this.parameters,
      (inner, within) => this.argument(inner, within),
    );
    const keys = this.keys.of(constraint, scope);
    if (keys === null) return null;
    const at = (name: string): Environment =>
      scope.extend([[parameter, keyType("string", [name])]]);
    const origins =
      nameType === null ? null : this.renamed(node, nameType, keys, at);
    const originOf = (name: string): string => origins?.get(name) ?? name;
    return {
      keys:
        origins === null ? keys : { names: [...origins.keys()], index: false },
      source: this.sourceOf(constraint, scope),
      originOf,
      value: (name) =>
        template === null
          ? unknownType
          : this.resolver.convert(
              template,
              name === null ? scope : at(originOf(name)),
            ),
      node,
    };
  }

  /** `as …` in a mapped type: each new name, and the key it was made of. */
  private renamed(
    node: ts.MappedTypeNode,
    nameType: ts.Type,
    keys: KeySet,
    at: (name: string) => Environment,
  ): ReadonlyMap<string, string> {
    const origins = new Map<string, string>();
    for (const name of keys.names) {
      const made = this.keys.of(nameType, at(name));
      if (made === null || made.index || keys.index)
        unsupported(
          node,
          "a mapped type over a type parameter that renames its keys like this",
          "write the names it gives",
        );
      for (const one of made.names) origins.set(one, name);
    }
    return origins;
  }

  /** The T of `keyof T`, also behind a parameter as in `Pick<T, K extends keyof T>`. */
  private sourceOf(constraint: ts.Type, scope: Environment): Type | null {
    const keyOf =
      constraint.flags & ts.TypeFlags.TypeParameter
        ? this.checker.getBaseConstraintOfType(constraint) === undefined
          ? undefined
          : constraint.getConstraint()
        : constraint;
    if (keyOf === undefined || !(keyOf.flags & ts.TypeFlags.Index)) return null;
    return this.resolver.resolve((keyOf as ts.IndexType).type, scope);
  }

  /** The properties of a mapping that has no index signature. */
  properties(mapping: Mapping): ReadonlyMap<string, PropertyInfo> {
    const { node, source } = mapping;
    const inherited =
      source === null ? null : this.resolver.propertiesOf(source);
    return new Map(
      mapping.keys.names.map((name) => {
        const from = inherited?.get(mapping.originOf(name));
        const optionalHere =
          node.questionToken !== undefined
            ? node.questionToken.kind !== ts.SyntaxKind.MinusToken
            : (from?.optional ?? false);
        const value = mapping.value(name);
        const type = optionalHere
          ? optional(value)
          : node.questionToken !== undefined
            ? nonNullish(value)
            : value;
        const info = { name, type, optional: optionalHere, method: false };
        return [name, info] as const;
      }),
    );
  }

  /** The type to bind a type parameter to: keys keep their literals. */
  argument(type: ts.Type, environment: Environment): Type {
    const bound = environment.bindings.get(type);
    if (bound !== undefined) return bound;
    const parts = type.isUnion() ? type.types : [type];
    const areLiterals = (flag: ts.TypeFlags): boolean =>
      parts.every((part) => (part.flags & flag) !== 0);
    const isNumber = areLiterals(ts.TypeFlags.NumberLiteral);
    const computed =
      ts.TypeFlags.Index |
      ts.TypeFlags.Conditional |
      ts.TypeFlags.Union |
      ts.TypeFlags.Intersection;
    if (
      isNumber ||
      areLiterals(ts.TypeFlags.StringLiteral) ||
      (type.flags & computed && this.parameters.within(type).size > 0)
    ) {
      const keys = this.keys.of(type, environment);
      if (keys !== null && !keys.index && keys.names.length > 0)
        return keyType(isNumber ? "number" : "string", keys.names);
    }
    return this.resolver.resolve(type, environment);
  }

  /** `T[K]` with T and K bound. */
  indexedAccess(type: ts.IndexedAccessType, environment: Environment): Type {
    const owner = this.resolver.resolve(type.objectType, environment);
    if (owner.kind === "array" || owner.kind === "tuple") return owner.element;
    const dictionary = this.resolver.classes.dictionaryValue(owner);
    if (dictionary !== null) return dictionary;
    const properties = this.resolver.propertiesOf(owner);
    const keys = this.keys.of(type.indexType, environment);
    const names = keys === null || keys.index ? properties.keys() : keys.names;
    const types = [...names].map(
      (name) => properties.get(name)?.type ?? unknownType,
    );
    return types.length === 0 ? unknownType : unionOf(types);
  }
}
