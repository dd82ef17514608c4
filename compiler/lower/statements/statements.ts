// Statements: the table from syntax to lowering, declarations, branches,
// `switch`, `try`, `throw`, `using`.

import ts from "typescript";
import { lowerDefaultExport } from "../modules.ts";
import { CompileError, unsupported } from "../../diagnostics.ts";
import { CapturesUnknown } from "../variables/captures-unknown.ts";
import {
  bindClass,
  hasCaptures,
  makeHolder,
} from "../objects/class-captures.ts";
import { lowerStaticMembers } from "../objects/statics.ts";
import { inferInteger } from "../expressions/constants.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { evolvedType } from "../types/evolving.ts";
import { lowerCondition, lowerExpression } from "../expressions/expressions.ts";
import { lowerReturn } from "../functions.ts";
import { hoist, hoistClosures, prepareCells } from "../variables/hoisting.ts";
import { lowerForOf } from "./iteration.ts";
import { lowerEnum } from "../objects/enums.ts";
import { lowerDo, lowerFor, lowerForIn, lowerWhile } from "./loops.ts";
import { lowerSwitch } from "./switch.ts";
import { lowerThrow, lowerTry } from "./try.ts";
import { variableWithMissing } from "../arrays/missing-values.ts";
import type { Type } from "../types/types.ts";
import { markDeclared, unsetType } from "../variables/unset.ts";
import { isUsing, lowerUsing } from "./using.ts";
import { lowerVariables } from "../variables/variable-statements.ts";

type Lowering<N extends ts.Node = never> = (
  context: FunctionContext,
  node: N,
  labels: readonly string[],
) => void;

const table = new Map<ts.SyntaxKind, Lowering>();

function on<N extends ts.Node>(
  kind: ts.SyntaxKind,
  lowering: Lowering<N>,
): void {
  table.set(kind, lowering as Lowering);
}

export function lowerStatement(
  context: FunctionContext,
  node: ts.Statement,
  labels: readonly string[] = [],
): void {
  const lowering = table.get(node.kind);
  if (lowering === undefined)
    unsupported(node, `this statement (${ts.SyntaxKind[node.kind]})`);
  context.at(node);
  lowering(context, node as never, labels);
}

/** A block's statements: function declarations are hoisted to its start. */
export function lowerStatements(
  context: FunctionContext,
  statements: readonly ts.Statement[],
): void {
  for (const statement of statements) {
    if (ts.isFunctionDeclaration(statement)) hoist(context, statement);
  }
  prepareCells(context, statements);
  hoistClosures(context, statements);
  const using = statements.findIndex(isUsing);
  const before = using < 0 ? statements : statements.slice(0, using);
  for (const statement of before)
    recovering(context, [statement], () => lowerStatement(context, statement));
  if (using < 0) return;
  const rest = statements.slice(using);
  recovering(context, rest, () => lowerUsing(context, rest));
}

/** Statements that were given up: what they declare is not known. */
const failed = new WeakSet<ts.Node>();

/**
 * Notes what is wrong with a statement and goes on with the next, so that all
 * errors of a body are reported. What a failed statement leaves undone makes
 * later ones fail in ways that are not the program's fault: those are not noted.
 */
function recovering(
  context: FunctionContext,
  statements: readonly ts.Statement[],
  lower: () => void,
): void {
  const { errors } = context.world;
  try {
    lower();
  } catch (error) {
    if (error instanceof CapturesUnknown) throw error;
    const isOwn = error instanceof CompileError && error.code !== "NT9001";
    if (!isOwn && errors.length === 0) throw error;
    if (isOwn && !namesFailed(context, error)) errors.push(error);
    for (const statement of statements) failed.add(statement);
  }
}

/** Whether an error is about a variable whose declaration failed itself. */
function namesFailed(
  context: FunctionContext,
  { node }: CompileError,
): boolean {
  if (node === null || !("kind" in node)) return false;
  const visit = (inner: ts.Node): boolean => {
    if (ts.isIdentifier(inner)) {
      const symbol = context.world.checker.getSymbolAtLocation(inner);
      let declaration: ts.Node | undefined = symbol?.valueDeclaration;
      for (; declaration !== undefined; declaration = declaration.parent)
        if (failed.has(declaration)) return true;
    }
    return ts.forEachChild(inner, visit) ?? false;
  };
  return visit(node as ts.Node);
}

