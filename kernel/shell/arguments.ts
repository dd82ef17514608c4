// The words of a command line, taken one after the other. The first thing that
// is wrong is remembered; the shell then prints it with the command's usage.

import type { Writer } from "../console/writer.ts";
import { textLength, textUnit } from "../memory/text.ts";
import { isBlank, type Line } from "./line.ts";
import {
  numberFine,
  numberTooLarge,
  ParsedNumber,
  parseNumber,
} from "./numbers.ts";

const wordsMaximum: u32 = 64;

export class Arguments {
  private text: Line;
  private count: u32 = 0;
  private next: u32 = 0;
  private readonly starts = new FixedArray<u32, 64>();
  private readonly ends = new FixedArray<u32, 64>();
  private readonly number = new ParsedNumber();
  /** What is wrong, "" while nothing is. */
  private problem: string = "";
  private problemSubject: string = "";
  /** The word that is wrong; `wordsMaximum` when one is missing. */
  private problemWord: u32 = wordsMaximum;

  constructor(line: Line) {
    this.text = line;
  }

  /** Splits `line` at blanks. Word 0 is the command. */
  read(line: Line): void {
    this.text = line;
    this.count = 0;
    this.next = 1;
    this.problem = "";
    let at: u32 = 0;
    while (at < line.length && this.count < wordsMaximum) {
      if (isBlank(line.bytes[at])) {
        at += 1;
        continue;
      }
      this.starts[this.count] = at;
      while (at < line.length && !isBlank(line.bytes[at])) at += 1;
      this.ends[this.count] = at;
      this.count += 1;
    }
  }

  isEmpty(): boolean {
    return this.count === 0;
  }

  /** True while there are words that nobody has taken. */
  hasMore(): boolean {
    return this.next < this.count;
  }

  /** True once something was wrong: commands then do nothing. */
  hasFailed(): boolean {
    return textLength(this.problem) !== 0;
  }

  /** The line, and where the rest of it starts: for commands that take text. */
  line(): Line {
    return this.text;
  }

  restStart(): u32 {
    return this.hasMore() ? this.starts[this.next] : this.text.length;
  }

  /** Word `index` is `word`, whatever the case of its letters. */
  isWord(index: u32, word: string): boolean {
    if (index >= this.count) return false;
    const start = this.starts[index];
    if (this.ends[index] - start !== textLength(word)) return false;
    return this.isPrefix(index, word);
  }

  /** `text` starts with word `index`. */
  isPrefix(index: u32, text: string): boolean {
    const start = this.starts[index];
    const length: u32 = this.ends[index] - start;
    if (length > textLength(text)) return false;
    for (let i: u32 = 0; i < length; i++) {
      const byte = u32(this.text.bytes[start + i]);
      if (lowerCase(byte) !== lowerCase(textUnit(text, i))) return false;
    }
    return true;
  }

  /** `line` starts with word `index`. */
  startsLine(index: u32, line: Line): boolean {
    return line.startsWith(this.text, this.starts[index], this.ends[index]);
  }

  /** The next word is a decimal number. */
  isNumber(): boolean {
    if (!this.hasMore()) return false;
    const start = this.starts[this.next];
    parseNumber(this.text, start, this.ends[this.next], 10, this.number);
    return this.number.problem === numberFine;
  }

  /** Takes the next word if it is `word`. */
  take(word: string): boolean {
    if (!this.isWord(this.next, word)) return false;
    this.next += 1;
    return true;
  }

  /** Takes `option` out, wherever it stands among the words that nobody has taken. */
  takeOption(option: string): boolean {
    for (let i = this.next; i < this.count; i++) {
      if (!this.isWord(i, option)) continue;
      this.count -= 1;
      for (let after = i; after < this.count; after++) {
        this.starts[after] = this.starts[after + 1];
        this.ends[after] = this.ends[after + 1];
      }
      return true;
    }
    return false;
  }

  /** The next word is that option, and stays. */
  isOption(option: string): boolean {
    return this.isWord(this.next, option);
  }

  /** Index of the next word, taken; the caller knows that there is one. */
  takeAny(): u32 {
    this.next += 1;
    return this.next - 1;
  }

  /** b, w, d or q: 1, 2, 4 or 8 bytes; `otherwise` when the next word is none of them. */
  takeWidth(otherwise: u32): u32 {
    if (this.take("b")) return 1;
    if (this.take("w")) return 2;
    if (this.take("d")) return 4;
    if (this.take("q")) return 8;
    return otherwise;
  }

  /** A number that people write in hexadecimal: an address, a register's number. */
  takeHexadecimal(parameter: string, maximum: u64): u64 {
    return this.takeNumber(parameter, 16, maximum);
  }

  takeDecimal(parameter: string, maximum: u64): u64 {
    return this.takeNumber(parameter, 10, maximum);
  }

  private takeNumber(parameter: string, base: u32, maximum: u64): u64 {
    if (this.hasFailed()) return 0;
    if (!this.hasMore()) {
      this.fail(wordsMaximum, parameter, "is missing");
      return 0;
    }
    const index = this.takeAny();
    const start = this.starts[index];
    parseNumber(this.text, start, this.ends[index], base, this.number);
    const isTooLarge =
      this.number.problem === numberTooLarge || this.number.value > maximum;
    if (isTooLarge) {
      this.fail(index, parameter, "is too large");
    } else if (this.number.problem !== numberFine) {
      const what: string =
        base >= 16 ? "is not a hexadecimal number" : "is not a number";
      this.fail(index, parameter, what);
    }
    return this.number.value;
  }

  /** Complains about words that nobody took; true when all is well. */
  end(): boolean {
    if (!this.hasFailed() && this.hasMore()) {
      this.fail(this.next, "", "is one word too many");
    }
    return !this.hasFailed();
  }

  /** A keyword was expected, another word found. */
  failKeyword(parameter: string): void {
    if (this.hasMore()) this.fail(this.next, parameter, "is not understood");
    else this.fail(wordsMaximum, parameter, "is missing");
  }

  /** The word just taken has a value that will not do. */
  failPrevious(parameter: string, problem: string): void {
    this.fail(this.next - 1, parameter, problem);
  }

  private fail(word: u32, subject: string, problem: string): void {
    if (this.hasFailed()) return;
    this.problemWord = word;
    this.problemSubject = subject;
    this.problem = problem;
  }

  /** address: "zz" is not a hexadecimal number */
  printProblem(writer: Writer): void {
    writer.text(this.problemSubject);
    if (this.problemWord < this.count) {
      if (textLength(this.problemSubject) !== 0) writer.text(" ");
      writer.text('"');
      this.printWord(writer, this.problemWord);
      writer.text('"');
    }
    writer.text(" ").text(this.problem);
  }

  printWord(writer: Writer, index: u32): void {
    for (let i: u32 = this.starts[index]; i < this.ends[index]; i++) {
      writer.byte(this.text.bytes[i]);
    }
  }
}

function lowerCase(byte: u32): u32 {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}
