// Turns the checker's types into our own (types.ts), substituting the type
// parameters that the current instantiation binds.

import path from "node:path";
import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import type { LoadedProgram } from "../../load/program.ts";
import { idOfType, mappedDeclaration, memberName } from "./checker-types.ts";
import { ClassTypes } from "./class-types.ts";
import { FunctionTypes } from "./function-types.ts";
import { IntersectionTypes } from "./intersection-types.ts";
import { type KeySet, withoutLiterals } from "./key-types.ts";
import { ListTypes } from "./list-types.ts";
import { MappedTypes } from "./mapped-types.ts";
import { TypeParameters } from "./type-parameters.ts";
import {
  arrayOf,
  booleanType,
  Environment,
  membersOf,
  neverType,
  nullType,
  numberType,
  objectType,
  optional,
  type PropertyInfo,
  stringType,
  structuralOf,
  type StructuralType,
  type Type,
  undefinedType,
  unionOf,
  unknownType,
} from "./types.ts";

const primitiveInterfaces: ReadonlyMap<string, Type> = new Map<string, Type>([
  ["String", stringType],
  ["Number", numberType],
  ["Boolean", booleanType],
  ["Object", objectType],
]);

export class TypeResolver {
  /** `unknown` in programs that look at results of type `void`. */
  voidType: Type = undefinedType;
  private readonly checker: ts.TypeChecker;
  private readonly cache = new Map<ts.Type, Type>();
  private readonly inProgress = new Set<ts.Type>();
  private readonly recursive = new Set<ts.Type>();
  readonly classes: ClassTypes;
  private readonly lists: ListTypes;
  private readonly intersections: IntersectionTypes;
  private readonly parameters: TypeParameters;
  readonly mapped: MappedTypes;
  readonly functions: FunctionTypes;
  private readonly libraryTypes: string;

  constructor(loaded: LoadedProgram) {
    this.checker = loaded.checker;
    this.libraryTypes = path.join(loaded.root, "lib/types");
    this.parameters = new TypeParameters(this.checker);
    this.mapped = new MappedTypes(this.checker, this.parameters, this);
    this.functions = new FunctionTypes(this.checker, this);
    this.classes = new ClassTypes(loaded, this);
    this.lists = new ListTypes(this.checker, this);
    this.intersections = new IntersectionTypes(this.checker, this);
  }

  isLibraryDeclaration(declaration: ts.Node): boolean {
    return declaration.getSourceFile().fileName.startsWith(this.libraryTypes);
  }

  /** The global library interface a symbol is, or null for a user's. */
  builtinName(symbol: ts.Symbol | undefined): string | null {
    const declaration = symbol?.declarations?.[0];
    if (declaration === undefined || !this.isLibraryDeclaration(declaration))
      return null;
    return symbol!.name;
  }

  resolve(type: ts.Type, environment: Environment): Type {
    if (
      environment.bindings.size === 0 ||
      this.parameters.within(type).size === 0
    ) {
      let resolved = this.cache.get(type);
      if (resolved === undefined) {
        resolved = this.convert(type, Environment.empty);
        this.cache.set(type, resolved);
      }
      return resolved;
    }
    return this.convert(type, environment);
  }

