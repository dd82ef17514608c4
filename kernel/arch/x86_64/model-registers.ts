// Model-specific registers for the shell: what does not exist is an answer.

import { addressOf } from "machine";

/** @layout */
class Result {
  value!: u64;
}
const answer = new Result();

/** @c nautilus_guarded_rdmsr */
declare function readOrFault(index: u32, result: usize): u32;

/** @c nautilus_guarded_wrmsr */
declare function writeOrFault(index: u32, value: u64): u32;

export function modelRegistersMissing(): string {
  return "";
}

export function readModelRegister(index: u32): boolean {
  return readOrFault(index, addressOf(answer)) !== 0;
}

export function modelRegisterValue(): u64 {
  return answer.value;
}

export function writeModelRegister(index: u32, value: u64): boolean {
  return writeOrFault(index, value) !== 0;
}
