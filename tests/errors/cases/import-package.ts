// A package of Node's.

import { readFileSync } from "node:fs"; // error: node:fs
console.log(readFileSync);
