// A class hierarchy, abstract base and registry spread over modules.

import { Shape, registered } from "./shape.ts";
import { Circle } from "./circle.ts";
import { Square, unit } from "./square.ts";
import * as format from "./format.ts";

const shapes: Shape[] = [new Circle(2), new Square(3), unit];
for (const shape of shapes) console.log(format.describe(shape));
console.log(registered.join(","), Shape.count, unit instanceof Shape);
console.log(format.total(shapes), format.unitName);
