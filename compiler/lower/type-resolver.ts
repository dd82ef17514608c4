// Turns the checker's types into our own (types.ts), substituting the type
// parameters that the current instantiation binds.

import path from "node:path";
import ts from "typescript";
import { unsupported } from "../diagnostics.ts";
import { builtinInterfaces } from "../load/builtins.ts";
import type { LoadedProgram } from "../load/program.ts";
import {
  arrayOf,
  booleanType,
  classOf,
  Environment,
  functionOf,
  integerTypes,
  membersOf,
  neverType,
  nonNullish,
  nullType,
  recursiveArrayOf,
  recursiveFunctionOf,
  numberType,
  objectType,
  optional,
  stringType,
  structuralOf,
  tupleOf,
  undefinedType,
  unionOf,
  unknownType,
  type ArrayType,
  type ClassType,
  type FunctionType,
  type TupleType,
  type ParameterInfo,
  type PrimitiveType,
  type PropertyInfo,
  type StructuralType,
  type Type,
} from "./types.ts";

const primitiveInterfaces: ReadonlyMap<string, Type> = new Map<string, Type>([
  ["String", stringType],
  ["Number", numberType],
  ["Boolean", booleanType],
  ["Object", objectType],
]);

/** A string type that remembers which literals it can be, for `T[K]`. */
interface KeyType extends PrimitiveType {
  readonly literals: readonly string[];
}

export class TypeResolver {
  private readonly checker: ts.TypeChecker;
  private readonly cache = new Map<ts.Type, Type>();
  private readonly parametersOf = new Map<ts.Type, ReadonlySet<ts.Type>>();
  private readonly inProgress = new Set<ts.Type>();
  private readonly recursive = new Set<ts.Type>();
  private readonly classIds = new Map<ts.Node, string>();
  private readonly symbolIds = new Map<ts.Symbol, number>();

  constructor(private readonly loaded: LoadedProgram) {
    this.checker = loaded.checker;
  }

  isLibraryDeclaration(declaration: ts.Node): boolean {
    return declaration
      .getSourceFile()
      .fileName.startsWith(path.join(this.loaded.root, "lib/types"));
  }

  /** The global library interface a symbol is, or null for a user's. */
  builtinName(symbol: ts.Symbol | undefined): string | null {
    const declaration = symbol?.declarations?.[0];
    if (declaration === undefined || !this.isLibraryDeclaration(declaration))
      return null;
    return symbol!.name;
  }

  /** The class in lib/builtins that implements a global interface. */
  builtinClass(name: string): ts.ClassDeclaration | null {
    const builtin = builtinInterfaces.get(name);
    if (builtin?.style !== "class") return null;
    const file = this.loaded.program.getSourceFile(
      path.join(this.loaded.root, builtin.file),
    );
    const wanted = builtin.className ?? name;
    for (const statement of file?.statements ?? []) {
      if (ts.isClassDeclaration(statement) && statement.name?.text === wanted)
        return statement;
    }
    return null;
  }

