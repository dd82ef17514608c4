// The user's keyboard as a machine's console: raw keys with a way out, and a
// terminal that is left as it was found.

import { spawnSync } from "node:child_process";

const controlA = 0x01;
/** What a terminal's line discipline calls end of file. */
export const endOfTransmission = 0x04;

/** What to do with the bytes of one read: pass some on, perhaps leave. */
export interface KeyResult {
  readonly send: Uint8Array;
  readonly leave: boolean;
}

/**
 * Ctrl-A x leaves; Ctrl-A Ctrl-A is one Ctrl-A for the machine; Ctrl-A and
 * anything else passes as it is. The same keys as QEMU's own console.
 */
export class EscapeKeys {
  private afterControlA = false;

  accept(bytes: Uint8Array): KeyResult {
    const send: number[] = [];
    for (const byte of bytes) {
      if (this.afterControlA) {
        this.afterControlA = false;
        if (byte === 0x78 || byte === 0x58) {
          return { send: Uint8Array.from(send), leave: true };
        }
        send.push(controlA);
        if (byte !== controlA) send.push(byte);
      } else if (byte === controlA) {
        this.afterControlA = true;
      } else {
        send.push(byte);
      }
    }
    return { send: Uint8Array.from(send), leave: false };
  }
}

/** Remembers the terminal's settings; the function returned brings them back. */
export function saveTerminal(): () => void {
  if (!process.stdin.isTTY) return () => {};
  const saved = spawnSync("stty", ["-g"], {
    stdio: ["inherit", "pipe", "ignore"],
    encoding: "utf8",
  });
  const settings = saved.status === 0 ? saved.stdout.trim() : "";
  if (settings === "") return () => {};
  return () => {
    spawnSync("stty", [settings], { stdio: ["inherit", "ignore", "ignore"] });
  };
}