  /** As `resolve`, without remembering. */
  convert(type: ts.Type, environment: Environment): Type {
    const flags = type.flags;
    if (flags & ts.TypeFlags.EnumLike) return this.convertEnum(type);
    if (flags & ts.TypeFlags.StringLike) return stringType;
    if (flags & ts.TypeFlags.NumberLike) return numberType;
    if (flags & ts.TypeFlags.BooleanLike) return booleanType;
    if (flags & ts.TypeFlags.Void) return this.voidType;
    if (flags & ts.TypeFlags.Undefined) return undefinedType;
    if (flags & ts.TypeFlags.Null) return nullType;
    if (flags & ts.TypeFlags.Never) return neverType;
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return unknownType;
    if (flags & ts.TypeFlags.NonPrimitive) return objectType;
    if (flags & ts.TypeFlags.TypeParameter)
      return this.convertParameter(type as ts.TypeParameter, environment);
    if (type.isUnion())
      return unionOf(
        type.types.map((member) => this.resolve(member, environment)),
      );
    if (type.isIntersection()) return this.intersections.of(type, environment);
    if (flags & ts.TypeFlags.Index) return stringType;
    if (flags & ts.TypeFlags.IndexedAccess)
      return this.mapped.indexedAccess(
        type as ts.IndexedAccessType,
        environment,
      );
    if (flags & ts.TypeFlags.Conditional)
      return this.convertConditional(type as ts.ConditionalType, environment);
    if (flags & ts.TypeFlags.Object)
      return this.convertObject(type as ts.ObjectType, environment);
    if (flags & ts.TypeFlags.Substitution) {
      return this.resolve((type as ts.SubstitutionType).baseType, environment);
    }
    const node = type.symbol?.declarations?.[0];
    const name = this.checker.typeToString(type);
    return node === undefined
      ? unknownType
      : unsupported(node, `the type \`${name}\``);
  }

  private convertEnum(type: ts.Type): Type {
    if (type.isUnion())
      return unionOf(type.types.map((member) => this.convertEnum(member)));
    return type.flags & ts.TypeFlags.StringLike ? stringType : numberType;
  }

  private convertParameter(
    type: ts.TypeParameter,
    environment: Environment,
  ): Type {
    const bound = environment.bindings.get(type);
    if (bound !== undefined) return withoutLiterals(bound);
    const isThis =
      (type as ts.TypeParameter & { isThisType?: boolean }).isThisType === true;
    const constraint = this.checker.getBaseConstraintOfType(type);
    if (isThis && constraint !== undefined && constraint !== type)
      return this.resolve(constraint, environment);
    // `...args: A` of a generic closure: at least an array.
    if (
      constraint !== undefined &&
      (this.checker.isArrayType(constraint) ||
        this.checker.isTupleType(constraint))
    ) {
      return this.resolve(constraint, environment);
    }
    return unknownType;
  }

  private convertConditional(
    type: ts.ConditionalType,
    environment: Environment,
  ): Type {
    const constraint = this.checker.getBaseConstraintOfType(type);
    return constraint === undefined || constraint === type
      ? unknownType
      : this.resolve(constraint, environment);
  }

  private convertObject(type: ts.ObjectType, environment: Environment): Type {
    if (this.checker.isTupleType(type) || this.checker.isArrayType(type))
      return this.lists.of(type, environment);
    const symbol = type.symbol as ts.Symbol | undefined;
    const builtin = this.builtinName(symbol);
    if (
      builtin !== null &&
      type.objectFlags &
        (ts.ObjectFlags.ClassOrInterface | ts.ObjectFlags.Reference)
    ) {
      if (builtin === "TemplateStringsArray") return arrayOf(stringType);
      const mapped = primitiveInterfaces.get(builtin);
      if (mapped !== undefined) return mapped;
      const implementation = this.classes.builtin(builtin);
      if (implementation !== null) {
        const typeArguments = this.resolveArguments(
          type,
          this.argumentsOf(type),
          environment,
        );
        return this.classes.instantiation(
          implementation,
          typeArguments,
          Environment.empty,
        );
      }
    }
    if (
      symbol !== undefined &&
      symbol.flags & ts.SymbolFlags.Class &&
      type.objectFlags &
        (ts.ObjectFlags.ClassOrInterface | ts.ObjectFlags.Reference)
    ) {
      const declaration = symbol.valueDeclaration as ts.ClassLikeDeclaration;
      return this.classReference(declaration, type, environment);
    }
    const calls = type.getCallSignatures();
    const signatures =
      calls.length > 0 ? calls : type.getConstructSignatures().slice(-1);
    if (signatures.length === 0) return this.structural(type, environment);
    const resolved = this.functions.ofSignatures(type, signatures, environment);
    const declaration = symbol?.valueDeclaration;
    return calls.length === 0 &&
      declaration !== undefined &&
      ts.isClassLike(declaration) &&
      !this.isLibraryDeclaration(declaration)
      ? this.functions.ofClass(resolved, declaration)
      : resolved;
  }

