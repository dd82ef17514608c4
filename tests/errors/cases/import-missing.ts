// A module that is not there.

import { helper } from "./no-such-file.ts"; // error: TS2307
console.log(helper);
