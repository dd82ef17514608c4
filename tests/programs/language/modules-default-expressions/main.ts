// `export default` of every kind of expression, imported under any name.

import table, { rows } from "./object.ts";
import double from "./arrow.ts";
import limit from "./number.ts";
import Point from "./class-expression.ts";
import { default as greet, times } from "./call.ts";
import * as everything from "./arrow.ts";
import ready, { early } from "./cycle-a.ts";
import yes from "./boolean.ts";
export { default as again } from "./number.ts";

console.log(table, table.width * rows, table.label(3));
table.width++;
console.log(table.width, double(21), double.name, everything.default(4));
console.log(limit, limit + 1, new Point(3, 4).length, Point.origin);
console.log(greet("you"), greet("me"), times());
console.log(ready, early, yes, yes ? "yes" : "no");
const { default: same } = everything;
console.log(same === double, [1, 2, 3].map(double));
