// One function's operations on objects as loads, stores and calls, once it is known
// where everything lies.

import {
  integer,
  Instruction,
  symbol,
  undef,
  type IrFunction,
  type IrType,
  type Operand,
} from "../ir/ir.ts";
import type { NewFunction } from "../lower/calls/function-identity.ts";
import {
  closureCapturesOffset,
  closureCodeOffset,
} from "../lower/object-model.ts";
import type { FunctionContext } from "../lower/context.ts";
import {
  convert,
  isSentinel,
  sentinelOperand,
} from "../lower/types/convert.ts";
import { referenceSentinels, valueBits } from "../lower/types/sentinels.ts";
import {
  type FieldAccess,
  type Shape,
  type ShapeTest,
} from "../lower/types/shapes.ts";
import {
  mayBe,
  integerIn,
  membersOf,
  numberType,
  representationOf,
  irTypeOf,
  type Type,
} from "../lower/types/types.ts";
import type { World } from "../lower/world.ts";
import { Candidates } from "./candidates.ts";
import { methodsOffset } from "./descriptors.ts";
import { FieldGroup, FieldLayout } from "./fields.ts";
import { MethodTable } from "./methods.ts";
import { OptionalFields } from "./optional-fields.ts";
import { ShapeSets } from "./shape-sets.ts";

export class Expander {
  private output: Instruction[] = [];
  private current: Instruction | null = null;
  private readonly shapes: ShapeSets;

  constructor(
    private readonly world: World,
    private readonly candidates: Candidates,
    private readonly methods: MethodTable,
    private readonly fields: FieldLayout,
    private readonly optionalFields: OptionalFields,
    classes: ReadonlyMap<Shape, number>,
    private readonly allocator: string,
  ) {
    this.shapes = new ShapeSets(world, candidates, classes);
  }

  expand(ir: IrFunction): void {
    const replaced = new Map<Instruction, Operand>();
    for (const block of ir.blocks) {
      this.output = [];
      for (const instruction of block.instructions) {
        this.current = instruction;
        const result = this.expandOne(instruction);
        if (result !== instruction && result !== null)
          replaced.set(instruction, result);
      }
      block.instructions = this.output;
    }
    if (replaced.size === 0) return;
    const resolve = (operand: Operand): Operand => {
      let current = operand;
      while (current.kind === "instruction" && replaced.has(current))
        current = replaced.get(current)!;
      return current;
    };
    for (const block of ir.blocks) {
      for (const instruction of block.instructions) {
        instruction.operands = instruction.operands.map(resolve);
        for (const edge of instruction.edges)
          edge.arguments = edge.arguments.map(resolve);
      }
    }
  }

  private emit(
    op: string,
    type: IrType,
    operands: Operand[],
    attributes: Instruction["attributes"] = {},
  ): Instruction {
    const instruction = new Instruction(
      op,
      type,
      operands,
      attributes,
      this.current!.location,
    );
    this.output.push(instruction);
    return instruction;
  }

  private expandOne(instruction: Instruction): Operand | null {
    switch (instruction.op) {
      case "newobject":
        return this.newObject(
          instruction.attributes.payload as Shape,
          instruction.operands[0] ?? null,
        );
      case "shapesize":
        return integer(
          "i64",
          this.fields.sizeOf(instruction.attributes.payload as Shape),
        );
      case "newfunction":
        return this.newFunction(instruction);
      case "getfield":
        return this.getField(instruction);
      case "setfield":
        return this.setField(instruction);
      case "isshape":
        return this.isShape(instruction);
      case "callmethod":
      case "invokemethod":
        return this.callMethod(instruction);
      case "call":
      case "invoke":
        return this.call(instruction);
      default:
        this.output.push(instruction);
        return instruction;
    }
  }

