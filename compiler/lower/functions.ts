// Function instances from declarations, and the lowering of their bodies.

import { closureCapturesOffset } from "./object-model.ts";
import ts from "typescript";
import { effectTags, type IrType, type Operand } from "../ir/ir.ts";
import { SsaVariable } from "./builder.ts";
import { FunctionContext, type Binding, type Typed } from "./context.ts";
import { convert, isSentinel } from "./convert.ts";
import { readClassCaptures } from "./class-captures.ts";
import { CapturesUnknown } from "./captures-unknown.ts";
import { bindPattern } from "./destructuring.ts";
import { lowerExpression } from "./expressions.ts";
import type { FunctionInstance, FunctionNode } from "./instances.ts";
import { hoistVars, lowerStatements } from "./statements.ts";
import { tagsOf, type Tags } from "../check/tags.ts";
import {
  Environment,
  functionOf,
  irTypeOf,
  optional,
  sizeOfIrType,
  undefinedType,
  unknownType,
  type ParameterInfo,
  type Type,
} from "./types.ts";
import { resultIrType, type World } from "./world.ts";

/** Binds the type parameters of a declaration. */
export function bindTypeParameters(
  world: World,
  declaration: ts.SignatureDeclaration,
  typeArguments: readonly Type[],
  outer: Environment,
): Environment {
  const parameters = declaration.typeParameters ?? [];
  return outer.extend(
    parameters.map(
      (parameter, i) =>
        [
          world.checker.getTypeAtLocation(parameter),
          typeArguments[i] ?? unknownType,
        ] as const,
    ),
  );
}

export function parametersOf(
  world: World,
  node: ts.SignatureDeclaration,
  environment: Environment,
): ParameterInfo[] {
  return node.parameters
    .filter((parameter) => !isThisParameter(parameter))
    .map((parameter) => {
      const type = world.types.resolve(
        world.checker.getTypeAtLocation(parameter),
        environment,
      );
      const mayOmit =
        parameter.questionToken !== undefined ||
        parameter.initializer !== undefined;
      return {
        type: mayOmit ? optional(type) : type,
        optional: mayOmit,
        rest: parameter.dotDotDotToken !== undefined,
      };
    });
}

/** Static methods: the class that `this` names. */
function staticClassOf(node: FunctionNode): ts.ClassLikeDeclaration | null {
  if (!ts.canHaveModifiers(node) || !ts.isClassLike(node.parent)) return null;
  const modifiers = ts.getModifiers(node) ?? [];
  return modifiers.some(
    (modifier) => modifier.kind === ts.SyntaxKind.StaticKeyword,
  )
    ? node.parent
    : null;
}

export function isThisParameter(parameter: ts.ParameterDeclaration): boolean {
  return ts.isIdentifier(parameter.name) && parameter.name.text === "this";
}

export function resultOf(
  world: World,
  node: ts.SignatureDeclaration,
  environment: Environment,
): Type {
  if (ts.isConstructorDeclaration(node)) return undefinedType;
  const signature = world.checker.getSignatureFromDeclaration(node)!;
  return world.types.resolve(
    world.checker.getReturnTypeOfSignature(signature),
    environment,
  );
}

/** The instance of a plain function, method or accessor (not a closure). */
export function instanceOfFunction(
  world: World,
  node: FunctionNode,
  typeArguments: readonly Type[],
  outer: Environment = Environment.empty,
  thisType: Type | null = null,
): FunctionInstance {
  const environment = bindTypeParameters(world, node, typeArguments, outer);
  const key = `${world.idOf(node)}<${environment.key}>${thisType?.key ?? ""}`;
  const known = world.instances.get(key);
  if (known !== undefined) return known;
  const tags = tagsOf(node);
  const thisParameter = node.parameters.find(isThisParameter);
  const self =
    thisParameter === undefined
      ? thisType
      : world.types.resolve(
          world.checker.getTypeAtLocation(thisParameter),
          environment,
        );
  const instance = world.createInstance(
    key,
    node,
    displayName(node),
    {
      parameters: parametersOf(world, node, environment),
      result: resultOf(world, node, environment),
      thisType: self,
      isClosure: false,
      environment,
    },
    symbolName(node, tags),
  );
  applyTags(instance, tags);
  if (node.body === undefined) {
    instance.ir.attributes.external = true;
  } else {
    world.enqueue(() => lowerBody(world, instance, node));
  }
  return instance;
}

