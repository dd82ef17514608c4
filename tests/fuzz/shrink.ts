// Makes a failing program smaller by leaving pieces out, larger runs first.

import type { RandomProgram } from "./program.ts";

const maximumAttempts = 60;

export async function shrink(
  program: RandomProgram,
  stillFails: (candidate: RandomProgram) => Promise<boolean>,
): Promise<RandomProgram> {
  let { pieces } = program;
  let attempts = 0;
  for (let size = pieces.length >> 1; size >= 1; size >>= 1) {
    // The heading always stays.
    for (let start = 1; start < pieces.length && attempts < maximumAttempts;) {
      const shorter = pieces.toSpliced(start, size);
      attempts++;
      if (await stillFails({ ...program, pieces: shorter })) pieces = shorter;
      else start += size;
    }
  }
  return { ...program, pieces };
}
