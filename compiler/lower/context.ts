// The state of lowering one function body: its builder, the variables in
// scope, and where control goes on break, continue, return and throw.

import ts from "typescript";
import { internal } from "../diagnostics.ts";
import {
  type Attributes,
  type Block,
  integer,
  type IrType,
  type Operand,
  type Signature,
  undef,
} from "../ir/ir.ts";
import { FunctionBuilder, SsaVariable } from "./builder.ts";
import { exportedFunction } from "./calls/library-names.ts";
import { instanceOfFunction } from "./functions.ts";
import type { FunctionInstance } from "./instances.ts";
import { cellValueOffset } from "./object-model.ts";
import { construct } from "./objects/constructors.ts";
import type { StaticReceiver } from "./objects/statics.ts";
import { undefinedConstant } from "./types/sentinels.ts";
import type { Shape } from "./types/shapes.ts";
import {
  type ClassType,
  type Environment,
  irTypeOf,
  type Type,
  undefinedType,
} from "./types/types.ts";
import type { World } from "./world.ts";

/** A value together with its static type. */
export interface Typed {
  readonly value: Operand;
  readonly type: Type;
}

/** Where a variable lives. */
export type Binding =
  | { readonly kind: "ssa"; readonly variable: SsaVariable; type: Type }
  /** A heap cell shared with closures; the SSA variable holds its address. */
  | { readonly kind: "cell"; readonly variable: SsaVariable; type: Type }
  | GlobalBinding;

export interface GlobalBinding {
  readonly kind: "global";
  readonly symbol: string;
  type: Type;
}

export interface JumpScope {
  readonly kind: "loop" | "breakable";
  readonly labels: readonly string[];
  readonly breakBlock: Block;
  readonly continueBlock: Block | null;
}

/** A finally block that every way out must pass. */
export interface FinallyScope {
  readonly kind: "finally";
  readonly block: Block;
  /** Which exit to take afterwards; 0 is falling through, 1 rethrowing. */
  readonly completion: SsaVariable;
  readonly error: SsaVariable;
  readonly exits: (() => void)[];
}

export type Scope = JumpScope | FinallyScope;

export class FunctionContext {
  readonly builder: FunctionBuilder;
  readonly variables = new Map<ts.Symbol, Binding>();
  readonly scopes: Scope[] = [];
  /** Innermost last: where an error goes inside this function. */
  readonly handlers: Block[] = [];
  /** Holds the value while finally blocks run. */
  returnVariable: SsaVariable | null = null;
  thisValue: Typed | null = null;
  /** The running closure's own object. */
  closureObject: Operand | null = null;
  /** Constructors and methods: the class whose `super` this is. */
  homeClass: Type | null = null;
  /** Constructors: run once parameters are declared, and after `super(…)`. */
  afterParameters: () => void = () => {};
  afterSuper: () => void = () => {};
  /** Classes whose static blocks or initialisers are being lowered: what `this` names. */
  readonly staticClass: StaticReceiver[] = [];
  /** Receivers of optional chains being evaluated: where `undefined` joins. */
  readonly chains: Block[] = [];

  constructor(
    readonly world: World,
    readonly instance: FunctionInstance,
    readonly environment: Environment,
  ) {
    this.builder = new FunctionBuilder(instance.ir);
  }

  get safe(): boolean {
    return this.world.options.profile === "safe";
  }

  get isKernel(): boolean {
    return this.world.options.kind === "kernel";
  }

  at(node: ts.Node): void {
    this.builder.location = this.world.locationOf(node);
  }

  emit(
    op: string,
    type: IrType,
    operands: Operand[],
    attributes: Attributes = {},
  ): Operand {
    return this.builder.emit(op, type, operands, attributes);
  }

  typeOfNode(node: ts.Node): Type {
    return this.world.types.resolve(
      this.world.checker.getTypeAtLocation(node),
      this.environment,
    );
  }

  resolve(type: ts.Type): Type {
    return this.world.types.resolve(type, this.environment);
  }

