// Our standard input as a machine's console input.

import type { Socket } from "node:net";
import { say } from "../output.ts";
import { endOfTransmission, EscapeKeys } from "./terminal.ts";

/** A machine that never speaks gets its input after this time all the same. */
const patienceMs = 2000;

export interface Keyboard {
  /** Lets input through: the machine is there to read it. */
  open(): void;
  hasLeft(): boolean;
  disconnect(): void;
}

/**
 * Sends standard input to the machine once that is up (a serial port drops
 * what comes before its driver). On a terminal a shell gets every key as it is
 * pressed; otherwise the end of input (on a terminal, Ctrl-D typed on a line of
 * its own) is sent on as Ctrl-D.
 */
export function connectKeyboard(
  console: Socket,
  options: { readonly raw: boolean; readonly leave: () => void },
): Keyboard {
  const stdin = process.stdin;
  const isTerminal = stdin.isTTY === true;
  const raw = options.raw && isTerminal;
  const keys = new EscapeKeys();
  let left = false;
  let isOpen = false;

  const onData = (bytes: Buffer): void => {
    if (!raw) {
      if (!console.write(bytes)) {
        stdin.pause();
        console.once("drain", () => stdin.resume());
      }
      return;
    }
    const result = keys.accept(bytes);
    console.write(result.send);
    if (result.leave) {
      left = true;
      options.leave();
    }
  };
  const onEnd = (): void => {
    console.write(Uint8Array.of(endOfTransmission));
  };
  const open = (): void => {
    if (isOpen) return;
    isOpen = true;
    clearTimeout(timer);
    stdin.on("data", onData);
    if (!raw) stdin.once("end", onEnd);
    stdin.on("error", () => {});
  };
  const timer = setTimeout(open, patienceMs);
  if (raw) {
    say("Ctrl-A x leaves the machine");
    stdin.setRawMode(true);
  }

  return {
    open,
    hasLeft: () => left,
    disconnect() {
      clearTimeout(timer);
      isOpen = true;
      stdin.off("data", onData);
      stdin.off("end", onEnd);
      stdin.pause();
      if (raw) stdin.setRawMode(false);
    },
  };
}