  /** Checks of what is read go where nobody can have stored anything else. */
  private call(instruction: Instruction): Operand | null {
    const { symbol } = instruction.attributes;
    const held = this.world.heldChecks.get(symbol!);
    if (held === undefined || this.shapes.isLoose(held)) {
      this.output.push(instruction);
      return instruction;
    }
    const [normal] = instruction.edges;
    if (normal !== undefined) {
      const goOn = this.emit("br", "void", []);
      goOn.edges = [normal];
    }
    return null;
  }

  private newObject(shape: Shape, memory: Operand | null): Operand {
    const size = this.fields.sizeOf(shape);
    const address =
      memory ??
      this.emit("call", "i64", [integer("i64", size)], {
        symbol: this.allocator,
        throws: true,
      });
    const object = this.emit("bitcast", "ref", [address]);
    const descriptor = this.emit("bitcast", "i64", [
      symbol("ptr", shape.symbol),
    ]);
    this.emit(
      "store",
      "void",
      [object, this.emit("trunc", "i32", [descriptor])],
      { alias: "header" },
    );
    for (const field of this.optionalFields.of(shape)) {
      const group = this.fields.fieldGroup(shape, field.name);
      const absent = sentinelOperand(
        this.emitter(),
        group.storageType!,
        "absent",
      );
      this.store(object, absent, group);
    }
    return object;
  }

  /** A constant, unless somebody could tell it from another. */
  private newFunction(instruction: Instruction): Operand {
    const { constant, shape, code } = instruction.attributes
      .payload as NewFunction;
    if (!this.world.comparesFunctions) return symbol("ref", constant);
    const object = this.newObject(shape, null);
    this.emit("store", "void", [object, symbol("ptr", code)], {
      offset: closureCodeOffset,
      alias: "closure.code",
    });
    instruction.operands.forEach((capture, i) =>
      this.emit("store", "void", [object, capture], {
        offset: closureCapturesOffset + i * 8,
        alias: "capture.ref",
      }),
    );
    return object;
  }

  private store(object: Operand, value: Operand, group: FieldGroup): void {
    const alias = `field.${group.name}.${group.slot}.${group.storage}`;
    this.emit("store", "void", [object, value], {
      offset: group.offset,
      alias,
    });
  }

  private emitter(): FunctionContext {
    return { emit: this.emit.bind(this) } as unknown as FunctionContext;
  }

  /** Conversions are straight-line code, so a bare emitter serves as context. */
  private converted(value: Operand, from: Type, to: Type): Operand {
    if (from === to) return value;
    // Absent is more than the type `undefined` says.
    if (
      value.kind === "integer" &&
      representationOf(from) === "reference" &&
      value.value === referenceSentinels.absent
    )
      return sentinelOperand(this.emitter(), to, "absent");
    const context = this.emitter();
    const node = this.world.loaded.entry;
    const whole = integerIn(from);
    if (
      whole === null ||
      integerIn(to) !== null ||
      representationOf(from) !== "integer"
    ) {
      return convert(context, { value, type: from }, to, node);
    }
    // Seen through a type that only some of the shapes have: a plain number.
    const number = this.emit(whole.signed ? "sitofp" : "uitofp", "f64", [
      value,
    ]);
    return convert(context, { value: number, type: numberType }, to, node);
  }

  private getField(instruction: Instruction): Operand {
    const access = instruction.attributes.payload as FieldAccess;
    const group = this.fields.lookup(access);
    if (group === null) {
      return access.optional && mayBe(access.type, "undefined")
        ? sentinelOperand(
            this.emitter(),
            access.type,
            access.raw === true ? "absent" : "undefined",
          )
        : undef(instruction.type);
    }
    const holder = this.holdsField(instruction.operands[0]!, access, group);
    let value =
      holder === null
        ? this.load(instruction.operands[0]!, group)
        : this.loadIf(holder, instruction.operands[0]!, group);
    if (irTypeOf(access.type) !== group.storage)
      value = this.converted(value, group.storageType!, access.type);
    const mayLack = [...group.shapes].some(
      (shape) => shape.fields.get(access.name)!.optional,
    );
    if (
      access.optional &&
      access.raw !== true &&
      mayLack &&
      mayBe(access.type, "undefined")
    )
      value = this.absentToUndefined(value, access.type);
    if (holder === null) return value;
    return this.emit("select", irTypeOf(access.type), [
      holder,
      value,
      sentinelOperand(
        this.emitter(),
        access.type,
        access.raw === true ? "absent" : "undefined",
      ),
    ]);
  }