function symbolName(node: ts.Node, tags: Tags): string | undefined {
  const given = tags.get("export") ?? tags.get("c");
  if (given === undefined) return undefined;
  return given === "" ? displayName(node) : given;
}

function applyTags(instance: FunctionInstance, tags: Tags): void {
  const { attributes } = instance.ir;
  if (tags.has("export") || tags.has("c")) {
    attributes.exported = true;
    instance.ir.signature = { ...instance.ir.signature, throws: false };
  }
  if (tags.has("naked")) {
    attributes.naked = true;
    instance.ir.signature = { ...instance.ir.signature, throws: false };
  }
  if (tags.has("inline")) attributes.inline = "always";
  if (tags.has("noinline")) attributes.inline = "never";
  if (tags.has("cold")) attributes.cold = true;
  const effects = effectTags.filter((tag) => tags.has(tag));
  if (effects.length > 0) attributes.effects = effects;
  const section = tags.get("section");
  if (section !== undefined) attributes.section = section;
  if (instance.result.kind === "never") attributes.noReturn = true;
}

export function displayName(node: ts.Node): string {
  if (ts.isConstructorDeclaration(node))
    return `${displayName(node.parent)}.constructor`;
  if (
    (ts.isMethodDeclaration(node) || ts.isAccessor(node)) &&
    ts.isClassLike(node.parent)
  ) {
    return `${displayName(node.parent)}.${node.name.getText()}`;
  }
  const named = node as ts.NamedDeclaration;
  if (named.name !== undefined && !ts.isBindingName(named.name))
    return named.name.getText();
  if (named.name !== undefined && ts.isIdentifier(named.name))
    return named.name.text;
  const parent = node.parent as ts.Node | undefined;
  if (
    parent !== undefined &&
    (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent))
  ) {
    return parent.name.getText();
  }
  return "(anonymous)";
}

/** Lowers the body of a function, method, accessor or closure. */
export function lowerBody(
  world: World,
  instance: FunctionInstance,
  node: FunctionNode,
  prepare: (context: FunctionContext) => void = () => {},
): void {
  instance.ir.blocks = []; // a job put back starts afresh
  const context = new FunctionContext(world, instance, instance.environment);
  context.at(node);
  const { builder } = context;
  const staticClass = staticClassOf(node);
  if (staticClass !== null) context.staticClass.push(staticClass);
  const take = (type: IrType, name: string): Operand =>
    builder.addParameter(builder.block, type, name);
  if (instance.isClosure) context.closureObject = take("ref", "closure");
  if (instance.thisType !== null) {
    context.thisValue = {
      value: take(irTypeOf(instance.thisType), "this"),
      type: instance.thisType,
    };
  }
  const incoming = instance.parameters.map((info) =>
    take(irTypeOf(info.type), "parameter"),
  );
  context.homeClass = world.homeClasses.get(instance) ?? null;
  if (instance.isClosure) {
    readCaptures(context, node);
    bindOwnName(context, node);
  }
  prepare(context);
  if (context.homeClass?.kind === "class" && !instance.isClosure)
    readClassCaptures(context, context.homeClass);
  const endGuard = context.guardEscapes();
  const declared = node.parameters.filter(
    (parameter) => !isThisParameter(parameter),
  );
  declared.forEach((parameter, i) => {
    declareParameter(
      context,
      parameter,
      { value: incoming[i]!, type: instance.parameters[i]!.type },
      i + 1,
    );
  });
  context.afterParameters();
  const body = node.body!;
  if (ts.isBlock(body)) {
    hoistVars(context, body);
    lowerStatements(context, body.statements);
    if (!builder.isTerminated) finishBody(context, body);
  } else {
    lowerReturn(context, body);
  }
  endGuard();
  builder.finish();
}

