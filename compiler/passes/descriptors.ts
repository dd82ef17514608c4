// Type descriptors (docs/object-model.md) as static data, one for each shape.

import type { DataItem } from "../ir/ir.ts";
import {
  descriptorKinds,
  lateField,
  ownProperties,
  type Shape,
} from "../lower/types/shapes.ts";
import { mayBe, representationOf, type Type } from "../lower/types/types.ts";
import { kindsOf } from "../lower/types/value-kinds.ts";
import type { World } from "../lower/world.ts";
import type { FieldLayout } from "./fields.ts";
import type { MethodTable } from "./methods.ts";

export const methodsOffset = 32;
const accessorNumber = 14;
const methodNumber = 15;

const representationNumbers: Readonly<Record<string, number>> = {
  u8: 6,
  u16: 7,
  u32: 8,
  u64: 9,
  usize: 9,
  i8: 10,
  i16: 11,
  i32: 12,
  i64: 13,
};

/** Numbers of docs/object-model.md. */
export function representationNumber(type: Type): number {
  switch (representationOf(type)) {
    case "number":
      return 1;
    case "boolean":
      return 2;
    case "optionalBoolean":
      return 3;
    case "reference":
      return 4;
    case "value":
      return 5;
    case "integer":
      return type.kind === "integer" ? representationNumbers[type.name]! : 9;
    default:
      return 13;
  }
}

export function emitDescriptor(
  world: World,
  shape: Shape,
  methods: MethodTable,
  fields: FieldLayout,
  index: number,
  isView: (shape: Shape, name: string) => boolean,
  showsProperties: boolean,
): void {
  const visible = showsProperties ? ownProperties(shape) : [];
  const table = `${shape.symbol}.properties`;
  const word = (value: number): DataItem => ({
    kind: "integer",
    bytes: 4,
    value: BigInt(value),
  });
  const code = (symbol: string | null): DataItem =>
    symbol === null ? word(0) : { kind: "address", symbol, bytes: 4 };
  const properties = visible.flatMap(({ name, field }): DataItem[] => {
    const label = code(world.stringSymbol(name));
    if (field === null) {
      const { isMethod, getter, setter } = methods.memberOf(shape, name);
      const kind = word(isMethod ? methodNumber : accessorNumber);
      return [label, code(getter), kind, code(setter)];
    }
    const group = fields.fieldGroup(shape, name);
    return [
      label,
      word(group.offset),
      word(representationNumber(group.storageType!)),
      word(isView(shape, name) ? kindsOf(field.type) : 0),
    ];
  });
  if (visible.length > 0) {
    world.module.globals.set(table, {
      name: table,
      constant: true,
      align: 8,
      data: properties,
    });
  }
  const slots = methods
    .tableOf(shape)
    .map((target): DataItem =>
      target === null
        ? { kind: "zero", bytes: 8 }
        : { kind: "address", symbol: target, bytes: 8 },
    );
  world.module.globals.set(shape.symbol, {
    name: shape.symbol,
    constant: true,
    align: 8,
    methodTable: true,
    data: [
      word(descriptorKinds[shape.kind]),
      word(index),
      word(fields.sizeOf(shape)),
      word(visible.length),
      { kind: "address", symbol: world.stringSymbol(shape.name), bytes: 4 },
      visible.length > 0
        ? { kind: "address", symbol: table, bytes: 4 }
        : word(0),
      word(
        shape.arrayType !== null
          ? representationNumber(shape.arrayType.element)
          : shape.fields.has(lateField)
            ? fields.fieldGroup(shape, lateField).offset
            : 0,
      ),
      word(
        shape.arrayType !== null && !mayBe(shape.arrayType.element, "undefined")
          ? 1
          : 0,
      ),
      ...slots,
    ],
  });
}
