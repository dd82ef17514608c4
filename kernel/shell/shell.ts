// The shell: reads lines from the terminal, runs commands of the table.

import * as console from "#arch/console";
import { shutdown } from "#arch/power";
import {
  shellCommandCount,
  showShellCommand,
} from "../application/command-line.ts";
import { inputEnded } from "../arch/contract.ts";
import { config } from "../config.ts";
import { clearCancelled, readInput } from "../console/input.ts";
import { out } from "../console/writer.ts";
import { ByteSpan } from "../memory/byte-span.ts";
import { textLength, textUnit } from "../memory/text.ts";
import { Arguments } from "./arguments.ts";
import { commandCount, commands } from "./commands.ts";
import { history } from "./general-commands.ts";
import { Line } from "./line.ts";
import {
  type Completer,
  lineAccepted,
  LineEditor,
  lineEnded,
} from "./line-editor.ts";

const prompt: string = "nautilus> ";
const newline: i32 = 10;

/** Completes command names: the first word, and what follows `help`. */
class CommandCompleter implements Completer {
  private readonly words: Arguments;

  constructor(words: Arguments) {
    this.words = words;
  }

  candidateCount(line: Line, wordStart: u32): u32 {
    this.words.read(line);
    const isFirst: boolean = line.wordBefore(wordStart) === wordStart;
    const isAfterHelp: boolean =
      this.words.isWord(0, "help") && this.words.restStart() === wordStart;
    return isFirst || isAfterHelp ? commandCount() : 0;
  }

  candidate(index: u32): string {
    return commands[index].name;
  }

  candidateLength(index: u32): u32 {
    return textLength(commands[index].name);
  }

  candidateByte(index: u32, at: u32): u8 {
    return u8(textUnit(commands[index].name, at));
  }
}

const scriptLine = new Line();
const text = new ByteSpan();
const words = new Arguments(scriptLine);
const completer = new CommandCompleter(new Arguments(scriptLine));
const editor = new LineEditor(out, history, completer, config.terminalColumns);

/**
 * Runs the commands of the command line and powers off, or serves the terminal.
 * @export nautilus_shell_main
 */
export function runShell(): never {
  if (shellCommandCount() > 0) runScript();
  if (!console.isInteractive()) runLines();
  out.text(config.name).text(" ").text(config.version);
  out.text(", type help for a list of commands").line();
  console.beginEditing();
  for (;;) {
    const outcome = readLine();
    if (outcome === lineEnded) shutdown(0);
    if (outcome !== lineAccepted) continue;
    words.read(editor.line);
    if (words.isEmpty()) continue;
    history.add(editor.line);
    runLine(editor.line);
  }
}

function readLine(): u32 {
  editor.begin(prompt, textLength(prompt));
  for (;;) {
    const byte = readInput();
    if (byte === inputEnded) return lineEnded;
    const outcome = editor.feed(u8(byte));
    if (outcome !== 0) return outcome;
  }
}

/** The commands of the command line; the exit code says whether all were understood. */
function runScript(): never {
  let exitCode: i32 = 0;
  for (let i: u32 = 0; i < shellCommandCount(); i++) {
    showShellCommand(i, text);
    scriptLine.clear();
    for (let at: usize = 0; at < text.sizeBytes(); at++) {
      scriptLine.append(text.byteAt(at));
    }
    if (!runLine(scriptLine)) exitCode = 1;
  }
  shutdown(exitCode);
}

/** Lines of a pipe: no prompt, no echo, no editing. */
function runLines(): never {
  let exitCode: i32 = 0;
  for (;;) {
    scriptLine.clear();
    let byte = readInput();
    while (byte !== newline && byte !== inputEnded) {
      scriptLine.append(u8(byte));
      byte = readInput();
    }
    if (scriptLine.length > 0 && !runLine(scriptLine)) exitCode = 1;
    if (byte === inputEnded) shutdown(exitCode);
  }
}

/** Runs one line; false when it was not understood. */
function runLine(line: Line): boolean {
  words.read(line);
  if (words.isEmpty()) return true;
  clearCancelled();
  for (let i: u32 = 0; i < commandCount(); i++) {
    const command = commands[i];
    if (!words.isWord(0, command.name)) continue;
    command.run(words);
    if (!words.hasFailed()) return true;
    out.text(command.name).text(": ");
    words.printProblem(out);
    out.line();
    out.text("usage: ").text(command.name).text(" ").text(command.parameters);
    out.line();
    return false;
  }
  out.text("Don't understand \"");
  words.printWord(out, 0);
  out.text('"').line();
  return false;
}
