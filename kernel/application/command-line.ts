// The command line: kernel options, `--`, the program's arguments.
//
//   shell="peek 0x1000" shell=meminfo -- first "second argument"
//   --nautilus-shell "peek 0x1000" --nautilus-shell=meminfo first …    (host)
//
// Where words are not split yet, they are here: quotes and backslashes are
// undone in place, each word then ends in a zero byte.

import * as boot from "#arch/boot";
import { logEntry } from "../console/log.ts";
import { ByteSpan } from "../memory/byte-span.ts";
import { textLength, textUnit } from "../memory/text.ts";

const zero: u8 = 0;
const blank: u8 = 0x20;
const quote: u8 = 0x22;
const backslash: u8 = 0x5c;

const text = new ByteSpan();

/** Offsets of words in `text`; each ends in a zero byte. */
class WordList {
  count: u32 = 0;
  readonly starts = new FixedArray<u32, 512>();

  add(start: u32): void {
    if (this.count >= 512) return;
    this.starts[this.count] = start;
    this.count += 1;
  }
}

const shellCommands = new WordList();
const programArguments = new WordList();

export function initialise(): void {
  text.show(boot.commandLineAddress(), boot.commandLineSizeBytes());
  if (boot.commandLineIsSplit()) readProcessWords();
  else readLoaderWords();
}

/** Words as a process gets them: options start with --nautilus-. */
function readProcessWords(): void {
  const end = u32(text.sizeBytes());
  let at: u32 = 0;
  let optionsEnded: boolean = false;
  while (at < end) {
    const next: u32 = at + wordLength(at) + 1;
    const name = optionsEnded ? zeroOffset : afterPrefix(at, "--nautilus-");
    if (name !== 0) {
      const takesNext =
        isWord(name, "shell") || isWord(name, "memory") || isWord(name, "cpus");
      if (isWord(name, "shell") && next < end) shellCommands.add(next);
      else readOption(name);
      at = takesNext && next < end ? next + wordLength(next) + 1 : next;
    } else {
      if (!optionsEnded && isWord(at, "--")) optionsEnded = true;
      else programArguments.add(at);
      at = next;
    }
  }
}

/** `afterPrefix` never gives it: no prefix is empty. */
const zeroOffset: u32 = 0;

/** One text, to be split at blanks; arguments come after `--`. */
function readLoaderWords(): void {
  const end = u32(text.sizeBytes());
  let at: u32 = 0;
  let optionsEnded: boolean = false;
  while (at < end) {
    if (text.byteAt(usize(at)) <= blank) {
      at += 1;
      continue;
    }
    const next = endWord(at);
    if (optionsEnded) programArguments.add(at);
    else if (isWord(at, "--")) optionsEnded = true;
    else readOption(at);
    at = next;
  }
}

/** Undoes the quoting of the word at `at` and ends it; gives where to go on. */
function endWord(at: u32): u32 {
  const end = u32(text.sizeBytes());
  let from: u32 = at;
  let to: u32 = at;
  let quoted: boolean = false;
  while (from < end) {
    let byte = text.byteAt(usize(from));
    if (byte === zero || (byte <= blank && !quoted)) break;
    from += 1;
    if (byte === quote) {
      quoted = !quoted;
      continue;
    }
    if (byte === backslash && from < end) {
      byte = text.byteAt(usize(from));
      from += 1;
    }
    text.setByteAt(usize(to), byte);
    to += 1;
  }
  // The text's own end is a zero byte too, just behind it.
  if (to < end) text.setByteAt(usize(to), zero);
  return from + 1;
}

function readOption(at: u32): void {
  const command = afterPrefix(at, "shell=");
  if (command !== 0) {
    shellCommands.add(command);
    return;
  }
  // Read by the machine itself.
  if (isWord(at, "log") || isWord(at, "memory")) return;
  if (isWord(at, "cpus") || afterPrefix(at, "cpus=") !== 0) return;
  if (afterPrefix(at, "memory=") !== 0) return;
  const entry = logEntry("command line").text("unknown option ");
  const length = wordLength(at);
  for (let i: u32 = 0; i < length; i++) entry.byte(text.byteAt(usize(at + i)));
  entry.line();
}

function wordLength(at: u32): u32 {
  const end = u32(text.sizeBytes());
  let length: u32 = 0;
  while (at + length < end && text.byteAt(usize(at + length)) !== zero) {
    length += 1;
  }
  return length;
}

/** Offset of what follows `prefix` in the word at `at`; 0 when it starts otherwise. */
function afterPrefix(at: u32, prefix: string): u32 {
  const length = textLength(prefix);
  const end = u32(text.sizeBytes());
  if (at + length > end) return 0;
  for (let i: u32 = 0; i < length; i++) {
    if (u32(text.byteAt(usize(at + i))) !== textUnit(prefix, i)) return 0;
  }
  return at + length;
}

function isWord(at: u32, word: string): boolean {
  return wordLength(at) === textLength(word) && afterPrefix(at, word) !== 0;
}

// What was found.

export function shellCommandCount(): u32 {
  return shellCommands.count;
}

/** Makes `span` show shell command `index`. */
export function showShellCommand(index: u32, span: ByteSpan): void {
  showWord(shellCommands.starts[index], span);
}

export function argumentCount(): u32 {
  return programArguments.count;
}

export function showArgument(index: u32, span: ByteSpan): void {
  showWord(programArguments.starts[index], span);
}

function showWord(start: u32, span: ByteSpan): void {
  span.show(text.address() + usize(start), usize(wordLength(start)));
}
