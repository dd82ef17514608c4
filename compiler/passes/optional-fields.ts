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
import { optional, type Type } from "../lower/types/types.ts";
import type { World } from "../lower/world.ts";
import type { Candidates } from "./candidates.ts";
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
