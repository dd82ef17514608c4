// A process may not touch model-specific registers.

export function modelRegistersMissing(): string {
  return "model-specific registers are not available to a Linux process";
}

export function readModelRegister(index: u32): boolean {
  return false;
}

export function modelRegisterValue(): u64 {
  return 0;
}

export function writeModelRegister(index: u32, value: u64): boolean {
  return false;
}
