// One closed world: everything that is compiled together. Hands out function
// instances, shapes and literals on request and lowers what was requested
// until nothing new turns up.

import path from "node:path";
import ts from "typescript";
import { stringData } from "./string-data.ts";
import { CompileError, internal } from "../diagnostics.ts";
import {
  IrFunction,
  IrModule,
  type IrType,
  type Signature,
  type SourceLocation,
} from "../ir/ir.ts";
import { runtimeModules } from "../load/builtins.ts";
import type { LoadedProgram } from "../load/program.ts";
import { MissingValues } from "./arrays/missing-values.ts";
import { valueName } from "./calls/function-names.ts";
import type { GlobalBinding } from "./context.ts";
import { inferInteger } from "./expressions/constants.ts";
import type { FunctionInstance, FunctionNode } from "./instances.ts";
import { findSubclasses, isMethodMember, memberNames } from "./member-names.ts";
import { constantNames } from "./objects/classes.ts";
import type { Spread } from "./objects/spread-literals.ts";
import type { Field, MethodCall, Shape } from "./types/shapes.ts";
import { TypeResolver } from "./types/type-resolver.ts";
import {
  type ArrayType,
  booleanType,
  type ClassType,
  Environment,
  irTypeOf,
  type ParameterInfo,
  sizeOfIrType,
  type Type,
} from "./types/types.ts";
import { BindingAnalysis } from "./variables/bindings.ts";
import { CapturesUnknown } from "./variables/captures-unknown.ts";
import { DeadZones } from "./variables/dead-zone.ts";

export interface WorldOptions {
  readonly kind: "kernel" | "application";
  readonly profile: "safe" | "fast";
  readonly mode: "release" | "development";
  /** Fields of classes that other objects, in place of instances, have accessors for. */
  readonly accessorFields: ReadonlySet<ts.Node>;
}

/** Reads of a field were lowered as such before an object with an accessor for it was met. */
export class FieldBehindAccessor extends Error {
  constructor(readonly field: ts.Node) {
    super("a field may be an accessor");
  }
}

/** IR type of a function's result: undefined travels as nothing. */
export function resultIrType(type: Type): IrType {
  return type.kind === "undefined" || type.kind === "never"
    ? "void"
    : irTypeOf(type);
}

export class World {
  readonly module: IrModule;
  readonly types: TypeResolver;
  readonly checker: ts.TypeChecker;
  readonly bindings: BindingAnalysis;
  readonly deadZones: DeadZones;
  /** An application's modules in the order they are evaluated. */
  modules: readonly ts.SourceFile[] = [];
  readonly errors: CompileError[] = [];
  readonly shapes = new Map<string, Shape>();
  /** Dynamic calls seen so far: which methods of which shapes are needed. */
  readonly methodCalls = new Map<string, MethodCall>();
  readonly instances = new Map<string, FunctionInstance>();
  /** Methods: the class they are declared in, for `super`. */
  readonly homeClasses = new WeakMap<FunctionInstance, ClassType>();
  /** Names that some class or object literal declares as an accessor. */
  readonly accessorNames: ReadonlySet<string>;
  /** Classes that other objects stand for instances of (`types/class-views.ts`). */
  readonly viewedClasses = new Set<ts.ClassLikeDeclaration>();
  /** Functions that check what is read (`types/loose.ts`), by symbol. */
  readonly heldChecks = new Map<string, Type>();
  /** Names that some class or object literal declares as a method. */
  readonly methodNames: ReadonlySet<string>;
  private stuck = -1;
  private readonly queue: (() => void)[] = [];
  private readonly strings = new Map<string, string>();
  private readonly staticFields = new Map<ts.Node, GlobalBinding>();
  private readonly staticShadows = new Map<
    string,
    { isSet: GlobalBinding; value: GlobalBinding }
  >();
  private subclasses: ReadonlyMap<ts.Node, ts.ClassLikeDeclaration[]> | null =
    null;
  /** Types through which properties are added to objects, by key. */
  readonly lateReceivers = new Map<string, Type>();
  /** Some code calls literals' methods and accessors by their property tables. */
  listsMembers = false;
  /** Some code can tell two function values apart. */
  comparesFunctions = false;
  /** Objects with names of their own are seen as dictionaries. */
  viewsDictionaries = false;
  /** Their objects may have names that they do not: copies of what no type describes. */
  readonly openShapes = new Set<Shape>();
  /** Object literals with spreads: what to do for each shape of a source. */
  readonly spreads = new Map<string, Spread>();
  /** Static methods compiled for a class that inherits them. */
  readonly staticReceivers = new WeakMap<
    FunctionInstance,
    ts.ClassLikeDeclaration
  >();
  /** Members of enums that are computed when the program runs. */
  readonly enumMembers = new Map<ts.EnumMember, GlobalBinding>();
  readonly moduleGlobals = new Map<ts.Symbol, GlobalBinding>();
  /** Modules whose variables are used: their initialisation must run. */
  readonly requestedModules = new Set<ts.SourceFile>();
  /** Modules whose top level has been asked for. */
  readonly initialized = new Set<ts.SourceFile>();
  /** Asks for the top levels of requested modules; false: nothing new (roots.ts). */
  requestInitializers: () => boolean = () => false;
  /** Lowers the function that runs them, once all are known (roots.ts). */
  finishRoots: () => void = () => {};
  private readonly nodeIds = new Map<ts.Node, number>();
  private readonly relativeNames = new Map<ts.SourceFile, string>();
  private readonly usedSymbols = new Map<string, number>();
  private readonly runtimeFunctions = new Map<string, ts.FunctionDeclaration>();

