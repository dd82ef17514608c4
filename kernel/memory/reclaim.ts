// What is done before memory is said to be out: the running CPU gives back
// everything it keeps for later.

import { drainObjects } from "./objects.ts";
import { drainPages } from "./pages.ts";
import { drainStacks } from "./stacks.ts";

/** @noinline @cold */
export function reclaimMemory(): void {
  drainObjects();
  drainStacks();
  drainPages();
}