on<ts.Block>(ts.SyntaxKind.Block, (context, node) =>
  lowerStatements(context, node.statements),
);

on<ts.ExpressionStatement>(
  ts.SyntaxKind.ExpressionStatement,
  (context, node) => {
    lowerExpression(context, node.expression);
  },
);

on<ts.VariableStatement>(ts.SyntaxKind.VariableStatement, (context, node) => {
  if (
    node.modifiers?.some(
      (modifier) => modifier.kind === ts.SyntaxKind.DeclareKeyword,
    ) !== true
  )
    lowerVariables(context, node.declarationList);
});

on<ts.IfStatement>(ts.SyntaxKind.IfStatement, lowerIf);

on<ts.WhileStatement>(ts.SyntaxKind.WhileStatement, lowerWhile);

on<ts.DoStatement>(ts.SyntaxKind.DoStatement, lowerDo);

on<ts.ForStatement>(ts.SyntaxKind.ForStatement, lowerFor);

on<ts.ForOfStatement>(ts.SyntaxKind.ForOfStatement, lowerForOf);

on<ts.ForInStatement>(ts.SyntaxKind.ForInStatement, lowerForIn);

on<ts.ReturnStatement>(ts.SyntaxKind.ReturnStatement, (context, node) =>
  lowerReturn(context, node.expression),
);

on<ts.BreakStatement>(ts.SyntaxKind.BreakStatement, (context, node) =>
  lowerJump(context, node, "breakBlock"),
);

on<ts.ContinueStatement>(ts.SyntaxKind.ContinueStatement, (context, node) =>
  lowerJump(context, node, "continueBlock"),
);

on<ts.LabeledStatement>(ts.SyntaxKind.LabeledStatement, lowerLabeled);

on<ts.SwitchStatement>(ts.SyntaxKind.SwitchStatement, lowerSwitch);

on<ts.TryStatement>(ts.SyntaxKind.TryStatement, lowerTry);

on<ts.ThrowStatement>(ts.SyntaxKind.ThrowStatement, lowerThrow);

on<ts.ClassDeclaration>(
  ts.SyntaxKind.ClassDeclaration,
  (context, node) => void lowerClass(context, node),
);

on(ts.SyntaxKind.EmptyStatement, () => {});

on(ts.SyntaxKind.DebuggerStatement, () => {});

on(ts.SyntaxKind.FunctionDeclaration, () => {});

on(ts.SyntaxKind.InterfaceDeclaration, () => {});

on(ts.SyntaxKind.TypeAliasDeclaration, () => {});

on(ts.SyntaxKind.ImportDeclaration, () => {});

// `import Time = Units.Time`: another name, nothing to run.
on<ts.ImportEqualsDeclaration>(
  ts.SyntaxKind.ImportEqualsDeclaration,
  (_context, node) => {
    if (ts.isExternalModuleReference(node.moduleReference))
      unsupported(node, "`import … = require(…)`", "write `import … from`");
  },
);

on(ts.SyntaxKind.ExportDeclaration, () => {});

on<ts.EnumDeclaration>(ts.SyntaxKind.EnumDeclaration, lowerEnum);

on<ts.ExportAssignment>(ts.SyntaxKind.ExportAssignment, lowerDefaultExport);

on<ts.ModuleDeclaration>(ts.SyntaxKind.ModuleDeclaration, lowerNamespace);

on<ts.WithStatement>(ts.SyntaxKind.WithStatement, (_context, node) =>
  unsupported(node, "`with`"),
);

/** Static members; the class value when the class captures variables. */
export function lowerClass(
  context: FunctionContext,
  node: ts.ClassLikeDeclaration,
): Typed | null {
  if (
    node.modifiers?.some(
      (modifier) => modifier.kind === ts.SyntaxKind.DeclareKeyword,
    )
  )
    return null;
  let holder: Typed | null = null;
  if (hasCaptures(context.world, node)) {
    const type = context.world.types.classes.instantiation(
      node,
      [],
      context.environment,
    );
    holder = makeHolder(context, type);
    bindClass(context, type, holder.value);
  }
  markDeclared(context, node);
  lowerStaticMembers(context, node, holder?.value ?? null);
  return holder;
}

