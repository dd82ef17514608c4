// Memory before there is a heap: what the initialisers of modules allocate.
// The machine reserves it (entry.S); it is never given back.
//
// Its first word counts what is used. It lives there and not in a variable of
// ours, because this runs before any module has set its variables.

import { addressOfSymbol, load, store } from "machine";
import { panic } from "../debug/panic.ts";

const counterSizeBytes: usize = 16;

/** Zeroed memory, aligned to 16. */
export function earlyAllocate(sizeBytes: usize): usize {
  const start = addressOfSymbol("nautilus_early_memory");
  const end = addressOfSymbol("nautilus_early_memory_end");
  let used = load<usize>(start);
  if (used === 0) used = counterSizeBytes;
  const size: usize = (sizeBytes + 15) & ~usize(15);
  if (size > end - start - used) panic("the early memory is used up");
  store<usize>(start, used + size);
  return start + used;
}

/** Bytes taken so far. */
export function earlyUsedBytes(): usize {
  return load<usize>(addressOfSymbol("nautilus_early_memory"));
}
