// Kinds of values as bits, for the library to test what a value is (lib/runtime/reflection.ts).

import { membersOf, type Type } from "./types.ts";

const kindNumbers: Readonly<Partial<Record<Type["kind"], number>>> = {
  string: 1,
  function: 4,
  number: 8,
  boolean: 16,
  undefined: 32,
  null: 64,
  unknown: 127,
};
const objectKinds = 2;

export function kindsOf(type: Type): number {
  return membersOf(type).reduce(
    (kinds, { kind }) => kinds | (kindNumbers[kind] ?? objectKinds),
    0,
  );
}
