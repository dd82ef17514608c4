// What a dynamic call runs in objects of one shape: a method, an accessor, a
// field's function or code made for the purpose, with the call's signature.

import ts from "typescript";
import { integer, type Operand } from "../ir/ir.ts";
import { dictionaryMethod, isDictionary } from "../lower/arrays/elements.ts";
import {
  agree,
  callFunctionObject,
  GivenArguments,
} from "../lower/calls/adapters.ts";
import { methodValue } from "../lower/calls/bound-methods.ts";
import { hasCaptures } from "../lower/objects/class-captures.ts";
import { noteIfAbsent } from "../lower/objects/late-properties.ts";
import { exportedFunction } from "../lower/calls/library-names.ts";
import {
  findMember,
  isOptionalMethod,
  methodInstance,
} from "../lower/objects/classes.ts";
import { FunctionContext, type Typed } from "../lower/context.ts";
import {
  convert,
  isNullishValue,
  sentinelOperand,
} from "../lower/types/convert.ts";
import { typedString } from "../lower/expressions/text.ts";
import {
  copiedAs,
  isSpreadSelector,
  spreadCode,
} from "../lower/objects/spread-literals.ts";
import { literalsOf } from "../lower/types/key-types.ts";
import { instanceOfFunction } from "../lower/functions.ts";
import type { FunctionInstance } from "../lower/instances.ts";
import {
  selectorKey,
  type FieldAccess,
  type MethodCall,
  type Shape,
} from "../lower/types/shapes.ts";
import {
  booleanType,
  Environment,
  irTypeOf,
  mayBe,
  nonNullish,
  numberType,
  unknownType,
  type ClassType,
  type ParameterInfo,
  type Type,
} from "../lower/types/types.ts";
import type { World } from "../lower/world.ts";
import { mayBeRead, mayCall, type Candidates } from "./candidates.ts";

/**
 * `emit<K extends keyof E>` called with the key of another class's E: such a
 * call never reaches objects of this one.
 */
function keysFit(
  world: World,
  node: ts.MethodDeclaration,
  typeArguments: readonly Type[],
  owner: ClassType,
): boolean {
  return (node.typeParameters ?? []).every(({ constraint }, i) => {
    const argument = typeArguments[i];
    if (constraint === undefined || argument?.kind !== "string") return true;
    const names = literalsOf(argument);
    const limit = world.checker.getTypeFromTypeNode(constraint);
    if (names === null || !(limit.flags & ts.TypeFlags.Index)) return true;
    const of = (limit as ts.IndexType).type;
    const bound = owner.environment.bindings.get(of);
    const keys = bound === undefined ? null : world.types.keysOf(bound);
    if (keys === null || keys.index) return true;
    return names.every((name) => keys.names.includes(name));
  });
}

const restAt = (parameters: readonly ParameterInfo[]): number =>
  parameters.findIndex((parameter) => parameter.rest);

/** Functions of the library that do with an object what a dictionary's methods do. */
const objectMethods: Readonly<Record<string, string>> = {
  get: "propertyValue",
  set: "assignIndexed",
  has: "hasOwnProperty",
  delete: "deleteIndexed",
  keys: "ownNames",
  assignAll: "copyInto",
};

export class Implementations {
  /** Copies by type, which many shapes share. */
  private readonly spreads = new Map<string, string>();

  constructor(
    private readonly world: World,
    private readonly candidates: Candidates,
  ) {}

  /** The code for one shape, adapted to the call's signature. */
  of(shape: Shape, call: MethodCall): string | null {
    const literal = shape.literalMembers.get(call.name);
    if (literal !== undefined) return this.adapted(shape, literal, call);
    if (isSpreadSelector(call.name)) return this.spread(shape, call);
    const entries = dictionaryMethod(call.name);
    if (entries !== null) return this.dictionary(shape, call, entries);
    if (call.name.startsWith("has:"))
      return this.presence(shape, call, call.name.slice(4));
    const accessor = /^(get|set|bind):(.*)$/s.exec(call.name);
    if (shape.classType !== null) {
      const own = this.classMethod(shape.classType, call, accessor);
      if (own !== null) return this.adapted(shape, own, call);
    }
    if (accessor !== null) {
      return this.accessed(shape, call, accessor[1]!, accessor[2]!);
    }
    if (shape.kind === "array" || shape.kind === "string")
      return this.builtinMethod(shape, call);
    if (shape.fields.has(call.name)) return this.fieldFunction(shape, call);
    return call.name === "toString" ? this.plainToString(shape, call) : null;
  }

