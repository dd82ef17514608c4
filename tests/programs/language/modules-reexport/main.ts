// Re-exports: named, renamed, star, namespace, default.

import greet, { version as v } from "./index.ts";
import {
  square,
  cube,
  Shapes,
  Point,
  twice,
  defaultGreeting,
} from "./index.ts";
import type { Named } from "./index.ts";
import * as everything from "./index.ts";
import { default as direct } from "./greet.ts";

console.log(greet("you"), v, direct === greet);
console.log(square(3), cube(3), twice(7), defaultGreeting);
console.log(Shapes.area(new Point(2, 3)), Shapes.unit.x);
console.log(everything.square(5), everything.Shapes.unit.y);
const named: Named = { name: "n" };
console.log(named.name, everything.default("ns"));
