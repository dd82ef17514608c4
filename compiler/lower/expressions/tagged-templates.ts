// Tagged templates, `String.raw` among them.

import { newTemplateStrings } from "./template-strings.ts";
import ts from "typescript";
import { unsupported } from "../../diagnostics.ts";
import type { Operand } from "../../ir/ir.ts";
import { isDictionary } from "../arrays/elements.ts";
import { callFunctionObject } from "../calls/adapters.ts";
import { boundMethod } from "../calls/bound-methods.ts";
import { builtinCall } from "../calls/builtin-calls.ts";
import { lowerArguments } from "../calls/call-arguments.ts";
import { skipParentheses, typeArgumentsOf } from "../calls/calls.ts";
import type { FunctionContext, Typed } from "../context.ts";
import { instanceOfFunction } from "../functions.ts";
import { propertyNameText } from "../objects/classes.ts";
import { describeProperty } from "../objects/describe-property.ts";
import { staticSide } from "../objects/static-members.ts";
import { convert } from "../types/convert.ts";
import { nonNullish, type ParameterInfo, stringType } from "../types/types.ts";
import { implementationOf } from "../variables/identifiers.ts";
import { lowerExpression } from "./expressions.ts";
import { stringConstant, toText } from "./text.ts";

// --- Tagged templates ------------------------------------------------------

export function lowerTaggedTemplate(
  context: FunctionContext,
  node: ts.TaggedTemplateExpression,
): Typed {
  const { template } = node;
  const texts = ts.isNoSubstitutionTemplateLiteral(template)
    ? [template]
    : [template.head, ...template.templateSpans.map((span) => span.literal)];
  const expressions = ts.isNoSubstitutionTemplateLiteral(template)
    ? []
    : template.templateSpans.map((span) => span.expression);
  if (isStringRaw(context, node.tag)) {
    let text = stringConstant(context, rawText(texts[0]!));
    expressions.forEach((expression, i) => {
      const piece = toText(
        context,
        lowerExpression(context, expression),
        expression,
      );
      text = context.callRuntime("concatStrings", [text, piece]).value;
      text = context.callRuntime("concatStrings", [
        text,
        stringConstant(context, rawText(texts[i + 1]!)),
      ]).value;
    });
    return { value: text, type: stringType };
  }
  const strings = newTemplateStrings(
    context,
    texts.map((text) => stringConstant(context, text.text)),
    texts.map((text) => stringConstant(context, rawText(text))),
    node,
  );
  const callee = skipParentheses(node.tag);
  const pass = (parameters: readonly ParameterInfo[]): Operand[] => {
    const [first, ...others] = parameters;
    return [
      ...(first === undefined
        ? []
        : [convert(context, strings, first.type, node)]),
      ...lowerArguments(context, expressions, others, node),
    ];
  };
  if (ts.isPropertyAccessExpression(callee)) {
    const builtin = builtinCall(
      context,
      node as unknown as ts.CallExpression,
      callee,
      pass,
    );
    if (builtin !== null) return builtin;
  }
  const target =
    methodTag(context, callee) ?? lowerExpression(context, node.tag);
  const type = nonNullish(target.type);
  if (ts.isIdentifier(callee)) {
    const symbol = context.world.bindings.valueSymbol(callee);
    const declaration = symbol?.valueDeclaration;
    if (
      symbol !== undefined &&
      declaration !== undefined &&
      ts.isFunctionDeclaration(declaration) &&
      !context.variables.has(symbol)
    ) {
      const implementation = implementationOf(symbol, declaration);
      const instance = instanceOfFunction(
        context.world,
        implementation,
        typeArgumentsOf(
          context,
          node,
          implementation.typeParameters?.length ?? 0,
        ),
      );
      return context.resultOf(
        context.callInstance(instance, pass(instance.parameters)),
        instance.result,
      );
    }
  }
  if (type.kind !== "function") unsupported(node, "this tag");
  return callFunctionObject(context, target.value, type, pass(type.parameters));
}

function isStringRaw(context: FunctionContext, tag: ts.Expression): boolean {
  if (
    !ts.isPropertyAccessExpression(tag) ||
    tag.name.text !== "raw" ||
    tag.expression.getText() !== "String"
  )
    return false;
  return (
    context.world.types.builtinName(
      context.world.checker.getSymbolAtLocation(tag.expression),
    ) !== null
  );
}

/** `object.tag`…`` where the tag is a method: bound to its object. */
function methodTag(
  context: FunctionContext,
  callee: ts.Expression,
): Typed | null {
  if (
    !ts.isPropertyAccessExpression(callee) ||
    callee.expression.kind === ts.SyntaxKind.SuperKeyword
  )
    return null;
  if (staticSide(context, callee.expression) !== null) return null;
  const type = nonNullish(context.typeOfNode(callee.expression));
  const name = propertyNameText(callee.name);
  if (type.kind !== "class" && type.kind !== "structural") return null;
  if (
    isDictionary(type) ||
    describeProperty(context, type, name)?.method !== true
  )
    return null;
  const object = lowerExpression(context, callee.expression);
  return boundMethod(
    context,
    { value: convert(context, object, type, callee), type },
    name,
    callee,
  );
}

function rawText(node: ts.Node & { rawText?: string; text: string }): string {
  return node.rawText ?? node.text;
}