  private classMethod(
    type: ClassType,
    call: MethodCall,
    accessor: RegExpExecArray | null,
  ): FunctionInstance | null {
    const kind =
      accessor === null
        ? "method"
        : accessor[1] === "set"
          ? "setter"
          : "getter";
    const member = findMember(this.world, type, accessor?.[2] ?? call.name, [
      kind,
    ]);
    if (member === null) return null;
    const node = member.declaration as ts.MethodDeclaration;
    if (node.body === undefined) return null;
    if (!keysFit(this.world, node, call.typeArguments, member.owner))
      return null;
    return methodInstance(this.world, member, call.typeArguments, type);
  }

  /** A parameter of type `T` is not called there: it stays the function it is. */
  private isHandedOn(node: ts.Node, index: number): boolean {
    if (!ts.isFunctionLike(node)) return false;
    const written = node.parameters[index]?.type;
    if (written === undefined) return true;
    const type = this.world.checker.getTypeFromTypeNode(written);
    return (type.flags & ts.TypeFlags.TypeParameter) !== 0;
  }

  private adapted(
    shape: Shape,
    instance: FunctionInstance,
    call: MethodCall,
  ): string | null {
    const actual = instance.ir.signature;
    const wanted = call.signature;
    const same =
      restAt(instance.parameters) === call.restAt &&
      actual.parameters.length === wanted.parameters.length &&
      actual.parameters
        .slice(1)
        .every((type, i) => type === wanted.parameters[i + 1]) &&
      (actual.result === wanted.result || wanted.result === "void") &&
      instance.parameters.every(({ type }, i) => {
        const given = call.parameterTypes[i];
        return (
          given === undefined ||
          agree(given, type) ||
          this.isHandedOn(instance.node, i)
        );
      });
    if (same) return instance.ir.name;
    if (!mayCall(call, instance.parameters, instance.result)) return null;
    return this.stub(shape, call, instance.node, (context, self, incoming) => {
      const { node, parameters } = instance;
      const given = new GivenArguments(context, incoming, call.restAt, node);
      const operands = given.as(parameters);
      return context.resultOf(
        context.callInstance(instance, [self, ...operands]),
        instance.result,
      );
    });
  }

  /** `object.x` as a value, whatever x is in this shape. */
  private accessed(
    shape: Shape,
    call: MethodCall,
    kind: string,
    name: string,
  ): string | null {
    if (kind === "set") return this.fieldAccessor(shape, call, kind, name);
    const getter = shape.literalMembers.get(`get:${name}`);
    if (getter !== undefined) return this.adapted(shape, getter, call);
    const literal = shape.literalMembers.get(name);
    if (literal !== undefined) {
      return this.methodRead(shape, call, literal, kind === "bind");
    }
    if (shape.classType !== null) {
      const member = findMember(this.world, shape.classType, name, ["method"]);
      if (member !== null && !isOptionalMethod(member.declaration)) {
        const instance = methodInstance(
          this.world,
          member,
          [],
          shape.classType,
        );
        // Its variables are found through the object.
        const captures =
          hasCaptures(this.world, member.owner.declaration) &&
          !this.world.bindings.usesThis(member.declaration);
        return this.methodRead(
          shape,
          call,
          instance,
          kind === "bind" || captures,
        );
      }
    }
    return this.fieldAccessor(shape, call, "get", name);
  }

