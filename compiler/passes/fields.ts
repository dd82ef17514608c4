// Where fields lie. Fields of one name that some access could mean are put in
// a group: they get the same offset in all their shapes and the same storage
// type, so every access is one load or store, whatever the object's shape.

import type { IrModule, IrType } from "../ir/ir.ts";
import type { FieldAccess, Shape } from "../lower/types/shapes.ts";
import {
  irTypeOf,
  representationOf,
  sizeOfIrType,
  unionOf,
  type Type,
} from "../lower/types/types.ts";
import type { World } from "../lower/world.ts";
import type { Candidates } from "./candidates.ts";

export const headerBytes = 8;
const slotBytes = 8;

/** A set of fields laid out alike (union-find). */
export class FieldGroup {
  parent: FieldGroup | null = null;
  readonly shapes = new Set<Shape>();
  readonly types: Type[] = [];
  slot = -1;
  storage: IrType = "void";
  /** The type whose representation the storage is. */
  storageType: Type | null = null;

  constructor(readonly name: string) {}

  find(): FieldGroup {
    let group: FieldGroup = this;
    while (group.parent !== null) group = group.parent;
    return group;
  }

  get offset(): number {
    return headerBytes + this.slot * slotBytes;
  }
}

const unknown: Type = { kind: "unknown", key: "unknown" };

export class FieldLayout {
  private readonly groups = new Map<Shape, Map<string, FieldGroup>>();

  constructor(
    private readonly world: World,
    private readonly candidates: Candidates,
  ) {}

  private groupOf(shape: Shape, name: string): FieldGroup | null {
    const field = shape.fields.get(name);
    if (field === undefined) return null;
    const byName = this.groups.get(shape) ?? new Map<string, FieldGroup>();
    this.groups.set(shape, byName);
    let group = byName.get(name);
    if (group === undefined) {
      group = new FieldGroup(name);
      group.shapes.add(shape);
      group.types.push(field.type);
      byName.set(name, group);
    }
    return group.find();
  }

  /** Shapes an access can meet. */
  private shapesOf(access: FieldAccess & { shape?: Shape }): readonly Shape[] {
    return access.shape !== undefined
      ? [access.shape, ...access.shape.copies]
      : this.candidates.of(access.receiver);
  }

  private merge(
    access: FieldAccess & { shape?: Shape },
    isWrite: boolean,
  ): void {
    let first: FieldGroup | null = null;
    for (const shape of this.shapesOf(access)) {
      const group = this.groupOf(shape, access.name);
      if (group === null) continue;
      if (first === null) first = group;
      else if (group !== first) first = unite(first, group);
    }
    // The storage must also take what is written.
    if (first !== null && isWrite) first.types.push(access.type);
  }

  /** The group an access means; null when no object can have the field. */
  lookup(access: FieldAccess & { shape?: Shape }): FieldGroup | null {
    for (const shape of this.shapesOf(access)) {
      const group = this.groupOf(shape, access.name);
      if (group !== null) return group;
    }
    return null;
  }

  fieldGroup(shape: Shape, name: string): FieldGroup {
    return this.groupOf(shape, name)!;
  }

  /** Decides storage types and offsets for the whole program. */
  assign(
    module: IrModule,
    extra: readonly (FieldAccess & { shape?: Shape })[],
  ): void {
    for (const { op, access } of fieldAccesses(module))
      this.merge(access, op === "setfield");
    for (const access of extra) this.merge(access, false);
    const taken = new Map<Shape, Set<number>>();
    for (const shape of this.world.shapes.values()) {
      for (const name of shape.fields.keys()) {
        const group = this.groupOf(shape, name)!;
        if (group.slot >= 0) continue;
        chooseStorage(group);
        placeGroup(group, taken);
      }
    }
  }

  /** Bytes of an object of a shape. */
  sizeOf(shape: Shape): number {
    if (shape.kind === "array") return headerBytes + 16;
    let slots = 0;
    for (const name of shape.fields.keys()) {
      const group = this.groupOf(shape, name)!;
      slots = Math.max(slots, group.slot + slotsOf(group.storage));
    }
    return (
      headerBytes +
      Math.max(slots, shape.kind === "function" ? 1 : 0) * slotBytes
    );
  }
}

function* fieldAccesses(
  module: IrModule,
): Iterable<{ op: string; access: FieldAccess }> {
  for (const ir of module.functions.values()) {
    for (const block of ir.blocks) {
      for (const { op, attributes } of block.instructions) {
        if (op === "getfield" || op === "setfield" || op === "fieldaddress")
          yield { op, access: attributes.payload as FieldAccess };
      }
    }
  }
}

function unite(a: FieldGroup, b: FieldGroup): FieldGroup {
  b.parent = a;
  for (const shape of b.shapes) a.shapes.add(shape);
  a.types.push(...b.types);
  return a;
}

function slotsOf(storage: IrType): number {
  return storage === "i128" ? 2 : 1;
}

function chooseStorage(group: FieldGroup): void {
  const storages = new Set(group.types.map(irTypeOf));
  if (storages.size === 1) {
    group.storage = [...storages][0]!;
    group.storageType = group.types[0]!;
    return;
  }
  const all = unionOf(group.types);
  const packed = ["optionalBoolean", "optionalInteger"];
  group.storageType = packed.includes(representationOf(all)) ? all : unknown;
  group.storage = irTypeOf(group.storageType);
}

/** The lowest slot that is free in every shape of the group. */
function placeGroup(group: FieldGroup, taken: Map<Shape, Set<number>>): void {
  const size = slotsOf(group.storage);
  const used = [...group.shapes].map((shape) => {
    const set = taken.get(shape) ?? new Set<number>();
    taken.set(shape, set);
    return set;
  });
  // The code address of function objects takes their first slot.
  let slot = [...group.shapes].some((shape) => shape.kind === "function")
    ? 1
    : 0;
  const fits = (): boolean =>
    used.every((set) =>
      Array.from({ length: size }, (_, i) => slot + i).every(
        (at) => !set.has(at),
      ),
    );
  while ((size === 2 && slot % 2 === 0) || !fits()) slot++;
  group.slot = slot;
  for (const set of used) for (let i = 0; i < size; i++) set.add(slot + i);
}

export function storageBytes(group: FieldGroup): number {
  return sizeOfIrType(group.storage);
}