  /** A call of a known function. Errors go to the innermost handler. */
  call(symbol: string, signature: Signature, operands: Operand[]): Operand {
    return this.emitCall("call", "invoke", signature, operands, { symbol });
  }

  callIndirect(
    code: Operand,
    signature: Signature,
    operands: Operand[],
  ): Operand {
    return this.emitCall(
      "callindirect",
      "invokeindirect",
      signature,
      [code, ...operands],
      { signature },
    );
  }

  callMethod(
    payload: unknown,
    signature: Signature,
    operands: Operand[],
  ): Operand {
    return this.emitCall("callmethod", "invokemethod", signature, operands, {
      payload,
      signature,
    });
  }

  private emitCall(
    plain: string,
    terminator: string,
    signature: Signature,
    operands: Operand[],
    attributes: Attributes,
  ): Operand {
    const handler = this.handlers.at(-1);
    const full = { ...attributes, throws: signature.throws };
    if (!signature.throws || handler === undefined) {
      return this.builder.emit(plain, signature.result, operands, full);
    }
    if (this.builder.isTerminated)
      this.builder.startBlock(this.builder.newBlock("dead"));
    const normal = this.builder.newBlock("call.normal");
    const call = this.builder.terminate(
      terminator,
      operands,
      [normal, handler],
      full,
      signature.result,
    );
    this.builder.startBlock(normal);
    return call;
  }

  callInstance(instance: FunctionInstance, operands: Operand[]): Operand {
    return this.call(instance.ir.name, instance.ir.signature, operands);
  }

  /** A library function by name; `typeArguments` for generic ones. */
  callRuntime(
    name: string,
    operands: Operand[],
    typeArguments: readonly Type[] = [],
  ): Typed {
    const declaration = this.world.runtimeFunction(name);
    const instance = instanceOfFunction(this.world, declaration, typeArguments);
    const value = this.callInstance(instance, operands);
    return this.resultOf(value, instance.result);
  }

  /** The typed result of a call: `undefined` for functions that return nothing. */
  resultOf(value: Operand, result: Type): Typed {
    if (result.kind === "never") {
      this.builder.terminate("unreachable", [], []);
      return { value: undef("ref"), type: result };
    }
    if (result.kind === "undefined")
      return { value: undefinedConstant(undefinedType), type: undefinedType };
    return { value, type: result };
  }

  /** A function exported by a library module. */
  callLibrary(
    file: string,
    name: string,
    operands: Operand[],
    typeArguments: readonly Type[] = [],
  ): Typed {
    const declaration =
      exportedFunction(this.world, file, name) ??
      internal(this.instance.node, `${file} has no function \`${name}\``);
    const instance = instanceOfFunction(this.world, declaration, typeArguments);
    return this.resultOf(
      this.callInstance(instance, operands),
      instance.result,
    );
  }

  /** An empty dictionary (an object of an index signature type). */
  newDictionary(type: ClassType, node: ts.Node): Operand {
    return construct(this, type, [], node).value;
  }

  temporary(name: string, type: IrType): SsaVariable {
    return new SsaVariable(name, type);
  }

  newObject(shape: Shape): Operand {
    shape.allocated = true;
    if (!this.isKernel || this.handlers.length === 0) {
      return this.emit("newobject", "ref", [], { payload: shape });
    }
    // Here somebody catches OutOfMemory: the allocation is a call that throws.
    const size = this.emit("shapesize", "i64", [], { payload: shape });
    const memory = this.callRuntime("kernelAllocate", [size]).value;
    return this.emit("newobject", "ref", [memory], { payload: shape });
  }

  newCell(type: Type, initial: Operand): Operand {
    const cell = this.newObject(this.world.cellShape(type));
    this.emit("store", "void", [cell, initial], {
      offset: cellValueOffset,
      alias: `cell.${irTypeOf(type)}`,
    });
    return cell;
  }

