// Linux system calls (x86-64): numbers, structures and the instruction.

import { asm } from "machine";

const callRead: u64 = 0;
const callWrite: u64 = 1;
const callMmap: u64 = 9;
const callMprotect: u64 = 10;
const callSigaction: u64 = 13;
const callIoctl: u64 = 16;
const callSchedYield: u64 = 24;
const callGetpid: u64 = 39;
const callSigaltstack: u64 = 131;
const callArchPrctl: u64 = 158;
const callGettid: u64 = 186;
const callFutex: u64 = 202;
const callTimerCreate: u64 = 222;
const callTimerSettime: u64 = 223;
const callExitGroup: u64 = 231;
const callTgkill: u64 = 234;
const callPpoll: u64 = 271;

/** Errors are small negative results. */
export const errorInterrupted: i64 = -4; // EINTR
export const errorAgain: i64 = -11; // EAGAIN

export const protectionNone: u64 = 0;
export const protectionReadWrite: u64 = 3;
/** MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE */
export const mapFresh: u64 = 0x4022;
/** MAP_FIXED_NOREPLACE */
export const mapExactly: u64 = 0x10_0000;

export const clockRealtime: u64 = 0;
export const clockMonotonic: u64 = 1;

/** @layout @size 16 */
export class TimeSpec {
  seconds!: i64;
  nanoseconds!: i64;
}

/** @layout @size 8 */
export class PollDescriptor {
  file!: i32;
  events!: i16;
  returned!: i16;
}

/** What the kernel takes, not what libc declares. @layout @size 32 */
export class SignalAction {
  handler!: u64;
  flags!: u64;
  restorer!: u64;
  mask!: u64;
}

/** @layout @size 24 */
export class SignalStack {
  start!: u64;
  flags!: u64;
  sizeBytes!: u64;
}

/** Interval (none: one shot) and time of a timer. @layout @size 32 */
export class TimerSetting {
  intervalSeconds!: i64;
  intervalNanoseconds!: i64;
  seconds!: i64;
  nanoseconds!: i64;
}

/** Which signal a timer sends to which thread (struct sigevent). @layout @size 64 */
export class TimerEvent {
  value!: u64;
  signal!: i32;
  notify!: i32;
  threadId!: u32;
  unused!: FixedArray<u32, 11>;
}

/** The terminal settings of ioctl TCGETS/TCSETS (36 bytes, padded). @layout */
export class TerminalSettings {
  inputFlags!: u32;
  outputFlags!: u32;
  controlFlags!: u32;
  localFlags!: u32;
  line!: u8;
  controlCharacters!: FixedArray<u8, 19>;
}

function systemCall(
  number: u64,
  first: u64,
  second: u64,
  third: u64,
  fourth: u64,
  fifth: u64,
  sixth: u64,
): i64 {
  return asm<i64>(
    "syscall",
    "={rax},{rax},{rdi},{rsi},{rdx},{r10},{r8},{r9},~{rcx},~{r11},~{memory},~{dirflag},~{fpsr},~{flags}",
    number,
    first,
    second,
    third,
    fourth,
    fifth,
    sixth,
  );
}

export function read(file: u64, address: usize, sizeBytes: usize): i64 {
  return systemCall(callRead, file, u64(address), u64(sizeBytes), 0, 0, 0);
}

export function write(file: u64, address: usize, sizeBytes: usize): i64 {
  return systemCall(callWrite, file, u64(address), u64(sizeBytes), 0, 0, 0);
}

/** A new private mapping; negative on failure. `hint` 0: anywhere. */
export function mapMemory(
  hint: usize,
  sizeBytes: usize,
  protection: u64,
  flags: u64,
): i64 {
  return systemCall(
    callMmap,
    u64(hint),
    u64(sizeBytes),
    protection,
    flags,
    ~u64(0),
    0,
  );
}

export function protectMemory(
  address: usize,
  sizeBytes: usize,
  protection: u64,
): i64 {
  return systemCall(
    callMprotect,
    u64(address),
    u64(sizeBytes),
    protection,
    0,
    0,
    0,
  );
}

export function setSignalAction(signal: u64, action: usize): i64 {
  return systemCall(callSigaction, signal, u64(action), 0, 8, 0, 0);
}

export function setSignalStack(stack: usize): i64 {
  return systemCall(callSigaltstack, u64(stack), 0, 0, 0, 0, 0);
}

export function deviceControl(file: u64, request: u64, address: usize): i64 {
  return systemCall(callIoctl, file, request, u64(address), 0, 0, 0);
}

/** Nanoseconds of a clock; its buffer is on the stack. @c nautilus_host_clock */
export declare function readClockNs(clock: u64): u64;

/** Waits for events of `count` descriptors; `timeout` 0: for ever. */
export function poll(descriptors: usize, count: u64, timeout: usize): i64 {
  return systemCall(callPpoll, u64(descriptors), count, u64(timeout), 0, 8, 0);
}

export function processId(): u32 {
  return u32(u64(systemCall(callGetpid, 0, 0, 0, 0, 0, 0)));
}

export function threadId(): u32 {
  return u32(u64(systemCall(callGettid, 0, 0, 0, 0, 0, 0)));
}

export function signalThread(process: u32, thread: u32, signal: u64): void {
  systemCall(callTgkill, u64(process), u64(thread), signal, 0, 0, 0);
}

/** Lets Linux run another thread of the process. */
export function yieldToLinux(): void {
  systemCall(callSchedYield, 0, 0, 0, 0, 0, 0);
}

const futexWaitPrivate: u64 = 128;
const futexWakePrivate: u64 = 129;

/** Sleeps while the u32 at `address` is `value`, or until a signal comes. */
export function futexWait(address: usize, value: u32): void {
  systemCall(callFutex, u64(address), futexWaitPrivate, u64(value), 0, 0, 0);
}

export function futexWake(address: usize): void {
  systemCall(callFutex, u64(address), futexWakePrivate, 1, 0, 0, 0);
}

/** A timer of the monotonic clock; its number, an i32, is stored at `number`. */
export function createTimer(event: usize, number: usize): i64 {
  return systemCall(
    callTimerCreate,
    clockMonotonic,
    u64(event),
    u64(number),
    0,
    0,
    0,
  );
}

export function setTimer(timer: i32, setting: usize): void {
  systemCall(callTimerSettime, u64(u32(timer)), 0, u64(setting), 0, 0, 0);
}

const archSetGs: u64 = 0x1001;

export function setGsBase(address: usize): void {
  systemCall(callArchPrctl, archSetGs, u64(address), 0, 0, 0, 0);
}

export function exitProcess(code: i32): never {
  for (;;) systemCall(callExitGroup, u64(u32(code)), 0, 0, 0, 0, 0);
}
