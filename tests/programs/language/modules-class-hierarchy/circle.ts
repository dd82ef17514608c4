// One subclass.

import { Shape } from "./shape.ts";

const pi = 3;
export class Circle extends Shape {
  constructor(private readonly radius: number) {
    super("circle");
  }
  area(): number {
    return pi * this.radius ** 2;
  }
}