  readBinding(binding: Binding): Operand {
    const type = irTypeOf(binding.type);
    switch (binding.kind) {
      case "ssa":
        return this.builder.read(binding.variable);
      case "cell":
        return this.emit("load", type, [this.builder.read(binding.variable)], {
          offset: cellValueOffset,
          alias: `cell.${type}`,
        });
      case "global":
        return this.emit(
          "load",
          type,
          [{ kind: "symbol", type: "ptr", name: binding.symbol }],
          {
            alias: `global.${binding.symbol}`,
          },
        );
    }
  }

  writeBinding(binding: Binding, value: Operand): void {
    const type = irTypeOf(binding.type);
    switch (binding.kind) {
      case "ssa":
        this.builder.write(binding.variable, value);
        return;
      case "cell":
        this.emit(
          "store",
          "void",
          [this.builder.read(binding.variable), value],
          {
            offset: cellValueOffset,
            alias: `cell.${type}`,
          },
        );
        return;
      case "global":
        this.emit(
          "store",
          "void",
          [{ kind: "symbol", type: "ptr", name: binding.symbol }, value],
          {
            alias: `global.${binding.symbol}`,
          },
        );
        return;
    }
  }

  /** Leaves the function, through every enclosing finally block. */
  returnFrom(value: Operand | null): void {
    const through = this.scopes.findLast((scope) => scope.kind === "finally");
    if (through === undefined) {
      if (!this.builder.isTerminated)
        this.builder.terminate("ret", value === null ? [] : [value], []);
      return;
    }
    if (value !== null) {
      this.returnVariable ??= this.temporary(
        "return",
        this.instance.ir.signature.result,
      );
      this.builder.write(this.returnVariable, value);
    }
    const variable = this.returnVariable;
    this.leaveThrough(through as FinallyScope, () =>
      this.returnFrom(value === null ? null : this.builder.read(variable!)),
    );
  }

  /** Goes to `target`, through every finally block above `depth` in the scopes. */
  jump(target: Block, depth: number): void {
    const inner = this.scopes.findLastIndex(
      (scope) => scope.kind === "finally",
    );
    if (inner < depth) {
      this.builder.branch(target);
      return;
    }
    this.leaveThrough(this.scopes[inner] as FinallyScope, () =>
      this.jump(target, depth),
    );
  }

  private leaveThrough(scope: FinallyScope, after: () => void): void {
    if (this.builder.isTerminated) return;
    scope.exits.push(after);
    this.builder.write(
      scope.completion,
      integer("i32", scope.exits.length + 1),
    );
    this.builder.branch(scope.block);
  }

  /** Throws a reference (an object, or a cell with any other value). */
  throwReference(error: Operand): void {
    const handler = this.handlers.at(-1);
    if (this.builder.isTerminated) return;
    if (handler === undefined) {
      this.builder.terminate("throw", [error], []);
      return;
    }
    // The handler's error parameter is implicit in unwinding edges, so a
    // local throw is an invoke of nothing: written as `throw` with an edge.
    this.builder.terminate("throw", [error], [handler]);
  }

  /**
   * Functions of C's convention have nowhere to put an error: one that gets
   * out of them stops the machine. Returns what ends the guarded part.
   */
  guardEscapes(): () => void {
    if (
      this.instance.ir.signature.throws ||
      this.instance.ir.attributes.naked === true
    )
      return () => {};
    const handler = this.builder.newHandler("escaped");
    this.handlers.push(handler.block);
    return () => {
      this.handlers.pop();
      const terminated = this.builder.isTerminated;
      if (!terminated) internal(this.instance.node, "the guarded part goes on");
      this.builder.startBlock(handler.block);
      this.emit("asm", "void", [], {
        template: "ud2",
        constraints: "",
        sideEffects: true,
      });
      this.builder.terminate("unreachable", [], []);
    };
  }

  /** Runs `body` with `handler` as the destination of errors. */
  withHandler(handler: Block, body: () => void): void {
    this.handlers.push(handler);
    body();
    this.handlers.pop();
  }

  bindingOf(symbol: ts.Symbol, node: ts.Node): Binding {
    return (
      this.variables.get(symbol) ??
      internal(node, `no binding for \`${symbol.name}\``)
    );
  }
}
