// Optional properties that an object's own type never mentions. An object made
// as `{ b: number }` may be seen as `{ b: number; a?: number }` and be given an
// `a`: every shape that such an assignment can meet gets the field, absent at first.

import {
  addLateField,
  type Field,
  type FieldAccess,
  type MethodCall,
  type Shape,
} from "../lower/types/shapes.ts";
import { viewsOf } from "../lower/types/class-views.ts";
import {
  integerIn,
  membersOf,
  optional,
  type StructuralType,
  type Type,
} from "../lower/types/types.ts";
import type { World } from "../lower/world.ts";
import { type Candidates, mayShare } from "./candidates.ts";
import type { Unresolved } from "./unresolved.ts";

interface Assignment {
  readonly receiver: Type;
  readonly name: string;
  readonly type: Type;
}

/** The fields that each shape was given, to be made absent in new objects. */
export class OptionalFields {
  private readonly added = new Map<Shape, Field[]>();
  private readonly seen = new Set<string>();
  private readonly views = new Map<Shape, Set<string>>();
  private readonly accesses = new Map<string, FieldAccess>();

  constructor(
    private readonly world: World,
    private readonly candidates: Candidates,
    private readonly unresolved: Unresolved,
  ) {}

  of(shape: Shape): readonly Field[] {
    return this.added.get(shape) ?? [];
  }

  /** Looks at what the program assigns by now. */
  add(): void {
    const assignments = new Map<string, Assignment>();
    for (const { op, attributes } of this.unresolved.instructions()) {
      const assignment = assignmentOf(op, attributes.payload);
      if (assignment !== null)
        assignments.set(
          `${assignment.name} ${assignment.receiver.key}`,
          assignment,
        );
    }
    this.addLateFields();
    this.addViews();
    for (const [key, { receiver, name, type }] of assignments) {
      for (const shape of this.candidates.of(receiver)) {
        const place = `${shape.id} ${key}`;
        if (this.seen.has(place)) continue;
        this.seen.add(place);
        if (
          shape.kind !== "object" ||
          this.candidates.propertyType(shape, name) !== null
        )
          continue;
        const field = { name, type: optional(type), optional: true };
        shape.fields.set(name, field);
        this.added.set(shape, [...this.of(shape), field]);
      }
    }
  }

  /** Whether a shape has a field only because its objects are seen as another type. */
  isView(shape: Shape, name: string): boolean {
    return this.views.get(shape)?.has(name) === true;
  }

  /** Reads of such fields, that they lie alike. */
  viewed(): readonly FieldAccess[] {
    return [...this.accesses.values()];
  }

  /**
   * Copies of what no type describes may be seen as a type that does, by a
   * cast or a test: the names it declares get fields.
   */
  private addViews(): void {
    const { openShapes } = this.world;
    if (openShapes.size === 0) return;
    for (const [from, targets] of viewsOf(this.world)) {
      for (const to of targets) {
        for (const type of membersOf(to)) {
          if (type.kind !== "structural") continue;
          for (const shape of openShapes) {
            if (!shape.allocated || !this.candidates.of(from).includes(shape))
              continue;
            this.addView(shape, type);
          }
        }
      }
    }
  }

  private addView(shape: Shape, type: StructuralType): void {
    const place = `${shape.id} view ${type.key}`;
    if (this.seen.has(place)) return;
    this.seen.add(place);
    const added: Field[] = [];
    for (const { name, ...info } of type.properties().values()) {
      const held = this.candidates.propertyType(shape, name);
      if (held === "method") return;
      if (held !== null) {
        if (!mayShare(held, info.type)) return;
        continue;
      }
      // What a function takes is not known where only its name is.
      const isKnown =
        !info.method &&
        integerIn(info.type) === null &&
        membersOf(info.type).every(({ kind }) => kind !== "function");
      if (isKnown)
        added.push({ name, type: optional(info.type), optional: true });
      else if (!info.optional) return;
    }
    const views = this.views.get(shape) ?? new Set<string>();
    this.views.set(shape, views);
    for (const field of added) {
      shape.fields.set(field.name, field);
      views.add(field.name);
    }
    this.added.set(shape, [...this.of(shape), ...added]);
    for (const { name, ...info } of type.properties().values()) {
      if (views.has(name))
        this.accesses.set(`${name} ${type.key}`, {
          receiver: type,
          name,
          type: info.type,
          optional: true,
        });
    }
    this.candidates.forget();
  }

  /** Objects that properties are added to remember in which order. */
  private addLateFields(): void {
    for (const receiver of this.world.lateReceivers.values()) {
      this.candidates.of(receiver).forEach(addLateField);
    }
  }
}

function assignmentOf(op: string, payload: unknown): Assignment | null {
  if (op === "setfield" || op === "fieldaddress") {
    const access = payload as FieldAccess & { shape?: Shape };
    return access.optional && access.shape === undefined ? access : null;
  }
  if (op !== "callmethod" && op !== "invokemethod") return null;
  const call = payload as MethodCall;
  if (!call.name.startsWith("set:") || call.receiver.kind !== "structural")
    return null;
  const name = call.name.slice("set:".length);
  const info = call.receiver.properties().get(name);
  return info?.optional === true
    ? { receiver: call.receiver, name, type: info.type }
    : null;
}
