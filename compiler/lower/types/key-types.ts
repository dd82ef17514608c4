// The keys of types: `keyof T`, unions of literals, `Exclude<keyof T, K>`.
// A type parameter bound to literals remembers them, so that `Record<K, V>` and
// `T[K]` have the properties the program means.

import ts from "typescript";
import { scopeOf } from "./type-mappers.ts";
import type { TypeParameters } from "./type-parameters.ts";
import type { TypeResolver } from "./type-resolver.ts";
import {
  Environment,
  membersOf,
  numberType,
  stringType,
  type PrimitiveType,
  type Type,
} from "./types.ts";

/** A string or number type that remembers which literals it can be. */
export interface KeyType extends PrimitiveType {
  readonly literals: readonly string[];
}

/** Names, and whether any string or number is a key beside them. */
export interface KeySet {
  readonly names: readonly string[];
  readonly index: boolean;
}

const known = new Map<string, KeyType>();

/** The type of one of some literals; the same literals give the same object. */
export function keyType(
  kind: "string" | "number",
  literals: readonly string[],
): KeyType {
  const key = `${kind}:${JSON.stringify([...literals].sort())}`;
  const type = known.get(key) ?? { kind, key, literals };
  known.set(key, type);
  return type;
}

export function literalsOf(type: Type | undefined): readonly string[] | null {
  return (type as KeyType | undefined)?.literals ?? null;
}

/** The type without its literals: what values of it are. */
export function withoutLiterals(type: Type): Type {
  if (literalsOf(type) === null) return type;
  return type.kind === "number" ? numberType : stringType;
}

export class KeyTypes {
  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly parameters: TypeParameters,
    private readonly resolver: TypeResolver,
  ) {}

  /** The keys a type of the checker stands for; null where we cannot tell. */
  of(type: ts.Type, environment: Environment): KeySet | null {
    const { flags } = type;
    if (flags & ts.TypeFlags.TypeParameter) {
      const bound = environment.bindings.get(type);
      return bound === undefined ? null : keysAmong(bound);
    }
    const literal = literalOf(type);
    if (literal !== null) return { names: [literal], index: false };
    if (flags & ts.TypeFlags.Never) return { names: [], index: false };
    if (flags & (ts.TypeFlags.String | ts.TypeFlags.Number))
      return { names: [], index: true };
    if (flags & ts.TypeFlags.ESSymbol) return { names: [], index: false };
    if (type.isUnion())
      return union(type.types.map((member) => this.of(member, environment)));
    if (type.isIntersection()) return this.ofIntersection(type, environment);
    if (flags & ts.TypeFlags.Index)
      return this.ofObject((type as ts.IndexType).type, environment);
    if (flags & ts.TypeFlags.TemplateLiteral)
      return this.ofTemplate(type as ts.TemplateLiteralType, environment);
    if (flags & ts.TypeFlags.StringMapping)
      return this.ofMapping(type as ts.StringMappingType, environment);
    if (flags & ts.TypeFlags.Conditional)
      return this.ofConditional(type as ts.ConditionalType, environment);
    return null;
  }

  /** `keyof T & string`: names are strings anyway. */
  private ofIntersection(
    type: ts.IntersectionType,
    environment: Environment,
  ): KeySet | null {
    const sets = type.types.map((member) => this.of(member, environment));
    const narrow = sets.filter((set) => set === null || !set.index);
    return narrow.length === 0 ? { names: [], index: true } : narrow[0]!;
  }

  /** `get${Capitalize<K>}`: every combination of what its holes can be. */
  private ofTemplate(
    type: ts.TemplateLiteralType,
    environment: Environment,
  ): KeySet | null {
    let names = [type.texts[0]!];
    for (const [i, hole] of type.types.entries()) {
      const set = this.of(hole, environment);
      if (set === null || set.index) return set;
      const text = type.texts[i + 1]!;
      names = names.flatMap((start) =>
        set.names.map((name) => `${start}${name}${text}`),
      );
    }
    return { names, index: false };
  }

  /** `Capitalize<K>` and its like. */
  private ofMapping(
    type: ts.StringMappingType,
    environment: Environment,
  ): KeySet | null {
    const change = stringMappings[type.symbol.name];
    const set = this.of(type.type, environment);
    if (change === undefined || set === null) return null;
    return { names: set.names.map(change), index: set.index };
  }

  private ofObject(type: ts.Type, environment: Environment): KeySet | null {
    return this.resolver.keysOf(this.resolver.resolve(type, environment));
  }

  /** `Exclude` and `Extract`, under whatever name. */
  private ofConditional(
    type: ts.ConditionalType,
    environment: Environment,
  ): KeySet | null {
    const { root } = type;
    const { checker } = this;
    const [yes, no] = [root.node.trueType, root.node.falseType].map((branch) =>
      checker.getTypeFromTypeNode(branch),
    );
    const keeps = (branch: ts.Type | undefined): boolean =>
      branch === root.checkType;
    const drops = (branch: ts.Type | undefined): boolean =>
      (branch!.flags & ts.TypeFlags.Never) !== 0;
    const isExtract = keeps(yes) && drops(no);
    if (!isExtract && !(drops(yes) && keeps(no))) return null;
    const scope = scopeOf(
      type,
      [
        ...this.parameters.within(root.checkType),
        ...this.parameters.within(root.extendsType),
      ],
      environment,
      this.parameters,
      (inner, within) => this.resolver.mapped.argument(inner, within),
    );
    const from = this.of(root.checkType, scope);
    const test = this.of(root.extendsType, scope);
    if (from === null || test === null || from.index) return null;
    return {
      names: from.names.filter(
        (name) => (test.index || test.names.includes(name)) === isExtract,
      ),
      index: false,
    };
  }
}

const stringMappings: Readonly<Record<string, (text: string) => string>> = {
  Uppercase: (text) => text.toUpperCase(),
  Lowercase: (text) => text.toLowerCase(),
  Capitalize: (text) => text.charAt(0).toUpperCase() + text.slice(1),
  Uncapitalize: (text) => text.charAt(0).toLowerCase() + text.slice(1),
};

function literalOf(type: ts.Type): string | null {
  if (type.isStringLiteral()) return type.value;
  return type.isNumberLiteral() ? String(type.value) : null;
}

function keysAmong(type: Type): KeySet | null {
  return union(
    membersOf(type).map((member) => {
      const literals = literalsOf(member);
      if (literals !== null) return { names: literals, index: false };
      return member.kind === "string" || member.kind === "number"
        ? { names: [], index: true }
        : null;
    }),
  );
}

function union(sets: readonly (KeySet | null)[]): KeySet | null {
  const names = new Set<string>();
  let index = false;
  for (const set of sets) {
    if (set === null) return null;
    for (const name of set.names) names.add(name);
    index ||= set.index;
  }
  return { names: [...names], index };
}