export function localType(
  context: FunctionContext,
  declaration: ts.VariableDeclaration,
): Type {
  if (declaration.type === undefined && declaration.initializer !== undefined) {
    const inferred = inferInteger(
      context.world,
      declaration.initializer,
      context.environment,
    );
    if (inferred !== null) return inferred;
  }
  const type =
    evolvedType(context.world, declaration, context.environment) ??
    context.typeOfNode(declaration.name);
  return unsetType(
    context.world,
    declaration,
    ts.isIdentifier(declaration.name)
      ? variableWithMissing(context.world.checker, declaration.name, type)
      : type,
  );
}

/** A namespace's members are variables of its module under longer names. */
function lowerNamespace(
  context: FunctionContext,
  node: ts.ModuleDeclaration,
): void {
  if (
    node.modifiers?.some(
      (modifier) => modifier.kind === ts.SyntaxKind.DeclareKeyword,
    ) === true
  )
    return;
  const flags =
    context.world.checker.getSymbolAtLocation(node.name)?.flags ?? 0;
  if (
    flags &
    (ts.SymbolFlags.Function | ts.SymbolFlags.Class | ts.SymbolFlags.Enum)
  ) {
    unsupported(
      node,
      "a namespace merged with another declaration",
      "give it a name of its own",
    );
  }
  if (node.body === undefined) return;
  if (ts.isModuleBlock(node.body))
    lowerStatements(context, node.body.statements);
  else if (ts.isModuleDeclaration(node.body))
    lowerNamespace(context, node.body);
}

function lowerIf(context: FunctionContext, node: ts.IfStatement): void {
  const { builder } = context;
  const yes = builder.newBlock("if.then");
  const no = builder.newBlock("if.else");
  const join = builder.newBlock("if.done");
  lowerCondition(context, node.expression, yes, no);
  // `typeof x` of a known type decides here: the other arm may not even fit it.
  const arm = (
    block: import("../../ir/ir.ts").Block,
    statement: ts.Statement | undefined,
  ): void => {
    if (!builder.isReached(block)) return;
    builder.startBlock(block);
    if (statement !== undefined) lowerStatement(context, statement);
    builder.branch(join);
  };
  arm(yes, node.thenStatement);
  arm(no, node.elseStatement);
  builder.startBlock(join);
}

function lowerJump(
  context: FunctionContext,
  node: ts.BreakOrContinueStatement,
  kind: "breakBlock" | "continueBlock",
): void {
  const label = node.label?.text;
  const depth = context.scopes.findLastIndex((scope) => {
    if (scope.kind === "finally") return false;
    if (label !== undefined)
      return (
        scope.labels.includes(label) &&
        (kind === "breakBlock" || scope.continueBlock !== null)
      );
    return (
      scope.kind === "loop" ||
      (kind === "breakBlock" && scope.labels.length === 0)
    );
  });
  const scope = context.scopes[depth];
  if (scope === undefined || scope.kind === "finally")
    unsupported(node, "this jump");
  const target = scope[kind];
  if (target === null) unsupported(node, "this jump");
  context.jump(target, depth);
}

function lowerLabeled(
  context: FunctionContext,
  node: ts.LabeledStatement,
  labels: readonly string[],
): void {
  const all = [...labels, node.label.text];
  const isLoop =
    ts.isIterationStatement(node.statement, false) ||
    ts.isLabeledStatement(node.statement);
  if (isLoop) return lowerStatement(context, node.statement, all);
  const { builder } = context;
  const done = builder.newBlock("labeled.done");
  context.scopes.push({
    kind: "breakable",
    labels: all,
    breakBlock: done,
    continueBlock: null,
  });
  lowerStatement(context, node.statement);
  context.scopes.pop();
  builder.branch(done);
  builder.startBlock(done);
}