  private argumentsOf(type: ts.Type): readonly ts.Type[] {
    const reference = type as ts.TypeReference;
    if (reference.target === undefined)
      return (type as ts.InterfaceType).typeParameters ?? [];
    const parameters = reference.target.typeParameters ?? [];
    return this.checker.getTypeArguments(reference).slice(0, parameters.length);
  }

  private classReference(
    declaration: ts.ClassLikeDeclaration,
    type: ts.Type,
    environment: Environment,
  ): Type {
    const target = ((type as ts.TypeReference).target ??
      type) as ts.InterfaceType;
    const parameters = target.typeParameters ?? [];
    const typeArguments = this.resolveArguments(
      type,
      this.argumentsOf(type),
      environment,
    );
    return this.classes.reference(
      declaration,
      parameters,
      typeArguments,
      target.outerTypeParameters?.length ?? 0,
    );
  }

  /** Types with a string index signature are the library's dictionary. */
  private dictionary(type: ts.Type, environment: Environment): Type | null {
    const info =
      this.checker.getIndexInfoOfType(type, ts.IndexKind.String) ??
      this.checker.getIndexInfoOfType(type, ts.IndexKind.Number);
    // With named members beside the signature it is an object like any other.
    if (info === undefined || this.checker.getPropertiesOfType(type).length > 0)
      return null;
    if (this.classes.dictionary() === null) return null;
    const [element] = this.resolveArguments(type, [info.type], environment);
    return this.classes.dictionaryOf(element!);
  }

  /**
   * Type arguments; where they lead back to the type itself (`type Tree =
   * Map<string, Tree>`) they are `unknown`, wherever the type is met.
   */
  private resolveArguments(
    type: ts.Type,
    list: readonly ts.Type[],
    environment: Environment,
  ): Type[] {
    if (this.inProgress.has(type)) {
      this.recursive.add(type);
      return list.map(() => unknownType);
    }
    this.inProgress.add(type);
    const resolved = list.map((argument) =>
      argument.isNumberLiteral()
        ? literalNumber(argument.value)
        : solidArgument(this.mapped.argument(argument, environment)),
    );
    this.inProgress.delete(type);
    return this.recursive.has(type) ? list.map(() => unknownType) : resolved;
  }

  structural(type: ts.Type, environment: Environment): Type {
    const mapping = this.mapped.read(type, environment);
    if (mapping !== null && mapping.keys.index) {
      const value = mapping.value(null);
      const isOptional =
        mapping.node.questionToken !== undefined &&
        mapping.node.questionToken.kind !== ts.SyntaxKind.MinusToken;
      return this.classes.dictionaryOf(isOptional ? optional(value) : value);
    }
    const dictionary =
      mapping === null ? this.dictionary(type, environment) : null;
    if (dictionary !== null) return dictionary;
    // `{}` holds anything but null and undefined, primitives included.
    if (
      mapping === null &&
      mappedDeclaration(type) === null &&
      !(type.isIntersection() && environment.bindings.size > 0) &&
      this.checker.getPropertiesOfType(type).length === 0
    )
      return unknownType;
    const parameters = [...this.parameters.within(type)].filter((parameter) =>
      environment.bindings.has(parameter),
    );
    const restricted = new Environment(
      new Map(
        parameters.map((parameter) => [
          parameter,
          environment.bindings.get(parameter)!,
        ]),
      ),
    );
    const key =
      (type.isIntersection() && parameters.length > 0
        ? this.keyOfAll(type, restricted)
        : null) ?? `{${idOfType(type)}}<${restricted.key}>`;
    return structuralOf(key, () => this.makeStructural(key, type, restricted));
  }

  /**
   * Intersections are the same where their properties are: a class that gives
   * itself as `Builder<T & Record<K, V>>` comes to an end so.
   */
  private keyOfAll(
    type: ts.IntersectionType,
    environment: Environment,
  ): string | null {
    if (this.inProgress.has(type)) return null;
    this.inProgress.add(type);
    const properties = this.propertiesOfAll(type.types, environment);
    this.inProgress.delete(type);
    const list = [...properties.values()].map(
      (info) => `${info.name}${info.optional ? "?" : ""}:${info.type.key}`,
    );
    return `&{${list.sort().join(";")}}`;
  }