  private load(object: Operand, group: FieldGroup): Operand {
    const alias = `field.${group.name}.${group.slot}.${group.storage}`;
    return this.emit("load", group.storage, [object], {
      offset: group.offset,
      alias,
    });
  }

  /** Reads the header where the object may end before the field. */
  private loadIf(holder: Operand, object: Operand, group: FieldGroup): Operand {
    const start = this.emit("bitcast", "i64", [object]);
    const field = this.emit("add", "i64", [
      start,
      integer("i64", group.offset),
    ]);
    const address = this.emit("select", "i64", [holder, field, start]);
    return this.emit(
      "load",
      group.storage,
      [this.emit("bitcast", "ptr", [address])],
      { alias: "any" },
    );
  }

  /** i1: whether an object has an optional property's field; null where all have. */
  private holdsField(
    object: Operand,
    access: FieldAccess & { shape?: Shape },
    group: FieldGroup,
  ): Operand | null {
    if (!access.optional || access.shape !== undefined) return null;
    if (!mayBe(access.type, "undefined")) return null;
    const candidates = this.candidates.of(access.receiver);
    if (candidates.every((shape) => group.shapes.has(shape))) return null;
    return this.isOneOf(object, [...group.shapes]);
  }

  /** An absent optional property reads as undefined. */
  private absentToUndefined(value: Operand, type: Type): Operand {
    const representation = representationOf(type);
    const ir = irTypeOf(type);
    const choose = (
      raw: Operand,
      absent: bigint,
      undefinedBits: bigint,
      rawType: IrType,
    ): Operand => {
      const missing = this.emit("icmp", "i1", [raw, integer(rawType, absent)], {
        predicate: "eq",
      });
      return this.emit("select", rawType, [
        missing,
        integer(rawType, undefinedBits),
        raw,
      ]);
    };
    if (representation === "reference") return choose(value, 16n, 8n, ir);
    if (representation === "optionalBoolean")
      return choose(value, 4n, 2n, "i8");
    if (representation === "value" || representation === "number") {
      const raw = this.emit("bitcast", "i64", [value]);
      return this.emit("bitcast", ir, [
        choose(raw, valueBits.absent, valueBits.undefined, "i64"),
      ]);
    }
    return value;
  }

  private setField(instruction: Instruction): Operand | null {
    const access = instruction.attributes.payload as FieldAccess;
    const group = this.fields.lookup(access);
    if (group === null) return null;
    const [object, value] = instruction.operands;
    const stored =
      irTypeOf(access.type) === group.storage
        ? value!
        : this.converted(value!, access.type, group.storageType!);
    this.store(object!, stored, group);
    return null;
  }

  private descriptorOf(object: Operand): Operand {
    const header = this.emit("load", "i32", [object], { alias: "header" });
    return this.emit("bitcast", "ptr", [this.emit("zext", "i64", [header])]);
  }

  private isShape(instruction: Instruction): Operand {
    const test = instruction.attributes.payload as ShapeTest;
    const shapes = this.shapes.accepted(test);
    const object = instruction.operands[0]!;
    const open = shapes.filter((shape) => this.world.openShapes.has(shape));
    if (
      test.hides !== undefined ||
      test.declaration !== null ||
      open.length === 0
    )
      return this.isOneOf(object, shapes);
    const closed = shapes.filter((shape) => !this.world.openShapes.has(shape));
    return membersOf(test.type).reduce(
      (known: Operand, type) =>
        this.emit("or", "i1", [known, this.isOpenAs(object, open, type)]),
      this.isOneOf(object, closed),
    );
  }

