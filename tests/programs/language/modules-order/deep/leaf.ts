// A leaf in a folder, importing upwards.

import { note } from "../log.ts";

note("leaf body");
export const deep = "deep";