  /** A method as a value: bound where it is called at once, else without its object. */
  private methodRead(
    shape: Shape,
    call: MethodCall,
    method: FunctionInstance,
    bound: boolean,
  ): string | null {
    if (!mayBeRead(method.parameters, method.result, call.resultType))
      return null;
    return this.stub(shape, call, method.node, (context, self) =>
      methodValue(context, method, bound ? self : null),
    );
  }

  /** `get:x` or `set:x` of a shape where x is a plain field (or `length`). */
  private fieldAccessor(
    shape: Shape,
    call: MethodCall,
    kind: string,
    name: string,
  ): string | null {
    if (
      kind === "get" &&
      name === "length" &&
      (shape.kind === "array" || shape.kind === "string")
    ) {
      return this.stub(shape, call, this.anyNode(), (context, self) => {
        const length = context.emit("load", "i32", [self], {
          offset: 8,
          alias: "array.length",
        });
        return {
          value: context.emit("uitofp", "f64", [length]),
          type: numberType,
        };
      });
    }
    const field = shape.fields.get(name);
    if (field === undefined) return this.missingField(shape, call, kind);
    const payload: FieldAccess & { shape: Shape } = {
      receiver: call.receiver,
      name,
      type: field.type,
      optional: field.optional,
      shape,
    };
    return this.stub(shape, call, this.anyNode(), (context, self, incoming) => {
      if (kind === "get")
        return {
          value: context.emit("getfield", irTypeOf(field.type), [self], {
            payload,
          }),
          type: field.type,
        };
      const node = this.anyNode();
      const stored = convert(context, incoming[0]!, field.type, node);
      noteIfAbsent(context, self, payload);
      context.emit("setfield", "void", [self, stored], { payload });
      return null;
    });
  }

  /** An optional property that the shape does not have reads as undefined. */
  private missingField(
    shape: Shape,
    call: MethodCall,
    kind: string,
  ): string | null {
    const { resultType } = call;
    if (kind !== "get" || !mayBe(resultType, "undefined")) return null;
    return this.stub(shape, call, this.anyNode(), (context) => ({
      value: sentinelOperand(context, resultType, "undefined"),
      type: resultType,
    }));
  }

  /** A method call on a property that holds a function. */
  private fieldFunction(shape: Shape, call: MethodCall): string | null {
    const field = shape.fields.get(call.name)!;
    const solid = nonNullish(field.type);
    const type = solid.kind === "function" ? solid : null;
    if (type === null || irTypeOf(field.type) !== "ref") return null;
    if (!mayCall(call, type.parameters, type.result)) return null;
    const payload: FieldAccess & { shape: Shape } = {
      receiver: call.receiver,
      name: call.name,
      type: field.type,
      optional: false,
      shape,
    };
    return this.stub(shape, call, this.anyNode(), (context, self, incoming) => {
      const closure = context.emit("getfield", "ref", [self], { payload });
      const given = new GivenArguments(
        context,
        incoming,
        call.restAt,
        this.anyNode(),
      );
      const operands = given.as(type.parameters);
      return callFunctionObject(context, closure, type, operands);
    });
  }

  /** A dictionary's method, or what does the same with any object's properties. */
  private dictionary(shape: Shape, call: MethodCall, name: string): string {
    const { classType } = shape;
    if (classType !== null && isDictionary(classType)) {
      const member = findMember(this.world, classType, name, ["method"])!;
      const method = methodInstance(this.world, member, [], classType);
      return this.adapted(shape, method, call)!;
    }
    return this.stub(shape, call, this.anyNode(), (context, self, incoming) => {
      const given = incoming.map((typed) => {
        const isValue = typed === incoming[1];
        return isValue
          ? convert(context, typed, unknownType, this.anyNode())
          : typed.value;
      });
      const result = context.callRuntime(objectMethods[name]!, [
        self,
        ...given,
      ]);
      const type = call.resultType;
      return name === "get"
        ? { value: convert(context, result, type, this.anyNode()), type }
        : result;
    });
  }

  private hasMethod(shape: Shape, name: string): boolean {
    if (shape.classType === null)
      return this.candidates.propertyType(shape, name) !== null;
    const member = findMember(this.world, shape.classType, name, ["method"]);
    return member !== null && !isOptionalMethod(member.declaration);
  }

