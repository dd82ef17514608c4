// One CPU for now: the process has one thread.

export function canStartProcessors(): boolean {
  return false;
}

export function prepareProcessors(slots: usize, count: u32): boolean {
  return false;
}

export function startProcessor(hardwareId: u32): void {}

export function interruptProcessor(hardwareId: u32): void {}

export function stopOtherProcessors(): void {}

export function callProcessor(hardwareId: u32): void {}