  resolve(type: ts.Type, environment: Environment): Type {
    if (
      environment.bindings.size === 0 ||
      this.typeParametersIn(type).size === 0
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

  private convert(type: ts.Type, environment: Environment): Type {
    const flags = type.flags;
    if (flags & ts.TypeFlags.EnumLike) return this.convertEnum(type);
    if (flags & ts.TypeFlags.StringLike) return stringType;
    if (flags & ts.TypeFlags.NumberLike) return numberType;
    if (flags & ts.TypeFlags.BooleanLike) return booleanType;
    if (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void))
      return undefinedType;
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
    if (type.isIntersection())
      return this.convertIntersection(type, environment);
    if (flags & ts.TypeFlags.Index) return stringType;
    if (flags & ts.TypeFlags.IndexedAccess)
      return this.convertIndexedAccess(
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
    if (bound !== undefined) return bound;
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

  private convertIntersection(
    type: ts.IntersectionType,
    environment: Environment,
  ): Type {
    if (
      type.types.some((member) => (member.flags & ts.TypeFlags.Number) !== 0)
    ) {
      const machine = this.machineInteger(type);
      if (machine !== null) return machine;
    }
    const members = type.types.map((member) =>
      this.resolve(member, environment),
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
            part.getProperties().length === 0),
      );
      if (others.length > 0 && emptyOthers) return nonNullish(member);
    }
    for (const member of members)
      if (member.kind === "class" || member.kind === "array") return member;
    return this.structural(type, environment);
  }

  private convertIndexedAccess(
    type: ts.IndexedAccessType,
    environment: Environment,
  ): Type {
    const owner = this.resolve(type.objectType, environment);
    const key = type.indexType;
    const literals = key.isStringLiteral()
      ? [key.value]
      : (environment.bindings.get(key) as KeyType | undefined)?.literals;
    if (owner.kind === "array" || owner.kind === "tuple") return owner.element;
    const properties = this.propertiesOf(owner);
    const names = literals ?? [...properties.keys()];
    const types = names.map(
      (name) => properties.get(name)?.type ?? unknownType,
    );
    return types.length === 0 ? unknownType : unionOf(types);
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
    if (this.checker.isTupleType(type) || this.checker.isArrayType(type)) {
      if (this.inProgress.has(type))
        return this.recursiveArray(type, environment);
      this.inProgress.add(type);
      const resolved = this.convertList(type, environment);
      this.inProgress.delete(type);
      return resolved;
    }
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
      const implementation = this.builtinClass(builtin);
      if (implementation !== null) {
        const typeArguments = this.resolveArguments(
          type,
          this.argumentsOf(type),
          environment,
        );
        return this.classType(implementation, typeArguments, Environment.empty);
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
    return this.convertAnonymous(type, environment);
  }

  private convertList(
    type: ts.ObjectType,
    environment: Environment,
  ): ArrayType | TupleType {
    if (this.checker.isTupleType(type))
      return this.convertTuple(type as ts.TupleTypeReference, environment);
    const [element] = this.checker.getTypeArguments(type as ts.TypeReference);
    return arrayOf(
      element === undefined ? unknownType : this.resolve(element, environment),
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
    const outer = target.outerTypeParameters?.length ?? 0;
    const bindings = parameters.map(
      (parameter, i) =>
        [parameter as ts.Type, typeArguments[i] ?? unknownType] as const,
    );
    return classOf(
      this.idOf(declaration),
      declaration,
      typeArguments.slice(outer),
      new Environment(new Map(bindings)),
    );
  }

  /** An instantiation of a class with the given arguments for its own parameters. */
  classType(
    declaration: ts.ClassLikeDeclaration,
    typeArguments: readonly Type[],
    outer: Environment,
  ): ClassType {
    const parameters = declaration.typeParameters ?? [];
    const pairs = parameters.map(
      (parameter, i) =>
        [
          this.checker.getTypeAtLocation(parameter),
          typeArguments[i] ?? unknownType,
        ] as const,
    );
    return classOf(
      this.idOf(declaration),
      declaration,
      typeArguments,
      outer.extend(pairs),
    );
  }

  private idOf(declaration: ts.ClassLikeDeclaration): string {
    let id = this.classIds.get(declaration);
    if (id === undefined) {
      id = `${declaration.name?.text ?? "anonymous"}#${this.classIds.size}`;
      this.classIds.set(declaration, id);
    }
    return id;
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
        const resolved = this.resolve(element, environment);
        return flags[i]! & ts.ElementFlags.Optional
          ? optional(resolved)
          : resolved;
      });
    const restIndex = flags.findIndex(
      (flag) => (flag & ts.ElementFlags.Variable) !== 0,
    );
    return tupleOf(elements, restIndex);
  }

  private convertAnonymous(
    type: ts.ObjectType,
    environment: Environment,
  ): Type {
    const calls = type.getCallSignatures();
    const constructs = type.getConstructSignatures();
    const signature = calls.at(-1) ?? constructs.at(-1);
    if (signature === undefined) return this.structural(type, environment);
    if (this.inProgress.has(type))
      return this.recursiveFunction(type, signature, environment);
    this.inProgress.add(type);
    const resolved = this.mergedFunction(
      calls.length > 1 ? calls : [signature],
      environment,
    );
    this.inProgress.delete(type);
    return resolved;
  }

  /** A function type inside itself: resolved when somebody looks. */
  private recursiveFunction(
    type: ts.Type,
    signature: ts.Signature,
    environment: Environment,
  ): Type {
    const key = `function ${idOfType(type)}<${environment.key}>`;
    const resolve = (): FunctionType =>
      this.functionType(signature, environment) as FunctionType;
    let resolved: FunctionType | null = null;
    return recursiveFunctionOf(key, () => (resolved ??= resolve()));
  }

  /** Overloads as one function: a parameter some of them lack may be left out. */
  private mergedFunction(
    signatures: readonly ts.Signature[],
    environment: Environment,
  ): Type {
    const [first, ...others] = signatures.map(
      (signature) => this.functionType(signature, environment) as FunctionType,
    );
    if (others.length === 0) return first!;
    const all = [first!, ...others];
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

  functionType(signature: ts.Signature, environment: Environment): Type {
    const parameters = this.parametersOfSignature(signature, environment);
    return functionOf(
      parameters,
      this.resolve(
        this.checker.getReturnTypeOfSignature(signature),
        environment,
      ),
    );
  }

  /** What a caller passes, parameter by parameter. */
  parametersOfSignature(
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
      const type = this.resolve(
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

  /** Types with a string index signature are the library's dictionary. */
  private dictionary(type: ts.Type, environment: Environment): Type | null {
    const info =
      this.checker.getIndexInfoOfType(type, ts.IndexKind.String) ??
      this.checker.getIndexInfoOfType(type, ts.IndexKind.Number);
    // With named members beside the signature it is an object like any other.
    if (info === undefined || this.checker.getPropertiesOfType(type).length > 0)
      return null;
    const file = this.loaded.program.getSourceFile(
      path.join(this.loaded.root, "lib/builtins/dictionary.ts"),
    );
    const declaration = file?.statements.find(
      (statement) =>
        ts.isClassDeclaration(statement) &&
        statement.name?.text === "Dictionary",
    );
    if (declaration === undefined) return null;
    const [element] = this.resolveArguments(type, [info.type], environment);
    return this.classType(
      declaration as ts.ClassDeclaration,
      [element!],
      Environment.empty,
    );
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
        : this.resolve(argument, environment),
    );
    this.inProgress.delete(type);
    return this.recursive.has(type) ? list.map(() => unknownType) : resolved;
  }

  private structural(type: ts.Type, environment: Environment): Type {
    const isBoundMapping =
      mappedDeclaration(type) !== null &&
      this.readMapped(type, environment) !== null;
    const dictionary = isBoundMapping
      ? null
      : this.dictionary(type, environment);
    if (dictionary !== null) return dictionary;
    // `{}` holds anything but null and undefined, primitives included.
    if (
      mappedDeclaration(type) === null &&
      this.checker.getPropertiesOfType(type).length === 0
    )
      return unknownType;
    const parameters = [...this.typeParametersIn(type)].filter((parameter) =>
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
    const key = `{${idOfType(type)}}<${restricted.key}>`;
    return structuralOf(key, () => this.makeStructural(key, type, restricted));
  }

  private makeStructural(
    key: string,
    type: ts.Type,
    environment: Environment,
  ): StructuralType {
    let properties: ReadonlyMap<string, PropertyInfo> | null = null;
    return {
      kind: "structural",
      key,
      name: this.checker.typeToString(type),
      source: type,
      environment,
      properties: () => (properties ??= this.readProperties(type, environment)),
      indexValue: () => {
        const info = this.checker.getIndexInfoOfType(type, ts.IndexKind.String);
        return info === undefined ? null : this.resolve(info.type, environment);
      },
    };
  }

  /** A mapped type over a type parameter, now that the parameter is bound. */
  private readMapped(
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
      ? this.resolve(this.checker.getTypeFromTypeNode(constraint.type), scope)
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
          : this.convert(template, scope.extend([[parameter, key]]));
      const inherited =
        source === null
          ? false
          : (this.propertiesOf(source).get(name)?.optional ?? false);
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
            : this.resolveArgument(argument, environment),
        ] as const;
      }),
    );
  }

