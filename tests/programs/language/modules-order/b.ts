// Imports the shared module, already evaluated.

import { note } from "./log.ts";
import { shared } from "./shared.ts";

note("b body");
export const fromB = "b+" + shared;
