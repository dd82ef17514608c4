// The high precision event timer (HPET), as a second source for the frequency
// of the time-stamp counter. IA-PC HPET specification 1.0a, section 2.3.

import { asm, loadVolatile, storeVolatile } from "machine";
import { guardedLoad } from "./guarded.ts";
import { readTimeStamp } from "./registers.ts";

const capabilitiesAt: usize = 0x00;
const configurationAt: usize = 0x10;
const counterAt: usize = 0xf0;

const capabilityWide: u64 = 1 << 13;
const configurationEnabled: u64 = 1;
/** A tick is no longer than 100 ns, in femtoseconds. */
const longestTickFs: u64 = 100_000_000;
const fsPerUs: u64 = 1_000_000_000;
/** Device space below this is mapped (paging.ts). */
const deviceSpaceEnd: usize = 0x1_0000_0000;

/** A frequency rests on at least this much. */
const minimumUs: u64 = 200;

let registers: usize = 0;
let tickFs: u64 = 0;
let isWide = false;
/** Where both counters stood when this one was found. */
let firstStamp: u64 = 0;
let firstCount: u64 = 0;

/** Takes charge of the timer at an address that is no memory; false: nothing usable is there. */
export function useEventTimer(address: usize): boolean {
  if (address === 0 || address >= deviceSpaceEnd) return false;
  if ((address & 7) !== 0 || !guardedLoad(address, 4)) return false;
  const capabilities = loadVolatile<u64>(address + capabilitiesAt);
  const fs = capabilities >> 32;
  if (fs === 0 || fs > longestTickFs) return false;
  registers = address;
  tickFs = fs;
  isWide = (capabilities & capabilityWide) !== 0;
  const configuration = loadVolatile<u64>(address + configurationAt);
  storeVolatile<u64>(
    address + configurationAt,
    configuration | configurationEnabled,
  );
  begin();
  return true;
}

export function hasEventTimer(): boolean {
  return registers !== 0;
}

function begin(): void {
  firstStamp = readTimeStamp();
  firstCount = readCounter();
}

function readCounter(): u64 {
  if (isWide) return loadVolatile<u64>(registers + counterAt);
  return u64(loadVolatile<u32>(registers + counterAt));
}

/**
 * The time-stamp counter's frequency over all the time since; 0: nothing can be
 * said. Spins when that is less than 200 us.
 */
export function frequencyByEventTimer(): u64 {
  if (registers === 0) return 0;
  const wrap: u64 = isWide ? ~u64(0) : 0xffff_ffff;
  // It may stand still, whatever it says of itself.
  for (let patience: u32 = 0; patience < 1_000_000; patience++) {
    const stamp = readTimeStamp();
    const ticks = (readCounter() - firstCount) & wrap;
    const us = microseconds(ticks);
    if (us >= minimumUs) {
      const hz = frequencyOver(stamp - firstStamp, ticks);
      // A narrow counter wraps after minutes, unseen: the next time is sound.
      if (!isWide) begin();
      return hz;
    }
    asm("pause", "~{memory}");
  }
  return 0;
}

function microseconds(ticks: u64): u64 {
  return ticks > 0xffff_ffff
    ? (ticks / fsPerUs) * tickFs
    : (ticks * tickFs) / fsPerUs;
}

/** Without overflow: a tick is below 2^27 fs, so nanoseconds are kept whole. */
function frequencyOver(stamps: u64, ticks: u64): u64 {
  let over = stamps;
  let ns =
    (ticks / 1_000_000) * tickFs + ((ticks % 1_000_000) * tickFs) / 1_000_000;
  while (over > 0x3_ffff_ffff) {
    over >>= 1;
    ns >>= 1;
  }
  return (over * 1_000_000_000) / ns;
}
