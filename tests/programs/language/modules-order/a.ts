// Imports a shared module and one of its own.

import { shared } from "./shared.ts";
import { note } from "./log.ts";
import { deep } from "./deep/leaf.ts";

note("a body");
export const fromA = "a+" + shared + "+" + deep;
