// A function instance: one function of the source with its type parameters
// bound, and what callers must know to call it.

import type ts from "typescript";
import type { IrFunction, Signature } from "../ir/ir.ts";
import type { Environment, ParameterInfo, Type } from "./types/types.ts";

export type FunctionNode =
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ArrowFunction
  | ts.MethodDeclaration
  | ts.ConstructorDeclaration
  | ts.AccessorDeclaration;

/** What the lowering of a body needs beyond its source. */
export interface FunctionInstance {
  readonly key: string;
  readonly ir: IrFunction;
  /** The declared parameters, without `this` and the function object. */
  readonly parameters: readonly ParameterInfo[];
  readonly result: Type;
  /** The type of `this` when it is passed first (methods, constructors). */
  readonly thisType: Type | null;
  /** True for closures: the function object is passed first. */
  readonly isClosure: boolean;
  readonly environment: Environment;
  readonly node: ts.Node;
}

export function describeSignature(instance: FunctionInstance): Signature {
  return instance.ir.signature;
}
