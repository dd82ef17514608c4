// How the command speaks: results on standard output, everything else on
// standard error, colours and progress only where a person is looking.

import { writeSync } from "node:fs";
import { systemCodeOf } from "./errors.ts";

const styleCodes = { red: 31, green: 32, yellow: 33, blue: 34, cyan: 36 };
const boldCode = 1;

export type Paint = (
  text: string,
  style: keyof typeof styleCodes | "bold",
) => string;

/** Text unchanged: for pipes, files and NO_COLOR. */
export const plainPaint: Paint = (text) => text;

const colourPaint: Paint = (text, style) => {
  const code = style === "bold" ? boldCode : styleCodes[style];
  return `\u001b[${code}m${text}\u001b[0m`;
};

/** The way to paint on this stream: colours on a terminal, unless refused. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  const refused = process.env["NO_COLOR"] ?? "";
  return stream.isTTY && refused === "" ? colourPaint : plainPaint;
}

const sleepCell = new Int32Array(new SharedArrayBuffer(4));

/**
 * Writes everything before it returns, since the process may end right after.
 * False: nobody reads this any more (`| head`).
 */
export function writeAll(descriptor: number, data: string | Buffer): boolean {
  const bytes = typeof data === "string" ? Buffer.from(data) : data;
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const code = systemCodeOf(error);
      if (code === "EPIPE") return false;
      if (code !== "EAGAIN") throw error;
      // A full pipe that somebody made non-blocking: it will drain.
      Atomics.wait(sleepCell, 0, 0, 1);
    }
  }
  return true;
}

/** A line of the command's result, on standard output. */
export function print(text: string): void {
  writeAll(1, `${text}\n`);
}

/** A line for the person at the terminal, on standard error. */
export function say(text: string): void {
  clearProgress();
  writeAll(2, `nautilus: ${text}\n`);
}

/** Text for standard error as it is, newline included by the caller. */
export function printError(text: string | Buffer): void {
  clearProgress();
  writeAll(2, text);
}

let progressShown = false;

/** What is being done now; seen only on a terminal, and wiped afterwards. */
export function progress(text: string): void {
  if (!process.stderr.isTTY) return;
  writeAll(2, `\r\u001b[K${text}`);
  progressShown = true;
}

export function clearProgress(): void {
  if (!progressShown) return;
  writeAll(2, "\r\u001b[K");
  progressShown = false;
}

/** `1 file`, `2 files`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}

/** A size as a person reads it: `141.3 KB`, always of 1024 bytes. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = bytes / 1024;
  if (kilobytes < 1024) return `${kilobytes.toFixed(1)} KB`;
  return `${(kilobytes / 1024).toFixed(1)} MB`;
}

export function formatSeconds(seconds: number): string {
  return seconds < 10 ? `${seconds.toFixed(2)} s` : `${seconds.toFixed(1)} s`;
}
