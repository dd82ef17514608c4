// Half of a cycle: the other half runs first, and finds this one not ready.
import { ask } from "./cycle-b.ts";
export const early = ask();
export default ["ready", early.length].join(" ");
