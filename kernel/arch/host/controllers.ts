// Interrupt controllers: a Linux process has none.

export const controllerName = "interrupt controller";

export function addController(address: usize, firstInput: u32): boolean {
  return false;
}

export function wireLine(
  line: u32,
  input: u32,
  isActiveLow: boolean,
  isLevel: boolean,
): boolean {
  return false;
}

export function useControllers(): boolean {
  return false;
}

export function openNonMaskable(pin: u32): void {}

export function controllerCount(): u32 {
  return 0;
}

export function controllerAddress(index: u32): usize {
  return 0;
}

export function controllerVersion(index: u32): u32 {
  return 0;
}

export function controllerFirstInput(index: u32): u32 {
  return 0;
}

export function controllerInputCount(index: u32): u32 {
  return 0;
}

export function inputVector(index: u32, input: u32): u32 {
  return 0;
}

export function inputIsMasked(index: u32, input: u32): boolean {
  return true;
}

export function inputIsPending(index: u32, input: u32): boolean {
  return false;
}

export function inputIsLevel(index: u32, input: u32): boolean {
  return false;
}

export function inputIsActiveLow(index: u32, input: u32): boolean {
  return false;
}

export function inputTarget(index: u32, input: u32): u32 {
  return 0;
}

export function localControllerName(): string {
  return "no interrupt controller of its own";
}

export function localControllerId(): u32 {
  return 0;
}

export function localControllerVersion(): u32 {
  return 0;
}

export function localControllerErrors(): u32 {
  return 0;
}

export function localTimerMode(): string {
  return "none";
}
