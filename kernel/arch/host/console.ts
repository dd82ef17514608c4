// The channels of a Linux process: standard input and output are the terminal,
// standard error is the program's, the log goes there only when asked for
// (option `--nautilus-log`).

import {
  addressOf,
  addressOfSymbol,
  loadVolatile,
  storeVolatile,
} from "machine";
import {
  channelLog,
  channelTerminal,
  inputEnded,
  inputNone,
} from "../contract.ts";
import { isLogWanted } from "./arguments.ts";
import { raiseAt, raisedInput } from "./cpus.ts";
import { disableAndSave, restore } from "./interrupts.ts";
import { cloneThread, threadFlags } from "./processors.ts";
import {
  deviceControl,
  errorAgain,
  errorInterrupted,
  exitProcess,
  futexWait,
  futexWake,
  poll,
  PollDescriptor,
  read,
  TerminalSettings,
  TimeSpec,
  write as writeFile,
} from "./system-calls.ts";

const standardInput: u64 = 0;
const standardOutput: u64 = 1;
const standardError: u64 = 2;
const getSettings: u64 = 0x5401; // TCGETS
const setSettings: u64 = 0x5402; // TCSETS
const eventIn: i16 = 1; // POLLIN
const eventOut: i16 = 4; // POLLOUT
/** ECHO | ECHONL | ICANON | ISIG | IEXTEN */
const cookedLocalFlags: u32 = 0x1 | 0x2 | 0x8 | 0x40 | 0x8000;
/** ICRNL | IXON | INLCR | IGNCR | ISTRIP */
const cookedInputFlags: u32 = 0x100 | 0x400 | 0x40 | 0x80 | 0x20;
const minimumIndex: u32 = 6; // VMIN
const timeoutIndex: u32 = 5; // VTIME

class Terminal {
  readonly input = new FixedArray<u8, 256>();
  inputLength: u32 = 0;
  inputTaken: u32 = 0;
  hasEnded: boolean = false;
  isTerminal: boolean = false;
  isRaw: boolean = false;
  readonly saved = new TerminalSettings();
  readonly raw = new TerminalSettings();
  readonly inputPoll = new PollDescriptor();
  readonly outputPoll = new PollDescriptor();
  readonly noTime = new TimeSpec();
}
const terminal = new Terminal();

export function initialise(): void {
  const result = deviceControl(
    standardInput,
    getSettings,
    addressOf(terminal.saved),
  );
  terminal.isTerminal = result === 0;
}

export function describe(): string {
  return terminal.isTerminal ? "terminal" : "standard input is not a terminal";
}

export function write(channel: u32, address: usize, sizeBytes: usize): void {
  if (channel === channelLog && !isLogWanted()) return;
  const file: u64 =
    channel === channelTerminal ? standardOutput : standardError;
  let at: usize = address;
  let left: usize = sizeBytes;
  while (left > 0) {
    const written = writeFile(file, at, left);
    if (written >= 0) {
      at += usize(written);
      left -= usize(written);
    } else if (written === errorAgain) {
      waitUntilWritable(file);
    } else if (written !== errorInterrupted) {
      // Nobody reads any more (or the disk is full): the bytes are lost.
      if (file === standardOutput) stopForLostOutput();
      return;
    }
  }
}

function waitUntilWritable(file: u64): void {
  terminal.outputPoll.file = i32(file);
  terminal.outputPoll.events = eventOut;
  poll(addressOf(terminal.outputPoll), 1, 0);
}

/** As a program that is killed by SIGPIPE. */
function stopForLostOutput(): never {
  endEditing();
  exitProcess(141);
}

/** From here on a thread of its own watches for input, and raises it at the boot CPU. */
export function enableInput(): void {
  watcher.isWanted = true;
}

/** Zeroes that take no room in the image. @layout */
class WatcherMemory {
  /** 1: somebody wants to know when there is input. */
  armed!: u32;
  stack!: FixedArray<u64, 1024>;
}
const watcherMemory = new WatcherMemory();

class Watcher {
  isWanted: boolean = false;
  isStarted: boolean = false;
  readonly poll = new PollDescriptor();
}
const watcher = new Watcher();

/** There was no input: the next is to be raised. */
function armWatcher(): void {
  if (!watcher.isWanted || terminal.hasEnded) return;
  const wereEnabled = disableAndSave();
  if (!watcher.isStarted) {
    watcher.isStarted = true;
    watcherMemory.armed = 1;
    cloneThread(
      threadFlags,
      addressOf(watcherMemory.stack) + 8192,
      addressOfSymbol("nautilus_host_watch"),
      0,
      0,
    );
  } else if (watcherMemory.armed === 0) {
    watcherMemory.armed = 1;
    futexWake(addressOf(watcherMemory));
  }
  restore(wereEnabled);
}

/** Not a CPU: it only asks Linux. @export nautilus_host_watch */
export function watchInput(first: usize, second: usize): never {
  const armed = addressOf(watcherMemory);
  watcher.poll.file = i32(standardInput);
  watcher.poll.events = eventIn;
  for (;;) {
    while (loadVolatile<u32>(armed) === 0) futexWait(armed, 0);
    if (poll(addressOf(watcher.poll), 1, 0) <= 0) continue;
    storeVolatile<u32>(armed, 0);
    raiseAt(0, raisedInput);
  }
}

export function readByte(): i32 {
  if (terminal.inputTaken < terminal.inputLength) {
    const byte = terminal.input[terminal.inputTaken];
    terminal.inputTaken += 1;
    return i32(byte);
  }
  if (terminal.hasEnded) return inputEnded;
  if (poll(inputEvents(), 1, addressOf(terminal.noTime)) <= 0) {
    armWatcher();
    return inputNone;
  }
  const got = read(standardInput, addressOf(terminal.input), 256);
  if (got === errorInterrupted || got === errorAgain) return inputNone;
  if (got <= 0) {
    terminal.hasEnded = true;
    return inputEnded;
  }
  terminal.inputLength = u32(got);
  terminal.inputTaken = 1;
  return i32(terminal.input[0]);
}

/** Address of what `poll` needs to ask for input. */
function inputEvents(): usize {
  terminal.inputPoll.file = i32(standardInput);
  terminal.inputPoll.events = eventIn;
  return addressOf(terminal.inputPoll);
}

export function beginEditing(): void {
  if (!terminal.isTerminal || terminal.isRaw) return;
  const raw = terminal.raw;
  const saved = terminal.saved;
  raw.inputFlags = saved.inputFlags & ~cookedInputFlags;
  raw.outputFlags = saved.outputFlags;
  raw.controlFlags = saved.controlFlags;
  raw.localFlags = saved.localFlags & ~cookedLocalFlags;
  raw.line = saved.line;
  for (let i: u32 = 0; i < 19; i++) {
    raw.controlCharacters[i] = saved.controlCharacters[i];
  }
  raw.controlCharacters[minimumIndex] = 1;
  raw.controlCharacters[timeoutIndex] = 0;
  deviceControl(standardInput, setSettings, addressOf(raw));
  terminal.isRaw = true;
}

/** Also called before the process ends, however it ends. */
export function endEditing(): void {
  if (!terminal.isRaw) return;
  deviceControl(standardInput, setSettings, addressOf(terminal.saved));
  terminal.isRaw = false;
}

export function isInteractive(): boolean {
  return terminal.isTerminal;
}