/** A closure's own name, for the closures inside it: `const f = () => () => f()`. */
function bindOwnName(context: FunctionContext, node: FunctionNode): void {
  const { parent } = node;
  const name = ts.isFunctionDeclaration(node)
    ? node.name
    : ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)
      ? parent.name
      : undefined;
  const symbol =
    name === undefined
      ? undefined
      : context.world.checker.getSymbolAtLocation(name);
  if (
    symbol === undefined ||
    !isOwnName(symbol, node) ||
    context.variables.has(symbol)
  )
    return;
  const variable = new SsaVariable(symbol.name, "ref");
  context.builder.write(variable, context.closureObject!);
  const type = functionOf(context.instance.parameters, context.instance.result);
  context.variables.set(symbol, { kind: "ssa", variable, type });
}

/** The end of a body reached: returns undefined. */
function finishBody(context: FunctionContext, node: ts.Node): void {
  const { result } = context.instance;
  if (resultIrType(result) === "void") return context.returnFrom(null);
  context.returnFrom(
    convert(
      context,
      { value: { kind: "undef", type: "ref" }, type: undefinedType },
      result,
      node,
    ),
  );
}

export function lowerReturn(
  context: FunctionContext,
  expression: ts.Expression | undefined,
): void {
  const { result } = context.instance;
  if (expression === undefined) {
    if (resultIrType(result) === "void") return context.returnFrom(null);
    return finishBody(context, context.instance.node);
  }
  const value = lowerExpression(context, expression, result);
  if (context.builder.isTerminated) return;
  if (resultIrType(result) === "void") return context.returnFrom(null);
  context.returnFrom(convert(context, value, result, expression));
}

function declareParameter(
  context: FunctionContext,
  parameter: ts.ParameterDeclaration,
  incoming: Typed,
  index: number,
): void {
  context.at(parameter);
  let value = incoming;
  if (parameter.initializer !== undefined) {
    const type = context.typeOfNode(parameter);
    value = withDefault(context, incoming, type, parameter.initializer);
  }
  if (ts.isIdentifier(parameter.name)) {
    declareVariable(context, parameter.name, value, index);
    if (ts.isParameterPropertyDeclaration(parameter, parameter.parent)) return;
  } else {
    bindPattern(context, parameter.name, value);
  }
}

/** `value === undefined ? initializer : value`, as a value of `type`. */
export function withDefault(
  context: FunctionContext,
  incoming: Typed,
  type: Type,
  initializer: ts.Expression,
): Typed {
  const { builder } = context;
  const result = new SsaVariable("default", irTypeOf(type));
  const missing = isSentinel(context, incoming, ["undefined"]);
  const useDefault = builder.newBlock("default");
  const useValue = builder.newBlock("given");
  const join = builder.newBlock("parameter");
  builder.conditional(missing, useDefault, useValue);
  builder.startBlock(useValue);
  builder.write(result, convert(context, incoming, type, initializer));
  builder.branch(join);
  builder.startBlock(useDefault);
  const value = lowerExpression(context, initializer, type);
  if (!builder.isTerminated)
    builder.write(result, convert(context, value, type, initializer));
  builder.branch(join);
  builder.startBlock(join);
  return { value: builder.read(result), type };
}

/** Makes a variable for a name; captured and reassigned ones live in a cell. */
export function declareVariable(
  context: FunctionContext,
  name: ts.Identifier,
  initial: Typed | null,
  parameter = 0,
): Binding {
  const symbol = variableSymbol(context.world, name);
  const type = initial?.type ?? context.typeOfNode(name);
  return declareSymbol(
    context,
    symbol,
    name,
    type,
    initial?.value ?? null,
    parameter,
  );
}

/** The variable a name declares: for a parameter property not the property. */
export function variableSymbol(world: World, name: ts.Identifier): ts.Symbol {
  const { parent } = name;
  if (
    ts.isParameter(parent) &&
    ts.isParameterPropertyDeclaration(parent, parent.parent)
  ) {
    const [parameter] = world.checker.getSymbolsOfParameterPropertyDeclaration(
      parent,
      name.text,
    );
    if (parameter !== undefined) return parameter;
  }
  return world.checker.getSymbolAtLocation(name)!;
}