  constructor(
    readonly loaded: LoadedProgram,
    readonly options: WorldOptions,
  ) {
    this.module = new IrModule(options.kind);
    this.module.forSize = options.kind === "kernel";
    this.module.exactCalls = options.kind === "kernel";
    this.checker = loaded.checker;
    this.types = new TypeResolver(loaded);
    this.bindings = new BindingAnalysis(loaded.checker);
    this.deadZones = new DeadZones(
      loaded.checker,
      this.bindings,
      () => this.modules,
    );
    if (options.kind === "application")
      new MissingValues(loaded.checker, this.applicationFiles());
    constantNames.evaluate = (node) => this.constantName(node);
    this.accessorNames = memberNames(loaded.program, ts.isAccessor);
    this.methodNames = memberNames(loaded.program, isMethodMember);
    this.findRuntimeFunctions();
  }

  private applicationFiles(): ts.SourceFile[] {
    return this.loaded.program
      .getSourceFiles()
      .filter(
        (file) => !file.isDeclarationFile && !this.isOwnFile(file.fileName),
      );
  }

  /** The kernel's and the library's files. */
  private isOwnFile(fileName: string): boolean {
    const relative = path.relative(this.loaded.root, fileName);
    return relative.startsWith("lib/") || relative.startsWith("kernel/");
  }

  private constantName(node: ts.Expression): string | null {
    const declaration = ts.isPropertyAccessExpression(node)
      ? this.checker.getSymbolAtLocation(node.name)?.valueDeclaration
      : undefined;
    if (declaration !== undefined && ts.isEnumMember(declaration))
      return String(this.checker.getConstantValue(declaration));
    const type = this.checker.getTypeAtLocation(node);
    return type.isStringLiteral() || type.isNumberLiteral()
      ? String(type.value)
      : null;
  }

  /** The global that holds a static field. */
  staticField(node: ts.PropertyDeclaration): GlobalBinding {
    let binding = this.staticFields.get(node);
    if (binding === undefined) {
      const type =
        (node.initializer !== undefined && node.type === undefined
          ? inferInteger(this, node.initializer, Environment.empty)
          : null) ??
        this.types.resolve(
          this.checker.getTypeAtLocation(node),
          Environment.empty,
        );
      binding = this.newGlobal(
        `${this.moduleName(node)}.${node.parent.name?.text ?? "class"}.${node.name.getText()}`,
        type,
      );
      this.staticFields.set(node, binding);
    }
    return binding;
  }

  /** What an inherited static field becomes when a class that inherits it sets it. */
  staticShadow(
    node: ts.PropertyDeclaration,
    heir: ts.ClassLikeDeclaration,
  ): { isSet: GlobalBinding; value: GlobalBinding } {
    const key = `${this.idOf(node)} ${this.idOf(heir)}`;
    let shadow = this.staticShadows.get(key);
    if (shadow === undefined) {
      const { type } = this.staticField(node);
      const name = `${this.moduleName(heir)}.${heir.name?.text ?? "class"}.${node.name.getText()}`;
      shadow = {
        isSet: this.newGlobal(`${name}.isSet`, booleanType),
        value: this.newGlobal(name, type),
      };
      this.staticShadows.set(key, shadow);
    }
    return shadow;
  }

