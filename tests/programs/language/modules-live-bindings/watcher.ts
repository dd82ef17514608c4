// Sees the same variable from another module.

import { count } from "./counter.ts";

export const watch = () => `watched ${count}`;
