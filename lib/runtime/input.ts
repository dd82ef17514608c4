// Bytes to text: the program's arguments and its standard input.

import { addressOf, allocate, copyMemory } from "machine";
import { argument, argumentCount, read } from "./system.ts";
import { decodeUtf8 } from "./utf8.ts";

/** Where the kernel stores how long an argument is. @layout */
class Length {
  bytes!: usize;
}
const length: Length = new Length();

/** In front of them two words, where Node has its own name and the program's. */
export function programArguments(): string[] {
  const words: string[] = ["nautilus", "program"];
  const count: u32 = argumentCount();
  for (let i: u32 = 0; i < count; i++) {
    const address: usize = argument(i, addressOf(length));
    words.push(decodeUtf8(address, length.bytes));
  }
  return words;
}

/** Standard input to its end, as text. */
export function readInputText(): string {
  let capacity: usize = 4096;
  let buffer: usize = allocate(capacity);
  let filled: usize = 0;
  for (;;) {
    if (filled === capacity) {
      const larger: usize = allocate(capacity * 2);
      copyMemory(larger, buffer, filled);
      buffer = larger;
      capacity = capacity * 2;
    }
    const got: usize = read(buffer + filled, capacity - filled);
    if (got === 0) return decodeUtf8(buffer, filled);
    filled = filled + got;
  }
}
