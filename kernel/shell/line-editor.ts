// Editing a line on a terminal: bytes in, a line out. It owns no device: the
// screen is whatever takes bytes, so tests drive it as the shell does.

import { Line, isContinuation } from "./line.ts";
import { History } from "./history.ts";
import * as keys from "./keys.ts";

/** Where the editor draws. */
export interface Screen {
  byte(value: u8): Screen;
  text(text: string): Screen;
  decimal(value: u64): Screen;
  flush(): void;
}

/** What Tab may put at the cursor. */
export interface Completer {
  /** How many candidates there are for the word that starts at `wordStart`. */
  candidateCount(line: Line, wordStart: u32): u32;
  candidate(index: u32): string;
  /** Bytes of a candidate. */
  candidateLength(index: u32): u32;
  candidateByte(index: u32, at: u32): u8;
}

/** What a byte did to the line. */
export const lineGoesOn: u32 = 0;
export const lineAccepted: u32 = 1;
export const lineCancelled: u32 = 2;
export const lineEnded: u32 = 3;

const bell: u8 = 7;
const blank: u8 = 0x20;

interface Binding {
  readonly key: u32;
  readonly action: (editor: LineEditor) => u32;
}

const bindings: Binding[] = [
  { key: keys.keyHome, action: (editor) => editor.moveTo(0) },
  { key: keys.keyEnd, action: (editor) => editor.moveTo(editor.line.length) },
  {
    key: keys.keyLeft,
    action: (editor) => editor.moveTo(editor.line.before(editor.cursor)),
  },
  {
    key: keys.keyRight,
    action: (editor) => editor.moveTo(editor.line.after(editor.cursor)),
  },
  {
    key: keys.keyWordLeft,
    action: (editor) => editor.moveTo(editor.line.wordBefore(editor.cursor)),
  },
  {
    key: keys.keyWordRight,
    action: (editor) => editor.moveTo(editor.line.wordAfter(editor.cursor)),
  },
  { key: keys.keyCancel, action: (editor) => editor.cancel() },
  { key: keys.keyDeleteOrEnd, action: (editor) => editor.deleteOrEnd() },
  { key: keys.keyDelete, action: (editor) => editor.deleteRight() },
  { key: keys.keyBackspace, action: (editor) => editor.deleteLeft() },
  { key: keys.keyRubout, action: (editor) => editor.deleteLeft() },
  { key: keys.keyTab, action: (editor) => editor.complete() },
  { key: keys.keyEnter, action: (editor) => editor.accept() },
  { key: keys.keyReturn, action: (editor) => editor.accept() },
  {
    key: keys.keyKillToEnd,
    action: (editor) => editor.kill(editor.cursor, editor.line.length),
  },
  {
    key: keys.keyKillToStart,
    action: (editor) => editor.kill(0, editor.cursor),
  },
  {
    key: keys.keyKillWord,
    action: (editor) =>
      editor.kill(editor.line.wordBefore(editor.cursor), editor.cursor),
  },
  {
    key: keys.keyKillWordRight,
    action: (editor) =>
      editor.kill(editor.cursor, editor.line.wordAfter(editor.cursor)),
  },
  { key: keys.keyYank, action: (editor) => editor.yank() },
  { key: keys.keyClearScreen, action: (editor) => editor.clearScreen() },
  { key: keys.keyUp, action: (editor) => editor.recallOlder() },
  { key: keys.keyDown, action: (editor) => editor.recallNewer() },
];

export class LineEditor {
  readonly line = new Line();
  /** Byte offset, always at the start of a character. */
  cursor: u32 = 0;
  private readonly screen: Screen;
  private readonly history: History;
  private readonly completer: Completer;
  private readonly columns: u32;
  private prompt: string = "";
  private promptColumns: u32 = 0;
  private readonly decoder = new keys.KeyDecoder();
  /** Bytes still missing of the character being typed. */
  private missingBytes: u32 = 0;
  /** First byte shown: long lines scroll sideways. */
  private shownFrom: u32 = 0;
  /** 0: the new line; n: the n-th most recent line of the history. */
  private recalled: u32 = 0;
  private readonly unfinished = new Line();
  private readonly killed = new Line();

