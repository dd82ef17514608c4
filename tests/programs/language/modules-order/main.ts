// Modules are evaluated once, depth first, in import order.

import { log, note } from "./log.ts";
note("main imports are done");
import { fromA } from "./a.ts";
import { fromB } from "./b.ts";
import "./side-effect.ts";
import { fromA as again } from "./a.ts";

note("main body");
console.log(fromA, fromB, again === fromA);
console.log(log.join("\n"));
