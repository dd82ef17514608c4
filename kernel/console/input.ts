// The terminal's input: bytes typed ahead, and Ctrl-C noticed while a command runs.

import * as console from "#arch/console";
import { waitForInterrupt } from "#arch/cpu";
import { disableAndSave, restore } from "#arch/interrupts";
import { inputEnded } from "../arch/contract.ts";

const controlC: i32 = 3;
const capacity: u32 = 256;

export class Input {
  readonly bytes = new FixedArray<u8, 256>();
  first: u32 = 0;
  count: u32 = 0;
  hasEnded: boolean = false;
  /** A Ctrl-C came that nobody has asked about. */
  wasCancelled: boolean = false;
  wait: InputWait = sleepUntilInterrupt;
}

/** Returns when there may be more of it; called with interrupts off. */
export type InputWait = (input: Input) => void;

function sleepUntilInterrupt(input: Input): void {
  waitForInterrupt();
}

const input = new Input();

/** From here on `wait` lets others run meanwhile. */
export function setInputWait(wait: InputWait): void {
  input.wait = wait;
}

/**
 * Takes what the machine has received. Bytes for which there is no room stay
 * with the machine, which holds up the sender: a long paste arrives whole.
 */
function receive(): void {
  while (input.count < capacity) {
    const byte = console.readByte();
    if (byte < 0) {
      if (byte === inputEnded) input.hasEnded = true;
      return;
    }
    if (byte === controlC) input.wasCancelled = true;
    input.bytes[(input.first + input.count) % capacity] = u8(byte);
    input.count += 1;
  }
}

/** Whether a byte is there to be read without waiting. */
export function hasInput(): boolean {
  receive();
  return input.count > 0;
}

/** The next byte, waiting for it; `inputEnded` when no more can come. */
export function readInput(): i32 {
  for (;;) {
    // With interrupts off between the check and the wait, none is missed.
    const wereEnabled = disableAndSave();
    receive();
    if (input.count === 0 && !input.hasEnded) input.wait(input);
    restore(wereEnabled);
    if (input.count > 0) {
      const byte = input.bytes[input.first];
      input.first = (input.first + 1) % capacity;
      input.count -= 1;
      return i32(byte);
    }
    if (input.hasEnded) return inputEnded;
  }
}

/** Forgets an earlier Ctrl-C: called when a command starts. */
export function clearCancelled(): void {
  input.wasCancelled = false;
}

/** True when Ctrl-C was pressed since; what was typed before it is forgotten. */
export function isCancelled(): boolean {
  receive();
  if (!input.wasCancelled) return false;
  input.count = 0;
  return true;
}