  /** All classes of the program that extend a class, however far away. */
  subclassesOf(
    declaration: ts.ClassLikeDeclaration,
  ): readonly ts.ClassLikeDeclaration[] {
    this.subclasses ??= findSubclasses(this.loaded.program, this.checker);
    const direct = this.subclasses.get(declaration) ?? [];
    return direct.flatMap((each) => [each, ...this.subclassesOf(each)]);
  }

  /** A global variable of a type, zeroed or with these bits in it. */
  newGlobal(name: string, type: Type, initial = 0n): GlobalBinding {
    const symbol = this.uniqueSymbol(name);
    const bytes = Math.max(sizeOfIrType(irTypeOf(type)), 1);
    this.module.globals.set(symbol, {
      name: symbol,
      constant: false,
      align: bytes,
      data: [
        initial === 0n
          ? { kind: "zero", bytes }
          : { kind: "integer", bytes: bytes as 1 | 2 | 4 | 8, value: initial },
      ],
    });
    return { kind: "global", symbol, type };
  }

  private findRuntimeFunctions(): void {
    const extra =
      this.options.kind === "kernel"
        ? ["kernel/memory/heap.ts", "kernel/debug/panic.ts"]
        : [];
    for (const name of [...runtimeModules, ...extra]) {
      const file = this.loaded.program.getSourceFile(
        path.join(this.loaded.root, name),
      );
      for (const statement of file?.statements ?? []) {
        if (
          ts.isFunctionDeclaration(statement) &&
          statement.name !== undefined &&
          statement.body !== undefined
        ) {
          this.runtimeFunctions.set(statement.name.text, statement);
        }
      }
    }
  }

  /** A function of lib/runtime, by name. */
  runtimeFunction(name: string): ts.FunctionDeclaration {
    const found = this.runtimeFunctions.get(name);
    if (found === undefined)
      internal(null, `the library has no function \`${name}\``);
    return found;
  }

  hasRuntimeFunction(name: string): boolean {
    return this.runtimeFunctions.has(name);
  }

  idOf(node: ts.Node): number {
    let id = this.nodeIds.get(node);
    if (id === undefined) this.nodeIds.set(node, (id = this.nodeIds.size));
    return id;
  }

  /** A linker symbol nobody else has. */
  uniqueSymbol(wanted: string): string {
    const count = this.usedSymbols.get(wanted) ?? 0;
    this.usedSymbols.set(wanted, count + 1);
    return count === 0 ? wanted : `${wanted}.${count}`;
  }

  /** Asked for each instruction. */
  relativeFile(file: ts.SourceFile): string {
    let name = this.relativeNames.get(file);
    if (name === undefined) {
      name = path.relative(this.loaded.root, file.fileName);
      this.relativeNames.set(file, name);
    }
    return name;
  }

  isLibraryFile(node: ts.Node): boolean {
    return this.relativeFile(node.getSourceFile()).startsWith("lib/");
  }

  locationOf(node: ts.Node): SourceLocation {
    const file = node.getSourceFile();
    const start = node.getStart(file);
    const { line, character } = file.getLineAndCharacterOfPosition(start);
    return {
      file: this.relativeFile(file),
      line: line + 1,
      column: character + 1,
    };
  }

  requestModule(file: ts.SourceFile): void {
    this.requestedModules.add(file);
  }

  enqueue(job: () => void): void {
    this.queue.push(job);
  }

  /** Lowers what is queued; errors are collected, one per construct. */
  drain(): void {
    let waiting: (() => void)[] = [];
    for (;;) {
      const before = this.queue.length;
      for (
        let job = this.queue.shift();
        job !== undefined;
        job = this.queue.shift()
      ) {
        try {
          job();
        } catch (error) {
          if (error instanceof CapturesUnknown) waiting.push(job);
          else if (error instanceof CompileError) this.errors.push(error);
          // A body that went on after an error may be left half done.
          else if (this.errors.length === 0) throw error;
        }
      }
      if (waiting.length === 0) return;
      if (
        before <= waiting.length &&
        before > 0 &&
        this.stuck === waiting.length
      )
        break;
      this.stuck = waiting.length;
      this.queue.push(...waiting);
      waiting = [];
    }
    if (this.errors.length > 0) return;
    this.errors.push(
      new CompileError(
        "NT1001",
        "a class that is never declared where its variables are is not supported",
        null,
      ),
    );
  }