  private makeStructural(
    key: string,
    type: ts.Type,
    environment: Environment,
  ): StructuralType {
    const { checker } = this;
    let properties: ReadonlyMap<string, PropertyInfo> | null = null;
    return {
      kind: "structural",
      key,
      // Of the many, a message shows one.
      get name() {
        return checker.typeToString(type);
      },
      source: type,
      environment,
      properties: () => (properties ??= this.readProperties(type, environment)),
      indexValue: () => {
        const info = this.checker.getIndexInfoOfType(type, ts.IndexKind.String);
        return info === undefined ? null : this.resolve(info.type, environment);
      },
    };
  }

  private readProperties(
    type: ts.Type,
    environment: Environment,
  ): ReadonlyMap<string, PropertyInfo> {
    const mapped = this.mapped.read(type, environment);
    if (mapped !== null) return this.mapped.properties(mapped);
    if (type.isIntersection() && environment.bindings.size > 0)
      return this.propertiesOfAll(type.types, environment);
    return this.propertiesAmong(
      this.checker.getPropertiesOfType(type),
      environment,
    );
  }

  /** `T & Record<K, V>`: what any part has; one that must be there is not optional. */
  private propertiesOfAll(
    types: readonly ts.Type[],
    environment: Environment,
  ): ReadonlyMap<string, PropertyInfo> {
    const merged = new Map<string, PropertyInfo>();
    for (const part of types) {
      const properties = this.propertiesOf(this.resolve(part, environment));
      for (const [name, info] of properties) {
        const known = merged.get(name);
        if (known === undefined || known.optional || known.type === unknownType)
          merged.set(name, info);
      }
    }
    return merged;
  }

  propertiesAmong(
    symbols: readonly ts.Symbol[],
    environment: Environment,
  ): ReadonlyMap<string, PropertyInfo> {
    const properties = new Map<string, PropertyInfo>();
    for (const symbol of symbols) {
      const optionalHere = (symbol.flags & ts.SymbolFlags.Optional) !== 0;
      const resolved = this.resolve(
        this.checker.getTypeOfSymbol(symbol),
        environment,
      );
      const name = memberName(symbol);
      properties.set(name, {
        name,
        type: optionalHere ? optional(resolved) : resolved,
        optional: optionalHere,
        method: (symbol.flags & ts.SymbolFlags.Method) !== 0,
      });
    }
    return properties;
  }

  /** Properties of a structural type, or of each member of a union of them. */
  propertiesOf(type: Type): ReadonlyMap<string, PropertyInfo> {
    if (type.kind === "structural") return type.properties();
    if (type.kind === "union") {
      const merged = new Map<string, PropertyInfo>();
      for (const member of membersOf(type)) {
        for (const [name, info] of this.propertiesOf(member)) {
          const known = merged.get(name);
          merged.set(
            name,
            known === undefined
              ? info
              : { ...info, type: unionOf([known.type, info.type]) },
          );
        }
      }
      return merged;
    }
    return type.kind === "class" ? this.classes.members(type) : new Map();
  }

  /** The keys of one of our own types; null where we cannot tell. */
  keysOf(type: Type): KeySet | null {
    if (this.classes.dictionaryValue(type) !== null)
      return { names: [], index: true };
    if (type.kind !== "structural" && type.kind !== "class") return null;
    return { names: [...this.propertiesOf(type).keys()], index: false };
  }
}

/** A number that remembers its value: the length of a `FixedArray<T, N>`. */
function literalNumber(value: number): Type {
  return { kind: "number", key: `number:${value}` };
}

/**
 * `Result<never, E>` stands for `Result<T, E>` with any T, so what the class
 * holds and passes must be able to travel as any T.
 */
function solidArgument(type: Type): Type {
  return type.kind === "never" ? unknownType : type;
}
