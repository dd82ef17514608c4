// Evaluated once although two modules import it.

import { note } from "./log.ts";

note("shared body");
export const shared = "shared";
