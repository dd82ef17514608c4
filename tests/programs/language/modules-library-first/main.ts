// The library is ready before any module of the program runs, also where a
// later module is the one that imports it by name.

import "./early.ts";
import { existsSync } from "node:fs";

console.log(existsSync("/no/such/file"), 0.1 + 0.2, [1e21]);
