// Mapped types over type parameters, `keyof` and `T[K]`: which keys and which
// values they have once the parameters are bound.

import ts from "typescript";
import { mappedDeclaration } from "./checker-types.ts";
import type { TypeResolver } from "./type-resolver.ts";
import {
  Environment,
  optional,
  unionOf,
  unknownType,
  type PrimitiveType,
  type PropertyInfo,
  type Type,
} from "./types.ts";

/** A string type that remembers which literals it can be, for `T[K]`. */
interface KeyType extends PrimitiveType {
  readonly literals: readonly string[];
}

const keyTypes = new Map<string, KeyType>();

export class MappedTypes {
  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly resolver: TypeResolver,
  ) {}

  /** A mapped type over a type parameter, now that the parameter is bound. */
  read(
    type: ts.Type,
    environment: Environment,
  ): ReadonlyMap<string, PropertyInfo> | null {
    const node = mappedDeclaration(type);
    const constraint = node?.typeParameter.constraint;
    if (
      node === null ||
      constraint === undefined ||
      type.getProperties().length > 0
    )
      return null;
    const scope = this.aliasScope(type, environment);
    const parameter = this.checker.getTypeAtLocation(node.typeParameter);
    const template =
      node.type === undefined
        ? null
        : this.checker.getTypeFromTypeNode(node.type);
    const source = ts.isTypeOperatorNode(constraint)
      ? this.resolver.resolve(
          this.checker.getTypeFromTypeNode(constraint.type),
          scope,
        )
      : null;
    const known = source === null ? null : this.memberNames(source);
    const bound = scope.bindings.get(
      this.checker.getTypeFromTypeNode(constraint),
    ) as KeyType | undefined;
    const names = known ?? bound?.literals ?? null;
    if (names === null) return null;
    const properties = new Map<string, PropertyInfo>();
    for (const name of names) {
      const key: KeyType = {
        kind: "string",
        key: `string:${JSON.stringify([name])}`,
        literals: [name],
      };
      const resolved =
        template === null
          ? unknownType
          : this.resolver.convert(template, scope.extend([[parameter, key]]));
      const inherited =
        source === null
          ? false
          : (this.resolver.propertiesOf(source).get(name)?.optional ?? false);
      const optionalHere =
        node.questionToken !== undefined
          ? node.questionToken.kind !== ts.SyntaxKind.MinusToken
          : inherited;
      properties.set(name, {
        name,
        type: optionalHere ? optional(resolved) : resolved,
        optional: optionalHere,
        method: false,
      });
    }
    return properties;
  }

  /** Binds the parameters of the alias a type was written through. */
  private aliasScope(type: ts.Type, environment: Environment): Environment {
    const declaration = type.aliasSymbol?.declarations?.[0];
    if (declaration === undefined || !ts.isTypeAliasDeclaration(declaration))
      return environment;
    const parameters = declaration.typeParameters ?? [];
    return environment.extend(
      parameters.map((parameter, i) => {
        const argument = type.aliasTypeArguments?.[i];
        return [
          this.checker.getTypeAtLocation(parameter),
          argument === undefined
            ? unknownType
            : this.argument(argument, environment),
        ] as const;
      }),
    );
  }

  private memberNames(type: Type): string[] {
    if (type.kind !== "class")
      return [...this.resolver.propertiesOf(type).keys()];
    return type.declaration.members.flatMap((member) =>
      ts.isPropertyDeclaration(member) && ts.isIdentifier(member.name)
        ? [member.name.text]
        : [],
    );
  }

  /** The type to bind a type parameter to: keys keep their literals. */
  argument(type: ts.Type, environment: Environment): Type {
    const bound = environment.bindings.get(type);
    if (bound !== undefined) return bound;
    const parts = type.isUnion() ? type.types : [type];
    if (
      parts.every(
        (part) =>
          part.isStringLiteral() && !(part.flags & ts.TypeFlags.EnumLike),
      )
    ) {
      const literals = parts.map(
        (part) => (part as ts.StringLiteralType).value,
      );
      const key: KeyType = {
        kind: "string",
        key: `string:${JSON.stringify(literals)}`,
        literals,
      };
      return keyTypes.get(key.key) ?? (keyTypes.set(key.key, key), key);
    }
    return this.resolver.resolve(type, environment);
  }

  /** `T[K]` with T and K bound. */
  indexedAccess(type: ts.IndexedAccessType, environment: Environment): Type {
    const owner = this.resolver.resolve(type.objectType, environment);
    const key = type.indexType;
    const literals = key.isStringLiteral()
      ? [key.value]
      : (environment.bindings.get(key) as KeyType | undefined)?.literals;
    if (owner.kind === "array" || owner.kind === "tuple") return owner.element;
    const properties = this.resolver.propertiesOf(owner);
    const names = literals ?? [...properties.keys()];
    const types = names.map(
      (name) => properties.get(name)?.type ?? unknownType,
    );
    return types.length === 0 ? unknownType : unionOf(types);
  }
}
