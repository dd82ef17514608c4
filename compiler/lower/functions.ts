// Function instances from declarations, and the lowering of their bodies.

import ts from "typescript";
import { type Tags, tagsOf } from "../check/tags.ts";
import { type IrType, type Operand, effectTags } from "../ir/ir.ts";
import { SsaVariable } from "./builder.ts";
import { isOwnName, readCaptures } from "./variables/captures.ts";
import { bindClass, readClassCaptures } from "./objects/class-captures.ts";
import { FunctionContext } from "./context.ts";
import { convert } from "./types/convert.ts";
import { checkHeld } from "./types/loose.ts";
import { lowerExpression } from "./expressions/expressions.ts";
import type { FunctionInstance, FunctionNode } from "./instances.ts";
import { hoistVars, prepareName } from "./variables/hoisting.ts";
import {
  missingValues,
  variableWithMissing,
  withMissing,
} from "./arrays/missing-values.ts";
import { lowerStatements } from "./statements/statements.ts";
import {
  Environment,
  type ParameterInfo,
  type Type,
  functionOf,
  irTypeOf,
  optional,
  undefinedType,
  unknownType,
} from "./types/types.ts";
import { declareParameter } from "./variables/variables.ts";
import { type World, resultIrType } from "./world.ts";

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
      const declared = world.types.resolve(
        world.checker.getTypeAtLocation(parameter),
        environment,
      );
      // An override for `Maybe<never>` is called with whatever `T` stands for.
      const type =
        declared.kind === "never"
          ? unknownType
          : ts.isIdentifier(parameter.name)
            ? variableWithMissing(world.checker, parameter.name, declared)
            : declared;
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

/** Called by or calling other languages: the convention is fixed. */
function isForeign(node: ts.SignatureDeclaration): boolean {
  const tags = tagsOf(node);
  return tags.has("export") || tags.has("c") || tags.has("naked");
}

export function resultOf(
  world: World,
  node: ts.SignatureDeclaration,
  environment: Environment,
): Type {
  if (ts.isConstructorDeclaration(node)) return undefinedType;
  const signature = world.checker.getSignatureFromDeclaration(node)!;
  const declared = world.checker.getReturnTypeOfSignature(signature);
  // The library, and who is called from outside, keep to returning nothing.
  if (
    declared.flags & ts.TypeFlags.Void &&
    (world.isLibraryFile(node.getSourceFile()) || isForeign(node))
  )
    return undefinedType;
  const result = world.types.resolve(declared, environment);
  if (result.kind === "never" && takesNever(world, node)) return unknownType;
  return missingValues(world.checker)?.returnsMissing(node) === true
    ? withMissing(result)
    : result;
}

/** `(fallback: never): never` gives its argument back: it does return. */
function takesNever(world: World, node: ts.SignatureDeclaration): boolean {
  const body = (node as Partial<ts.FunctionLikeDeclaration>).body;
  if (body !== undefined && ts.isBlock(body) && !returnsValue(body))
    return false;
  return node.parameters.some(
    (parameter) =>
      (world.checker.getTypeAtLocation(parameter).flags &
        ts.TypeFlags.Never) !==
      0,
  );
}

function returnsValue(node: ts.Node): boolean {
  if (ts.isReturnStatement(node)) return node.expression !== undefined;
  if (ts.isFunctionLike(node)) return false;
  return ts.forEachChild(node, returnsValue) ?? false;
}

/** The instance of a plain function, method or accessor (not a closure). */
export function instanceOfFunction(
  world: World,
  node: FunctionNode,
  typeArguments: readonly Type[],
  outer: Environment = Environment.empty,
  thisType: Type | null = null,
  receiver: ts.ClassLikeDeclaration | null = null,
): FunctionInstance {
  const environment = bindTypeParameters(world, node, typeArguments, outer);
  const suffix = receiver === null ? "" : `@${world.idOf(receiver)}`;
  const key = `${world.idOf(node)}<${environment.key}>${thisType?.key ?? ""}${suffix}`;
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
  if (receiver !== null) world.staticReceivers.set(instance, receiver);
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
  if (tags.has("hot")) attributes.hot = true;
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
  const take = (type: IrType, name: string): Operand =>
    builder.addParameter(builder.block, type, name);
  if (instance.isClosure) context.closureObject = take("ref", "closure");
  if (instance.thisType !== null) {
    context.thisValue = {
      value: take(irTypeOf(instance.thisType), "this"),
      type: instance.thisType,
    };
  }
  enterStatic(context, node);
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
  for (const parameter of declared) prepareName(context, parameter.name);
  const mayGetMore =
    !ts.isFunctionDeclaration(node) && !ts.isConstructorDeclaration(node);
  declared.forEach((parameter, i) => {
    if (mayGetMore && !isOpaque(world, parameter))
      checkHeld(context, incoming[i]!, instance.parameters[i]!.type);
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

/** What a type parameter without a constraint stands for is only passed on. */
function isOpaque(world: World, parameter: ts.ParameterDeclaration): boolean {
  const type = world.checker.getTypeAtLocation(parameter);
  return (
    (type.flags & ts.TypeFlags.TypeParameter) !== 0 &&
    world.checker.getBaseConstraintOfType(type) === undefined
  );
}

/** Static members: `this` is the class they were called on. */
function enterStatic(context: FunctionContext, node: FunctionNode): void {
  const { world, instance } = context;
  const owner = staticClassOf(node);
  if (owner === null) return;
  const declaration = world.staticReceivers.get(instance) ?? owner;
  const holder = instance.thisType === null ? null : context.thisValue!.value;
  context.staticClass.push({ declaration, holder });
  if (holder === null) return;
  const type = world.types.classes.instantiation(
    owner,
    [],
    instance.environment,
  );
  context.closureObject = holder;
  readCaptures(context, owner);
  context.closureObject = null;
  bindClass(context, type, holder);
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
