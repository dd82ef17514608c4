// A module that throws stops the modules behind it.

import "./first.ts";
import "./second.ts";
import "./third.ts";

console.log("main never runs");
