// Which shapes a test accepts, as ranges of their numbers: a class and its
// subclasses are one range (`numberClasses` in layout.ts).

import type ts from "typescript";
import { isDictionary } from "../lower/arrays/elements.ts";
import { baseOf } from "../lower/objects/classes.ts";
import { storedAs } from "../lower/types/loose.ts";
import {
  lateField,
  type Shape,
  type ShapeTest,
} from "../lower/types/shapes.ts";
import type { Type } from "../lower/types/types.ts";
import type { World } from "../lower/world.ts";
import type { Candidates } from "./candidates.ts";

export class ShapeSets {
  private readonly loose = new Map<Type, boolean>();

  constructor(
    private readonly world: World,
    private readonly candidates: Candidates,
    private readonly numbers: ReadonlyMap<Shape, number>,
  ) {}

  /** What passes the test, but for what open shapes hold. */
  accepted(test: ShapeTest): readonly Shape[] {
    if (test.hides !== undefined) {
      const fitting = new Set(this.candidates.of(test.type));
      return this.candidates
        .of(test.hides)
        .filter((shape) => hasOtherNames(shape) && !fitting.has(shape));
    }
    if (test.declaration === null) return this.candidates.of(test.type);
    return test.exact === true
      ? this.exactly(test.declaration)
      : this.instancesOf(test.declaration);
  }

  /** First and last number of each run of them. */
  ranges(shapes: readonly Shape[]): readonly (readonly [number, number])[] {
    const numbers = shapes
      .map((shape) => this.numbers.get(shape))
      .filter((number) => number !== undefined)
      .sort((a, b) => a - b);
    const result: [number, number][] = [];
    for (const value of numbers) {
      const last = result.at(-1);
      if (last !== undefined && last[1] === value - 1) last[1] = value;
      else result.push([value, value]);
    }
    return result;
  }

  /** Whether what is read as the type may be something that does not fit it. */
  isLoose(held: Type): boolean {
    let known = this.loose.get(held);
    if (known === undefined) {
      const fitting = new Set(this.candidates.of(held));
      known = storedAs(this.world, held).some((type) =>
        this.candidates.of(type).some((shape) => !fitting.has(shape)),
      );
      this.loose.set(held, known);
    }
    return known;
  }

  private exactly(declaration: ts.ClassLikeDeclaration): Shape[] {
    return [...this.world.shapes.values()].filter(
      ({ allocated, classType }) =>
        allocated && classType?.declaration === declaration,
    );
  }

  private instancesOf(declaration: ts.ClassLikeDeclaration): Shape[] {
    return [...this.world.shapes.values()].filter((shape) => {
      if (!shape.allocated) return false;
      for (
        let type = shape.classType;
        type !== null;
        type = baseOf(this.world, type)
      ) {
        if (type.declaration === declaration) return true;
      }
      return false;
    });
  }
}

/** Whether objects may hold names that their shape does not. */
function hasOtherNames({ fields, classType }: Shape): boolean {
  return (
    fields.has(lateField) || (classType !== null && isDictionary(classType))
  );
}