  /** i1: whether a copy of what no type described has what a type requires. */
  private isOpenAs(
    object: Operand,
    open: readonly Shape[],
    type: Type,
  ): Operand {
    const fitting = this.candidates
      .of(type)
      .filter((shape) => open.includes(shape));
    if (fitting.length === 0) return integer("i1", 0);
    const isOpen = this.isOneOf(object, fitting);
    if (type.kind !== "structural") return isOpen;
    let result: Operand = isOpen;
    for (const { name, optional } of type.properties().values()) {
      const isView = (shape: Shape): boolean =>
        this.optionalFields.isView(shape, name);
      const holder = fitting.find(isView);
      if (optional || holder === undefined) continue;
      const group = this.fields.fieldGroup(holder, name);
      const value = this.loadIf(isOpen, object, group);
      const type = group.storageType!;
      const absent = isSentinel(this.emitter(), { value, type }, ["absent"]);
      const present = this.emit("xor", "i1", [absent, integer("i1", 1)]);
      result = this.emit("and", "i1", [result, present]);
    }
    return result;
  }

  private isOneOf(object: Operand, shapes: readonly Shape[]): Operand {
    const ranges = this.shapes.ranges(shapes);
    if (ranges.length === 0) return integer("i1", 0);
    const descriptor = this.descriptorOf(object);
    const index = this.emit("load", "i32", [descriptor], {
      offset: 4,
      alias: "descriptor",
    });
    let result: Operand | null = null;
    for (const [low, high] of ranges) {
      const from = this.emit("sub", "i32", [index, integer("i32", low)]);
      const inside = this.emit(
        "icmp",
        "i1",
        [from, integer("i32", high - low)],
        { predicate: "ule" },
      );
      result =
        result === null ? inside : this.emit("or", "i1", [result, inside]);
    }
    return result!;
  }

  private callMethod(instruction: Instruction): Operand {
    const how = this.methods.resolve(instruction);
    const { signature } = instruction.attributes;
    const isInvoke = instruction.op === "invokemethod";
    if (how === null) return this.impossibleCall(instruction);
    if ("target" in how) {
      const actual = this.world.module.functions.get(how.target)!.signature;
      if (actual.result === instruction.type) {
        return this.rewriteCall(
          instruction,
          isInvoke ? "invoke" : "call",
          instruction.operands,
          { symbol: how.target, throws: actual.throws },
        );
      }
    }
    if ("target" in how) {
      return this.rewriteCall(
        instruction,
        isInvoke ? "invokeindirect" : "callindirect",
        [symbol("ptr", how.target), ...instruction.operands],
        { signature: signature!, throws: true },
      );
    }
    const descriptor = this.descriptorOf(instruction.operands[0]!);
    const code = this.emit("load", "ptr", [descriptor], {
      offset: methodsOffset + how.slot * 8,
      alias: "descriptor",
    });
    return this.rewriteCall(
      instruction,
      isInvoke ? "invokeindirect" : "callindirect",
      [code, ...instruction.operands],
      { signature: signature!, throws: true, targets: how.targets },
    );
  }

  private rewriteCall(
    instruction: Instruction,
    op: string,
    operands: Operand[],
    attributes: Instruction["attributes"],
  ): Operand {
    instruction.op = op;
    instruction.operands = operands;
    instruction.attributes = attributes;
    this.output.push(instruction);
    return instruction;
  }

  /** No object that could be called exists: this is never reached. */
  private impossibleCall(instruction: Instruction): Operand {
    if (instruction.op === "invokemethod") {
      instruction.op = "unreachable";
      instruction.edges = [];
      instruction.operands = [];
      instruction.attributes = {};
      instruction.type = "void";
      this.output.push(instruction);
      return undef("ref");
    }
    if (instruction.type === "void") return undef("i1");
    return undef(instruction.type);
  }
}
