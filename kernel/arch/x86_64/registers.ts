// Privileged registers and instructions of the x86-64, one function each.
//
// Only files of this folder import this one. Each `asm` names all it changes;
// the condition flags are always assumed changed.

import { asm } from "machine";

// ---- I/O ports ----

export function readPort8(port: u16): u8 {
  return asm<u8>("inb %dx, %al", "={al},{dx},~{memory}", port);
}

export function readPort16(port: u16): u16 {
  return asm<u16>("inw %dx, %ax", "={ax},{dx},~{memory}", port);
}

export function readPort32(port: u16): u32 {
  return asm<u32>("inl %dx, %eax", "={eax},{dx},~{memory}", port);
}

export function writePort8(port: u16, value: u8): void {
  asm("outb %al, %dx", "{dx},{al},~{memory}", port, value);
}

export function writePort16(port: u16, value: u16): void {
  asm("outw %ax, %dx", "{dx},{ax},~{memory}", port, value);
}

export function writePort32(port: u16, value: u32): void {
  asm("outl %eax, %dx", "{dx},{eax},~{memory}", port, value);
}

/** Gives an old ISA device about a microsecond: port 0x80 belongs to nobody. */
export function pauseAfterPort(): void {
  writePort8(0x80, 0);
}

// ---- Control registers ----

export const cr0WriteProtect: u64 = 0x1_0000;
export const cr4PageGlobal: u64 = 0x80;
/** OSXSAVE: XSAVE, XGETBV and their like may be used. */
export const cr4SaveState: u64 = 0x4_0000;

export function readCr0(): u64 {
  return asm<u64>("mov %cr0, $0", "=r");
}

export function readCr2(): u64 {
  return asm<u64>("mov %cr2, $0", "=r");
}

export function readCr3(): u64 {
  return asm<u64>("mov %cr3, $0", "=r,~{memory}");
}

export function writeCr3(value: u64): void {
  asm("mov $0, %cr3", "r,~{memory}", value);
}

export function readCr4(): u64 {
  return asm<u64>("mov %cr4, $0", "=r");
}

export function writeCr4(value: u64): void {
  asm("mov $0, %cr4", "r,~{memory}", value);
}

/** Forgets the cached translation of one page. */
export function invalidatePage(address: usize): void {
  asm("invlpg ($0)", "r,~{memory}", address);
}

// ---- Model-specific registers; guarded access is in model-registers.ts ----

export const msrEfer: u32 = 0xc000_0080;
export const eferNoExecute: u64 = 0x800;

export function readMsr(index: u32): u64 {
  return asm<u64>(
    "rdmsr; shl $$32, %rdx; or %rdx, %rax",
    "={rax},{ecx},~{rdx},~{memory}",
    index,
  );
}

/** A general protection exception where there is no such register or value. */
export function writeMsr(index: u32, value: u64): void {
  asm(
    "mov %rax, %rdx; shr $$32, %rdx; wrmsr",
    "{ecx},{rax},~{rdx},~{memory}",
    index,
    value,
  );
}

// ---- Flags ----

export const flagInterrupt: u64 = 0x200;

export function readFlags(): u64 {
  return asm<u64>("pushfq; popq $0", "=r,~{memory}");
}

// ---- Time ----

export function readTimeStamp(): u64 {
  return asm<u64>("rdtsc; shl $$32, %rdx; or %rdx, %rax", "={rax},~{rdx}");
}

// ---- CPUID ----

/** What CPUID answers. @layout @size 16 */
export class Identification {
  eax!: u32;
  ebx!: u32;
  ecx!: u32;
  edx!: u32;
}

/** Asks CPUID and stores its four registers. @c nautilus_cpuid */
export declare function askCpuid(
  leaf: u32,
  subleaf: u32,
  answer: Identification,
): void;