  constructor(
    screen: Screen,
    history: History,
    completer: Completer,
    columns: u32,
  ) {
    this.screen = screen;
    this.history = history;
    this.completer = completer;
    this.columns = columns;
  }

  /** Starts a new line after `prompt`, which takes `promptColumns`. */
  begin(prompt: string, promptColumns: u32): void {
    this.prompt = prompt;
    this.promptColumns = promptColumns;
    this.line.clear();
    this.cursor = 0;
    this.shownFrom = 0;
    this.recalled = 0;
    this.missingBytes = 0;
    this.redraw();
  }

  /** Takes one byte from the terminal; gives one of the `line…` outcomes. */
  feed(byte: u8): u32 {
    const key = this.decoder.decode(byte);
    if (key >= keys.keyText) return this.insertText(byte);
    this.missingBytes = 0;
    for (let i: u32 = 0; i < u32(bindings.length); i++) {
      if (bindings[i].key === key) return bindings[i].action(this);
    }
    return lineGoesOn;
  }

  private insertText(byte: u8): u32 {
    if (isContinuation(byte)) {
      // Nothing to go on with: a stray byte.
      if (this.missingBytes < 1) return lineGoesOn;
      this.missingBytes -= 1;
    } else {
      this.missingBytes = continuationBytes(byte);
    }
    if (!this.line.insert(this.cursor, byte)) return this.ring();
    this.cursor += 1;
    if (this.missingBytes < 1) this.showTyped();
    return lineGoesOn;
  }

  moveTo(position: u32): u32 {
    if (position === this.cursor) return this.ring();
    this.cursor = position;
    this.redraw();
    return lineGoesOn;
  }

  deleteLeft(): u32 {
    if (this.cursor === 0) return this.ring();
    const start = this.line.before(this.cursor);
    this.line.remove(start, this.cursor);
    this.cursor = start;
    this.redraw();
    return lineGoesOn;
  }

  deleteRight(): u32 {
    if (this.cursor >= this.line.length) return this.ring();
    this.line.remove(this.cursor, this.line.after(this.cursor));
    this.redraw();
    return lineGoesOn;
  }

  /** Ctrl-D: the end of input on an empty line, otherwise Delete. */
  deleteOrEnd(): u32 {
    if (this.line.length > 0) return this.deleteRight();
    this.screen.text("\n").flush();
    return lineEnded;
  }

  /** Removes `[start, end)` and keeps it for `yank`. */
  kill(start: u32, end: u32): u32 {
    if (start >= end) return this.ring();
    this.killed.clear();
    for (let i: u32 = start; i < end; i++) {
      this.killed.append(this.line.bytes[i]);
    }
    this.line.remove(start, end);
    this.cursor = start;
    this.redraw();
    return lineGoesOn;
  }

  yank(): u32 {
    for (let i: u32 = 0; i < this.killed.length; i++) {
      if (!this.line.insert(this.cursor, this.killed.bytes[i])) break;
      this.cursor += 1;
    }
    this.redraw();
    return lineGoesOn;
  }

  accept(): u32 {
    this.cursor = this.line.length;
    this.redraw();
    this.screen.text("\n").flush();
    return lineAccepted;
  }

  cancel(): u32 {
    this.cursor = this.line.length;
    this.redraw();
    this.screen.text("^C\n").flush();
    return lineCancelled;
  }

  clearScreen(): u32 {
    this.screen.text("\u001b[H\u001b[2J");
    this.redraw();
    return lineGoesOn;
  }

  recallOlder(): u32 {
    if (this.recalled >= this.history.count()) return this.ring();
    if (this.recalled === 0) this.unfinished.copyFrom(this.line);
    this.recalled += 1;
    this.history.read(this.recalled - 1, this.line);
    return this.showRecalled();
  }

  recallNewer(): u32 {
    if (this.recalled < 1) return this.ring();
    this.recalled -= 1;
    if (this.recalled >= 1) this.history.read(this.recalled - 1, this.line);
    else this.line.copyFrom(this.unfinished);
    return this.showRecalled();
  }

  private showRecalled(): u32 {
    this.cursor = this.line.length;
    this.redraw();
    return lineGoesOn;
  }

