// How memory is cached: Linux keeps that to itself.

export function memoryTypesMissing(): string {
  return "memory types are not known to a Linux process";
}

export function defaultMemoryType(): string {
  return "";
}

export function memoryTypeCount(): u32 {
  return 0;
}

export function memoryTypeIsFixed(index: u32): boolean {
  return false;
}

export function memoryTypeIsUsed(index: u32): boolean {
  return false;
}

export function memoryTypeStart(index: u32): u64 {
  return 0;
}

export function memoryTypeSizeBytes(index: u32): u64 {
  return 0;
}

export function memoryTypeName(index: u32): string {
  return "";
}