  private memberNames(type: Type): string[] {
    if (type.kind !== "class") return [...this.propertiesOf(type).keys()];
    return type.declaration.members.flatMap((member) =>
      ts.isPropertyDeclaration(member) && ts.isIdentifier(member.name)
        ? [member.name.text]
        : [],
    );
  }

  private readProperties(
    type: ts.Type,
    environment: Environment,
  ): ReadonlyMap<string, PropertyInfo> {
    const mapped = this.readMapped(type, environment);
    if (mapped !== null) return mapped;
    const properties = new Map<string, PropertyInfo>();
    for (const symbol of this.checker.getPropertiesOfType(type)) {
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
    return new Map();
  }

  /** The type to bind a type parameter to: keys keep their literals. */
  resolveArgument(type: ts.Type, environment: Environment): Type {
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
    return this.resolve(type, environment);
  }

  /** Every type parameter a type mentions, however deep. */
  private typeParametersIn(type: ts.Type): ReadonlySet<ts.Type> {
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
    if (mapped !== null && mapped.typeParameter.constraint !== undefined) {
      const { constraint } = mapped.typeParameter;
      visit(
        this.checker.getTypeFromTypeNode(
          ts.isTypeOperatorNode(constraint) ? constraint.type : constraint,
        ),
      );
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

function mappedDeclaration(type: ts.Type): ts.MappedTypeNode | null {
  const object = type as ts.ObjectType & { declaration?: ts.Node };
  if (
    !(type.flags & ts.TypeFlags.Object) ||
    !(object.objectFlags & ts.ObjectFlags.Mapped)
  )
    return null;
  return object.declaration !== undefined &&
    ts.isMappedTypeNode(object.declaration)
    ? object.declaration
    : null;
}

function idOfType(type: ts.Type): number {
  return (type as ts.Type & { id: number }).id;
}

const keyTypes = new Map<string, KeyType>();

/** A number that remembers its value: the length of a `FixedArray<T, N>`. */
function literalNumber(value: number): Type {
  return { kind: "number", key: `number:${value}` };
}

function hasRest(declaration: ts.SignatureDeclaration | undefined): boolean {
  return declaration?.parameters.at(-1)?.dotDotDotToken !== undefined;
}

/** A property's name as we key it: `#x` and `[Symbol.iterator]` included. */
export function memberName(symbol: ts.Symbol): string {
  const name = symbol.name;
  if (name.startsWith("__@")) return `[${name.slice(3).split("@")[0]}]`;
  if (name.startsWith("__#")) return name.slice(name.indexOf("@") + 1);
  return name;
}