  private ring(): u32 {
    this.screen.byte(bell).flush();
    return lineGoesOn;
  }

  // Completion.

  /** Extends the word before the cursor as far as all candidates agree, or lists them. */
  complete(): u32 {
    let start: u32 = this.cursor;
    while (start > 0 && this.line.bytes[start - 1] !== blank) start -= 1;
    const count = this.completer.candidateCount(this.line, start);
    let matches: u32 = 0;
    let first: u32 = 0;
    let common: u32 = 0;
    for (let i: u32 = 0; i < count; i++) {
      if (!this.isMatch(i, start)) continue;
      if (matches === 0) {
        first = i;
        common = this.completer.candidateLength(i);
      } else {
        common = this.commonLength(first, i, common);
      }
      matches += 1;
    }
    if (matches === 0) return this.ring();
    const typed: u32 = this.cursor - start;
    for (let i: u32 = typed; i < common; i++) {
      this.insertByte(this.completer.candidateByte(first, i));
    }
    if (matches < 2) this.insertByte(blank);
    else if (common === typed) this.list(count, start);
    this.redraw();
    return lineGoesOn;
  }

  private insertByte(byte: u8): void {
    if (this.line.insert(this.cursor, byte)) this.cursor += 1;
  }

  private isMatch(index: u32, start: u32): boolean {
    const typed: u32 = this.cursor - start;
    if (typed > this.completer.candidateLength(index)) return false;
    for (let i: u32 = 0; i < typed; i++) {
      const byte = this.completer.candidateByte(index, i);
      if (byte !== this.line.bytes[start + i]) return false;
    }
    return true;
  }

  private commonLength(first: u32, second: u32, limit: u32): u32 {
    let length: u32 = 0;
    while (
      length < limit &&
      length < this.completer.candidateLength(second) &&
      this.completer.candidateByte(first, length) ===
        this.completer.candidateByte(second, length)
    ) {
      length += 1;
    }
    return length;
  }

  private list(count: u32, start: u32): void {
    this.screen.text("\n");
    for (let i: u32 = 0; i < count; i++) {
      if (this.isMatch(i, start)) {
        this.screen.text(this.completer.candidate(i)).text("  ");
      }
    }
    this.screen.text("\n");
  }

  // Drawing.

  /** After a character was typed: at the end of a line it is enough to draw it. */
  private showTyped(): void {
    const start = this.line.before(this.cursor);
    const used: u32 = this.line.columns(0, this.cursor);
    if (this.cursor < this.line.length || used > this.width()) {
      this.redraw();
      return;
    }
    for (let i: u32 = start; i < this.cursor; i++) {
      this.screen.byte(this.line.bytes[i]);
    }
    this.screen.flush();
  }

  /** Draws prompt and line on the current row and puts the cursor in its place. */
  private redraw(): void {
    this.scroll();
    this.screen.text("\r").text(this.prompt);
    const width = this.width();
    let shown: u32 = 0;
    let i: u32 = this.shownFrom;
    while (i < this.line.length) {
      const byte = this.line.bytes[i];
      if (!isContinuation(byte)) {
        if (shown >= width) break;
        shown += 1;
      }
      this.screen.byte(byte);
      i += 1;
    }
    this.screen.text("\u001b[K");
    const column: u32 = this.line.columns(this.shownFrom, this.cursor);
    if (column < shown) {
      this.screen
        .text("\u001b[")
        .decimal(u64(shown - column))
        .text("D");
    }
    this.screen.flush();
  }

  /** Columns for the line; the last one stays free, where terminals wrap. */
  private width(): u32 {
    if (this.columns < this.promptColumns + 2) return 1;
    return this.columns - this.promptColumns - 1;
  }

  private scroll(): void {
    if (this.cursor < this.shownFrom) this.shownFrom = this.cursor;
    while (this.line.columns(this.shownFrom, this.cursor) > this.width()) {
      this.shownFrom = this.line.after(this.shownFrom);
    }
  }
}

/** Bytes that follow the first byte of a character. */
function continuationBytes(first: u8): u32 {
  if (first < 0xc0) return 0;
  if (first < 0xe0) return 1;
  return first < 0xf0 ? 2 : 3;
}
