// Imported for its effect alone.

import { note } from "./log.ts";

note("side effect body");
for (let i = 0; i < 2; i++) note("effect " + i);
