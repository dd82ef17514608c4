// Where the youngest error was made: the calls that led to it, for the report
// on an error that nobody catches.

import { allocate, framePointer, load, store } from "machine";
import { printCall } from "./system.ts";

const callsAtMost: u32 = 24;
/** A call is its return address and the frame of the function it is in. */
const callBytes: usize = 16;
const stackBytesAtMost: usize = 0x1000_0000;

let calls: usize = 0;
let callCount: u32 = 0;
let youngest: object | null = null;

/**
 * Remembers the calls on the stack for `error`, which is being made.
 * @noinline
 */
export function rememberCalls(error: object): void {
  if (calls === 0) calls = allocate(usize(callsAtMost) * callBytes);
  youngest = error;
  let frame: usize = framePointer();
  let count: u32 = 0;
  while (count < callsAtMost) {
    // [frame] holds the caller's frame, [frame + 8] the return address.
    const caller: usize = load<usize>(frame);
    const returnAddress: usize = load<usize>(frame + 8);
    if (returnAddress === 0 || caller <= frame) break;
    if (caller - frame > stackBytesAtMost) break;
    const call: usize = calls + usize(count) * callBytes;
    store<usize>(call, returnAddress);
    store<usize>(call + 8, caller);
    count = count + 1;
    frame = caller;
  }
  callCount = count;
}

/** Prints the calls `error` was made in, up to the function with this frame; false if they are not known. */
export function printCalls(error: object, outermostFrame: usize): boolean {
  if (error !== youngest) return false;
  let printed: boolean = false;
  for (let i: u32 = 0; i < callCount; i++) {
    const call: usize = calls + usize(i) * callBytes;
    if (load<usize>(call + 8) === outermostFrame) break;
    // The error's own constructors come first: they are the library's.
    if (printCall(load<usize>(call), printed)) printed = true;
  }
  return printed;
}