  /** What an object literal makes of a source of this shape. */
  private spread(shape: Shape, call: MethodCall): string {
    const copied = copiedAs(this.world, call.name, shape);
    const isShared = !("fields" in copied);
    const key = isShared
      ? `${call.name} ${copied.declared.key} ${copied.isOpen}`
      : "";
    const known = isShared ? this.spreads.get(key) : undefined;
    if (known !== undefined) return known;
    const code = this.stub(
      shape,
      call,
      this.anyNode(),
      (context, _self, incoming) =>
        spreadCode(context, call.name, copied, incoming),
    );
    if (isShared) this.spreads.set(key, code);
    return code;
  }

  /** Whether a shape has an optional method, and the object a value for it. */
  private presence(shape: Shape, call: MethodCall, name: string): string {
    const field = shape.fields.get(name);
    return this.stub(shape, call, this.anyNode(), (context, self) => {
      if (field === undefined) {
        const has = this.hasMethod(shape, name);
        return { value: integer("i1", has ? 1 : 0), type: booleanType };
      }
      const payload: FieldAccess & { shape: Shape } = {
        receiver: call.receiver,
        name,
        type: field.type,
        optional: field.optional,
        shape,
      };
      const closure = context.emit("getfield", irTypeOf(field.type), [self], {
        payload,
      });
      const nullish = isNullishValue(context, {
        value: closure,
        type: field.type,
      });
      return {
        value: context.emit("xor", "i1", [nullish, integer("i1", 1)]),
        type: booleanType,
      };
    });
  }

  /** What an object without a `toString` of its own says. */
  private plainToString(shape: Shape, call: MethodCall): string {
    const text =
      shape.kind === "function"
        ? "function () { [native code] }"
        : "[object Object]";
    return this.stub(shape, call, this.anyNode(), (context) =>
      typedString(context, text),
    );
  }

  private builtinMethod(shape: Shape, call: MethodCall): string | null {
    const file =
      shape.kind === "array"
        ? "lib/builtins/array.ts"
        : "lib/builtins/string.ts";
    const declaration = exportedFunction(
      this.world,
      file,
      call.name === "[iterator]" ? "iterator" : call.name,
    );
    if (declaration === null) return null;
    const receiver: readonly Type[] =
      shape.arrayType === null ? [] : [shape.arrayType.element];
    const instance = instanceOfFunction(this.world, declaration, [
      ...receiver,
      ...call.typeArguments,
    ]);
    return this.adapted(shape, instance, call);
  }

  private anyNode(): ts.Node {
    return this.world.loaded.entry;
  }

  /** Code with the call's signature around something else. */
  private stub(
    shape: Shape,
    call: MethodCall,
    node: ts.Node,
    body: (
      context: FunctionContext,
      self: Operand,
      incoming: Typed[],
    ) => Typed | null,
  ): string {
    const key = `stub ${shape.id} ${selectorKey(call)}`;
    const instance = this.world.createInstance(key, node, call.name, {
      parameters: call.parameterTypes.map((type) => ({
        type,
        optional: false,
        rest: false,
      })),
      result: call.resultType,
      thisType: shape.classType ?? { kind: "object", key: "object" },
      isClosure: false,
      environment: Environment.empty,
    });
    const context = new FunctionContext(
      this.world,
      instance,
      Environment.empty,
    );
    const { builder } = context;
    const self = builder.addParameter(builder.block, "ref", "this");
    const incoming = call.parameterTypes.map((type): Typed => ({
      value: builder.addParameter(builder.block, irTypeOf(type)),
      type,
    }));
    const result = body(context, self, incoming);
    if (!builder.isTerminated) {
      const isVoid = call.signature.result === "void" || result === null;
      builder.terminate(
        "ret",
        isVoid ? [] : [convert(context, result, call.resultType, node)],
        [],
      );
    }
    builder.finish();
    return instance.ir.name;
  }
}
