// `import * as name` used as a value: its members by name (`name["x"]`), and
// the patterns that take it apart.

import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import { classValue } from "./class-values.ts";
import { declaredFunctionValue } from "../calls/closures.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { enumObject } from "./enums.ts";
import { implementationOf, narrowed } from "../variables/identifiers.ts";
import { globalBinding } from "../modules.ts";

/** The module or namespace that a name stands for, or null. */
export function namespaceNamed(
  context: FunctionContext,
  node: ts.Expression,
): ts.Symbol | null {
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node))
    return null;
  const { checker } = context.world;
  const symbol = checker.getSymbolAtLocation(node);
  const target =
    symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias
      ? checker.getAliasedSymbol(symbol)
      : symbol;
  return target !== undefined && target.flags & ts.SymbolFlags.ValueModule
    ? target
    : null;
}

/** What a namespace exports under a name. */
export function namespaceMember(
  context: FunctionContext,
  namespace: ts.Symbol,
  name: string,
  node: ts.Node,
): Typed {
  const { world } = context;
  const { checker } = world;
  let symbol = checker
    .getExportsOfModule(namespace)
    .find((member) => member.name === name);
  if (symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias)
    symbol = checker.getAliasedSymbol(symbol);
  const declaration = symbol?.valueDeclaration;
  if (symbol === undefined || declaration === undefined)
    unsupported(node, `the export \`${name}\``);
  if (ts.isFunctionDeclaration(declaration)) {
    if (declaration.typeParameters !== undefined)
      unsupported(
        node,
        `the generic function \`${name}\` of a namespace here`,
        "import it by name",
      );
    return declaredFunctionValue(
      context,
      implementationOf(symbol, declaration),
      [],
    );
  }
  if (
    ts.isVariableDeclaration(declaration) ||
    ts.isBindingElement(declaration) ||
    ts.isExportAssignment(declaration)
  ) {
    const binding =
      context.variables.get(symbol) ??
      globalBinding(world, symbol, declaration);
    return narrowed(
      context,
      { value: context.readBinding(binding), type: binding.type },
      node,
    );
  }
  if (ts.isClassLike(declaration)) return classValue(context, declaration);
  if (ts.isEnumDeclaration(declaration))
    return enumObject(context, declaration);
  return unsupported(
    node,
    `\`${name}\` of a namespace here`,
    "import it by name",
  );
}

/** The name and value of each element of `const { a, b: c } = namespace`, or null. */
export function namespaceElements(
  context: FunctionContext,
  pattern: ts.BindingPattern,
  source: ts.Expression,
): readonly { element: ts.BindingElement; lower: () => Typed }[] | null {
  const namespace = namespaceNamed(context, source);
  if (namespace === null || !ts.isObjectBindingPattern(pattern)) return null;
  return pattern.elements.map((element) => {
    const key = element.propertyName ?? element.name;
    if (
      element.dotDotDotToken !== undefined ||
      (!ts.isIdentifier(key) && !ts.isStringLiteral(key))
    ) {
      unsupported(element, "this pattern for a namespace", "name each export");
    }
    return {
      element,
      lower: () => namespaceMember(context, namespace, key.text, element),
    };
  });
}
