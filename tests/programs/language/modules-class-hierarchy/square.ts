// Another, with an instance made when the module is evaluated.

import { Shape } from "./shape.ts";

export class Square extends Shape {
  constructor(readonly side: number) {
    super("square");
  }
  area(): number {
    return this.side ** 2;
  }
}
export const unit = new Square(1);
