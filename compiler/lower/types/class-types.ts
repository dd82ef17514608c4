// Classes as types: the library's, a program's with type arguments, dictionaries.

import path from "node:path";
import ts from "typescript";
import { builtinInterfaces } from "../../load/builtins.ts";
import type { LoadedProgram } from "../../load/program.ts";
import { withoutLiterals } from "./key-types.ts";
import type { TypeResolver } from "./type-resolver.ts";
import {
  classOf,
  Environment,
  unknownType,
  type ClassType,
  type PropertyInfo,
  type Type,
} from "./types.ts";

export class ClassTypes {
  private readonly checker: ts.TypeChecker;
  private readonly classIds = new Map<ts.Node, string>();
  private readonly known = new Map<string, ReadonlyMap<string, PropertyInfo>>();

  constructor(
    private readonly loaded: LoadedProgram,
    private readonly resolver: TypeResolver,
  ) {
    this.checker = loaded.checker;
  }

  /** The class in lib/builtins that implements a global interface. */
  builtin(name: string): ts.ClassDeclaration | null {
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

  /** The class a reference of the checker's names, `outer` parameters first. */
  reference(
    declaration: ts.ClassLikeDeclaration,
    parameters: readonly ts.Type[],
    typeArguments: readonly Type[],
    outer: number,
  ): ClassType {
    const bindings = this.bind(parameters, typeArguments);
    return classOf(
      this.idOf(declaration),
      declaration,
      bindings.slice(outer).map(([, argument]) => argument),
      new Environment(new Map(bindings)),
    );
  }

  /** An instantiation of a class with the given arguments for its own parameters. */
  instantiation(
    declaration: ts.ClassLikeDeclaration,
    typeArguments: readonly Type[],
    outer: Environment,
  ): ClassType {
    const parameters = declaration.typeParameters ?? [];
    const pairs = this.bind(
      parameters.map((parameter) => this.checker.getTypeAtLocation(parameter)),
      typeArguments,
    );
    return classOf(
      this.idOf(declaration),
      declaration,
      pairs.map(([, argument]) => argument),
      outer.extend(pairs),
    );
  }

  /** Only a parameter that is meant as a key keeps literals: `K extends string`. */
  private bind(
    parameters: readonly ts.Type[],
    typeArguments: readonly Type[],
  ): [ts.Type, Type][] {
    const keys =
      ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.Index;
    return parameters.map((parameter, i) => {
      const argument = typeArguments[i] ?? unknownType;
      const constraint = parameter.getConstraint();
      const parts = constraint?.isUnion() ? constraint.types : [constraint];
      const isKey = parts.some(
        (part) => part !== undefined && (part.flags & keys) !== 0,
      );
      return [parameter, isKey ? argument : withoutLiterals(argument)];
    });
  }

  private idOf(declaration: ts.ClassLikeDeclaration): string {
    let id = this.classIds.get(declaration);
    if (id === undefined) {
      id = `${declaration.name?.text ?? "anonymous"}#${this.classIds.size}`;
      this.classIds.set(declaration, id);
    }
    return id;
  }

  /** What a dictionary holds; null for other types. */
  dictionaryValue(type: Type): Type | null {
    return type.kind === "class" && type.declaration === this.dictionary()
      ? type.typeArguments[0]!
      : null;
  }

  dictionary(): ts.ClassDeclaration | null {
    const file = this.loaded.program.getSourceFile(
      path.join(this.loaded.root, "lib/builtins/dictionary.ts"),
    );
    const declaration = file?.statements.find(
      (statement): statement is ts.ClassDeclaration =>
        ts.isClassDeclaration(statement) &&
        statement.name?.text === "Dictionary",
    );
    return declaration ?? null;
  }

  dictionaryOf(element: Type): Type {
    return this.instantiation(this.dictionary()!, [element], Environment.empty);
  }

  /** What `keyof` gives and `T[K]` reads of a class: its public members. */
  members(type: ClassType): ReadonlyMap<string, PropertyInfo> {
    let members = this.known.get(type.key);
    if (members === undefined) {
      const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
      const declared = this.checker.getTypeAtLocation(type.declaration);
      const instance =
        declared.getConstructSignatures()[0]?.getReturnType() ?? declared;
      const visible = this.checker
        .getPropertiesOfType(instance)
        .filter(
          ({ valueDeclaration, name }) =>
            !name.startsWith("__#") &&
            (valueDeclaration === undefined ||
              !(ts.getCombinedModifierFlags(valueDeclaration) & hidden)),
        );
      members = this.resolver.propertiesAmong(visible, type.environment);
      this.known.set(type.key, members);
    }
    return members;
  }
}