  createInstance(
    key: string,
    node: ts.Node,
    displayName: string,
    shape: {
      parameters: readonly ParameterInfo[];
      result: Type;
      thisType: Type | null;
      isClosure: boolean;
      environment: Environment;
    },
    symbolName?: string,
  ): FunctionInstance {
    const leading: IrType[] =
      shape.thisType !== null ? [irTypeOf(shape.thisType)] : [];
    if (shape.isClosure) leading.unshift("ref");
    const signature: Signature = {
      parameters: [
        ...leading,
        ...shape.parameters.map((parameter) => irTypeOf(parameter.type)),
      ],
      result: resultIrType(shape.result),
      throws: true,
    };
    const name =
      symbolName ??
      this.uniqueSymbol(`${this.moduleName(node)}.${displayName}`);
    const ir = new IrFunction(name, signature, displayName);
    ir.location = this.locationOf(node);
    if (shape.isClosure && this.options.kind === "application")
      ir.attributes.valueName = valueName(this, node);
    // A declaration of what this world defines itself adds nothing.
    const isDeclaration =
      ts.isFunctionDeclaration(node) && node.body === undefined;
    if (!isDeclaration || !this.module.functions.has(name))
      this.module.functions.set(name, ir);
    const instance: FunctionInstance = { key, ir, node, ...shape };
    this.instances.set(key, instance);
    return instance;
  }

  moduleName(node: ts.Node): string {
    return this.relativeFile(node.getSourceFile())
      .replace(/\.ts$/, "")
      .replaceAll("/", ".");
  }

  /** The symbol of a static string object with this text. */
  stringSymbol(text: string): string {
    let symbol = this.strings.get(text);
    if (symbol === undefined) {
      symbol = `string.${this.strings.size}`;
      this.strings.set(text, symbol);
      this.module.globals.set(
        symbol,
        stringData(symbol, text, this.stringDescriptor()),
      );
    }
    return symbol;
  }

  private stringDescriptor(): string {
    const shape = this.shape("string", () => ({
      name: "String",
      kind: "string",
      fields: [],
      classType: null,
      arrayType: null,
    }));
    shape.allocated = true;
    return shape.symbol;
  }

  get stringShape(): Shape {
    this.stringDescriptor();
    return this.shapes.get("string")!;
  }

  shape(
    key: string,
    make: () => {
      name: string;
      kind: Shape["kind"];
      fields: Field[];
      classType: ClassType | null;
      arrayType: ArrayType | null;
    },
  ): Shape {
    let shape = this.shapes.get(key);
    if (shape === undefined) {
      const made = make();
      const id = this.shapes.size;
      shape = {
        id,
        name: made.name,
        kind: made.kind,
        symbol: `descriptor.${id}.${made.name}`,
        fields: new Map(made.fields.map((field) => [field.name, field])),
        classType: made.classType,
        arrayType: made.arrayType,
        literalMembers: new Map(),
        copies: [],
        origins: new Map(),
        order: [],
        allocated: false,
      };
      this.shapes.set(key, shape);
    }
    return shape;
  }

  arrayShape(type: ArrayType): Shape {
    const shape = this.shape(`array ${type.key}`, () => ({
      name: "Array",
      kind: "array",
      fields: [],
      classType: null,
      arrayType: type,
    }));
    shape.allocated = true;
    return shape;
  }

  /** A cell for a captured variable or a thrown value of one IR type. */
  cellShape(type: Type): Shape {
    const ir = irTypeOf(type);
    const shape = this.shape(`cell ${ir}`, () => ({
      name: `cell.${ir}`,
      kind: "cell",
      fields: [{ name: "value", type, optional: false, hidden: true }],
      classType: null,
      arrayType: null,
    }));
    shape.allocated = true;
    return shape;
  }
}

export function isFunctionNode(node: ts.Node): node is FunctionNode {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isConstructorDeclaration(node) ||
    ts.isAccessor(node)
  );
}
