// What Linux left on the initial stack: argc, argv, the environment.
//
// The process's own options are read here; the kernel's (`--nautilus-shell`)
// and the program's arguments are handed on as they are.

import { load, stringLength, stringUnits } from "machine";

class ProcessArguments {
  /** Addresses of the first word after the program's name, and one past the last byte. */
  start: usize = 0;
  end: usize = 0;
  memorySizeBytes: usize = 0;
  logWanted: boolean = false;
  processorCount: u32 = 0;
}
const given = new ProcessArguments();

/** `stack` points to argc; argv and the environment follow, each ended by 0. */
export function readArguments(stack: usize): void {
  const count = load<usize>(stack);
  let at: usize = stack + 16;
  let skipOptions: boolean = false;
  for (let i: usize = 1; i < count; i++) {
    const word = load<usize>(at);
    const end: usize = word + wordLength(word) + 1;
    if (given.start === 0) given.start = word;
    given.end = end;
    if (isWord(word, "--")) skipOptions = true;
    if (!skipOptions) readOption(word, end, i + 1 < count);
    at += 8;
  }
  // Past argv's closing zero (with no argument at all, `at` already is).
  if (count > 0) at = stack + 8 + count * 8 + 8;
  for (; load<usize>(at) !== 0; at += 8) {
    const value = valueAfter(load<usize>(at), "NAUTILUS_MEMORY=");
    if (value !== 0 && given.memorySizeBytes === 0) {
      given.memorySizeBytes = parseSize(value);
    }
  }
}

/** `next`: where the next word would begin, should there be one. */
function readOption(word: usize, next: usize, hasNext: boolean): void {
  if (isWord(word, "--nautilus-log")) given.logWanted = true;
  const count = valueAfter(word, "--nautilus-cpus=");
  if (count !== 0) given.processorCount = u32(parseSize(count));
  if (hasNext && isWord(word, "--nautilus-cpus")) {
    given.processorCount = u32(parseSize(next));
  }
  const size = valueAfter(word, "--nautilus-memory=");
  if (size !== 0) given.memorySizeBytes = parseSize(size);
  if (hasNext && isWord(word, "--nautilus-memory")) {
    given.memorySizeBytes = parseSize(next);
  }
}

export function argumentsStart(): usize {
  return given.start;
}

export function argumentsSizeBytes(): usize {
  return given.end - given.start;
}

/** 0: nobody asked for a size. */
export function wantedMemorySizeBytes(): usize {
  return given.memorySizeBytes;
}

/** 0: nobody asked for a number. */
export function wantedProcessorCount(): u32 {
  return given.processorCount;
}

export function isLogWanted(): boolean {
  return given.logWanted;
}

function wordLength(word: usize): usize {
  let length: usize = 0;
  while (load<u8>(word + length) !== 0) length += 1;
  return length;
}

/** Address of what follows `prefix` in the word, 0 when it does not start so. */
function valueAfter(word: usize, prefix: string): usize {
  const length = usize(stringLength(prefix));
  const units = stringUnits(prefix);
  // Our options are ASCII: a byte for each unit (docs/object-model.md).
  for (let i: usize = 0; i < length; i++) {
    if (load<u8>(word + i) !== load<u8>(units + i)) return 0;
  }
  return word + length;
}

function isWord(word: usize, text: string): boolean {
  const end = valueAfter(word, text);
  return end !== 0 && load<u8>(end) === 0;
}

/** Decimal bytes, with K, M or G behind; 0 when it is not a size. */
function parseSize(word: usize): usize {
  let size: usize = 0;
  let at: usize = word;
  for (;;) {
    const byte = load<u8>(at);
    at += 1;
    if (byte >= 0x30 && byte <= 0x39) {
      size = size * 10 + usize(byte - 0x30);
    } else {
      const shift = sizeShift(byte);
      if (shift > 0 && load<u8>(at) !== 0) return 0;
      if (shift === 0 && byte !== 0) return 0;
      return size << shift;
    }
  }
}

/** Bits a size's letter multiplies by; 0 for none. */
function sizeShift(letter: u8): usize {
  const lower: u8 = letter | 0x20;
  if (lower >= 0x6b && lower <= 0x6b) return 10; // k
  if (lower >= 0x6d && lower <= 0x6d) return 20; // m
  if (lower >= 0x67 && lower <= 0x67) return 30; // g
  return 0;
}