export function declareSymbol(
  context: FunctionContext,
  symbol: ts.Symbol,
  name: ts.Node,
  type: Type,
  initial: Operand | null,
  parameter = 0,
): Binding {
  const { world, builder } = context;
  const existing = context.variables.get(symbol);
  if (existing !== undefined && existing.kind === "global") {
    if (initial !== null) context.writeBinding(existing, initial);
    return existing;
  }
  if (
    existing?.kind === "ssa" &&
    existing.type === type &&
    initial !== null &&
    isVarSymbol(symbol)
  ) {
    builder.write(existing.variable, initial);
    debugValue(context, symbol, name, type, initial, parameter);
    return existing;
  }
  const value = initial ?? zeroOf(context, type);
  const bindings = world.bindings.of(name);
  const needsCell =
    bindings.captured.has(symbol) &&
    (bindings.reassigned.has(symbol) || bindings.early.has(symbol));
  if (!needsCell) {
    const variable = new SsaVariable(symbol.name, irTypeOf(type));
    const binding: Binding = { kind: "ssa", variable, type };
    context.variables.set(symbol, binding);
    builder.write(variable, value);
    if (irTypeOf(type) !== "void")
      debugValue(context, symbol, name, type, value, parameter);
    return binding;
  }
  if (existing?.kind === "cell") {
    // Hoisted: closures made before this declaration share the cell.
    context.writeBinding(existing, value);
    return existing;
  }
  const binding: Binding = {
    kind: "cell",
    variable: new SsaVariable(symbol.name, "ref"),
    type,
  };
  context.variables.set(symbol, binding);
  builder.write(binding.variable, context.newCell(type, value));
  return binding;
}

function isVarSymbol(symbol: ts.Symbol): boolean {
  return (symbol.flags & ts.SymbolFlags.FunctionScopedVariable) !== 0;
}

function debugValue(
  context: FunctionContext,
  symbol: ts.Symbol,
  name: ts.Node,
  type: Type,
  value: Operand,
  parameter: number,
): void {
  context.emit("debugvalue", "void", [value], {
    variable: {
      name: symbol.name,
      type: debugTypeOf(type),
      location: context.world.locationOf(name),
      parameter,
    },
  });
}

/** Records an assignment for debuggers. */
export function noteAssignment(
  context: FunctionContext,
  symbol: ts.Symbol,
  binding: Binding,
  value: Operand,
): void {
  const declaration = symbol.valueDeclaration as
    ts.NamedDeclaration | undefined;
  if (binding.kind !== "ssa" || declaration?.name === undefined) return;
  const isParameter = ts.isParameter(declaration);
  const index = isParameter
    ? declaration.parent.parameters.indexOf(declaration) + 1
    : 0;
  debugValue(context, symbol, declaration.name, binding.type, value, index);
}

export function debugTypeOf(type: Type): import("../ir/ir.ts").DebugType {
  const name = type.key;
  switch (type.kind) {
    case "number":
      return { kind: "number", name: "number" };
    case "boolean":
      return { kind: "boolean", name: "boolean" };
    case "integer":
      return {
        kind: "integer",
        name: type.name,
        bits: type.bits,
        signed: type.signed,
      };
    case "string":
      return { kind: "string", name: "string" };
    case "array":
      return { kind: "array", name, element: debugTypeOf(type.element) };
    default: {
      const ir = irTypeOf(type);
      if (ir === "f64") return { kind: "number", name };
      if (ir === "val") return { kind: "value", name };
      if (ir === "i8" || ir === "i1") return { kind: "boolean", name };
      if (ir === "ref" || ir === "ptr") return { kind: "pointer", name };
      return {
        kind: "integer",
        name,
        bits: sizeOfIrType(ir) * 8,
        signed: false,
      };
    }
  }
}

function zeroOf(context: FunctionContext, type: Type): Operand {
  return convert(
    context,
    { value: { kind: "undef", type: "ref" }, type: undefinedType },
    optionalIfPossible(type),
    context.instance.node,
  );
}

/** Machine integers have no undefined: their zero is plain 0. */
function optionalIfPossible(type: Type): Type {
  return type;
}

/** Inside a closure: makes the captured variables of `node` available. */
export function readCaptures(context: FunctionContext, node: ts.Node): void {
  const layout = captureLayout(context.world, node, context.environment);
  for (const slot of layout.slots) {
    const load = (type: IrType): Operand =>
      context.emit("load", type, [context.closureObject!], {
        offset: slot.offset,
        alias: `capture.${type}`,
      });
    if (slot.kind === "this") {
      context.thisValue = { value: load(irTypeOf(slot.type)), type: slot.type };
      continue;
    }
    const variable = new SsaVariable(
      slot.symbol.name,
      slot.kind === "cell" ? "ref" : irTypeOf(slot.type),
    );
    context.builder.write(variable, load(variable.type));
    context.variables.set(slot.symbol, {
      kind: slot.kind === "cell" ? "cell" : "ssa",
      variable,
      type: slot.type,
    });
  }
}

