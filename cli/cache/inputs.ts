// The files a build read, and whether they still say what they said then.

import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { systemCodeOf } from "../errors.ts";

/**
 * One file as a build saw it. Size, times and inode answer quickly that
 * nothing changed; the hash answers for a file that was only touched.
 */
export interface InputRecord {
  readonly file: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  readonly changedMs: number;
  readonly inode: number;
  readonly sha256: string;
  readonly recordedMs: number;
}

/**
 * File times advance in steps of a timer tick (10 ms at most), so a change
 * may bear a time this much too early, or the time of the change before it.
 */
export const timeStepMs = 20;

export function hashBytes(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

export function recordInput(file: string): InputRecord {
  const recordedMs = Date.now();
  const info = statSync(file);
  return {
    file,
    sizeBytes: info.size,
    modifiedMs: info.mtimeMs,
    changedMs: info.ctimeMs,
    inode: info.ino,
    sha256: hashBytes(readFileSync(file)),
    recordedMs,
  };
}

export type InputState = "same" | "touched" | "changed";

/** `touched`: other times, same bytes; worth recording anew. */
export function compareInput(record: InputRecord): InputState {
  try {
    const info = statSync(record.file, { throwIfNoEntry: false });
    if (info === undefined || info.size !== record.sizeBytes) return "changed";
    const sameTimes =
      info.mtimeMs === record.modifiedMs &&
      info.ctimeMs === record.changedMs &&
      info.ino === record.inode;
    if (sameTimes && info.ctimeMs < record.recordedMs - timeStepMs) {
      return "same";
    }
    const sha256 = hashBytes(readFileSync(record.file));
    return sha256 === record.sha256 ? "touched" : "changed";
  } catch (error) {
    if (systemCodeOf(error) !== undefined) return "changed";
    throw error;
  }
}