export type CaptureSlot =
  | { readonly kind: "this"; readonly type: Type; readonly offset: number }
  | {
      readonly kind: "cell" | "ssa";
      readonly symbol: ts.Symbol;
      readonly type: Type;
      readonly offset: number;
    };

/** Types of captured variables and of `this`, recorded where closures are made. */
const captureTypes = new WeakMap<
  ts.Node,
  Map<string, { slots: CaptureSlot[] }>
>();

export function captureLayout(
  _world: World,
  node: ts.Node,
  environment: Environment,
): { slots: CaptureSlot[] } {
  const layouts = captureTypes.get(node);
  // A class in a generic function may be seen with its own parameters bound too.
  const layout =
    layouts?.get(environment.key) ??
    (layouts?.size === 1 ? [...layouts.values()][0] : undefined);
  if (layout === undefined) throw new CapturesUnknown();
  return layout;
}

/** Fixes a closure's capture slots from the variables visible where it is made. */
export function fixCaptures(
  context: FunctionContext,
  node: ts.Node,
): CaptureSlot[] {
  const byEnvironment =
    captureTypes.get(node) ?? new Map<string, { slots: CaptureSlot[] }>();
  captureTypes.set(node, byEnvironment);
  const known = byEnvironment.get(context.environment.key);
  if (known !== undefined) return known.slots;
  const slots: CaptureSlot[] = [];
  let offset = closureCapturesOffset;
  const place = (type: IrType): number => {
    const size = type === "i128" ? 16 : 8;
    offset = Math.ceil(offset / size) * size;
    const here = offset;
    offset += size;
    return here;
  };
  if (
    context.thisValue !== null &&
    ts.isArrowFunction(node) &&
    context.world.bindings.usesThis(node)
  ) {
    slots.push({
      kind: "this",
      type: context.thisValue.type,
      offset: place(irTypeOf(context.thisValue.type)),
    });
  }
  for (const symbol of context.world.bindings.capturesOf(node)) {
    if (isOwnName(symbol, node) || isStaticFunction(context.world, symbol))
      continue;
    if (symbol.flags & ts.SymbolFlags.Class && !context.variables.has(symbol))
      continue;
    const binding = context.bindingOf(symbol, node);
    if (binding.kind === "global") continue;
    slots.push({
      kind: binding.kind,
      symbol,
      type: binding.type,
      offset: place(binding.variable.type),
    });
  }
  byEnvironment.set(context.environment.key, { slots });
  return slots;
}

/** A closure referring to the variable or declaration it is itself. */
export function isOwnName(symbol: ts.Symbol, node: ts.Node): boolean {
  const declaration = symbol.valueDeclaration;
  if (declaration === undefined) return false;
  if (declaration === node) return true;
  if (
    !ts.isVariableDeclaration(declaration) ||
    !(ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const)
  )
    return false;
  return declaration.initializer === node;
}

/** A nested function declaration that captures nothing: a plain function. */
export function isStaticFunction(world: World, symbol: ts.Symbol): boolean {
  const declaration = symbol.valueDeclaration;
  if (declaration === undefined || !ts.isFunctionDeclaration(declaration))
    return false;
  return isStatic(world, declaration, new Set());
}

const staticFunctions = new WeakMap<ts.Node, boolean>();

function isStatic(
  world: World,
  declaration: ts.FunctionDeclaration,
  visiting: Set<ts.Node>,
): boolean {
  const known = staticFunctions.get(declaration);
  if (known !== undefined) return known;
  if (visiting.has(declaration)) return true;
  visiting.add(declaration);
  const result = world.bindings.capturesOf(declaration).every((symbol) => {
    const other = symbol.valueDeclaration;
    return (
      other !== undefined &&
      ts.isFunctionDeclaration(other) &&
      isStatic(world, other, visiting)
    );
  });
  if (visiting.size === 1 || !result) staticFunctions.set(declaration, result);
  visiting.delete(declaration);
  return result;
}
