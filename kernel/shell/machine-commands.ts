// Commands that ask the machine: cpuid, regs, in, out, rdmsr, wrmsr.

import * as cpu from "#arch/cpu";
import {
  vectorBytes,
  vectorStateBytes,
  vectorStateMethod,
} from "#arch/vector-unit";
import { captureFrame } from "#arch/frame";
import * as modelRegisters from "#arch/model-registers";
import * as ports from "#arch/ports";
import { isCancelled } from "../console/input.ts";
import { out } from "../console/writer.ts";
import { printRegisters } from "../debug/exception.ts";
import { textLength } from "../memory/text.ts";
import type { Arguments } from "./arguments.ts";
import { largestOf, printCharacters } from "./values.ts";

const wordMaximum: u64 = 0xffff_ffff;

/** cpuid leaf [count] | cpuid sub leaf subleaf */
export function cpuid(words: Arguments): void {
  const hasSubleaf = words.take("sub");
  let leaf: u32 = 0;
  let subleaf: u32 = 0;
  let count: u64 = 1;
  if (hasSubleaf || words.hasMore()) {
    leaf = u32(words.takeHexadecimal("leaf", wordMaximum));
    if (hasSubleaf)
      subleaf = u32(words.takeHexadecimal("subleaf", wordMaximum));
    else if (words.hasMore()) count = words.takeDecimal("count", 0x1000);
  } else {
    count = u64(cpu.identificationHighestLeaf(0)) + 1;
  }
  if (!words.end()) return;
  for (let i: u64 = 0; i < count && !isCancelled(); i++) {
    if (!printLeaf(leaf + u32(i), subleaf, hasSubleaf)) return;
  }
}

function printLeaf(leaf: u32, subleaf: u32, showSubleaf: boolean): boolean {
  out.text("CPUID[0x").hex(u64(leaf), 8);
  if (showSubleaf) out.text(", 0x").hex(u64(subleaf), 8);
  out.text("] =");
  // Beyond the highest leaf processors answer anything.
  const highest = cpu.identificationHighestLeaf(leaf);
  if (leaf > highest || !cpu.identify(leaf, subleaf)) {
    out.text(" not available, the highest is 0x").hex(u64(highest), 8).line();
    return false;
  }
  for (let i: u32 = 0; i < 4; i++) {
    out.text(" ").text(cpu.identificationWordName(i)).text(" ");
    out.hex(u64(cpu.identificationWord(i)), 8);
  }
  out.text("  ");
  for (let i: u32 = 0; i < 4; i++) {
    printCharacters(out, u64(cpu.identificationWord(i)), 4);
  }
  out.line();
  return true;
}

/** regs */
export function regs(words: Arguments): void {
  if (!words.end()) return;
  printRegisters(out, captureFrame());
  out.text("Vectors of ").decimal(u64(vectorBytes()));
  out.text(" bytes; an interrupt that switches threads saves ");
  out.decimal(u64(vectorStateBytes())).text(" (");
  out.text(vectorStateMethod()).text(")").line();
}

/** True, after saying so, when there is no such thing on this machine. */
function isMissing(reason: string): boolean {
  if (textLength(reason) === 0) return false;
  out.text(reason).line();
  return true;
}

/** in [b|w|d] port */
export function portIn(words: Arguments): void {
  const width = words.takeWidth(1);
  if (width > 4) words.failPrevious("width", "is not b, w or d");
  const port = words.takeHexadecimal("port", 0xffff);
  if (!words.end() || isMissing(ports.portsMissing())) return;
  printPort(port, width, u64(ports.readPort(u16(port), width)));
}

/** out [b|w|d] port value */
export function portOut(words: Arguments): void {
  const width = words.takeWidth(1);
  if (width > 4) words.failPrevious("width", "is not b, w or d");
  const port = words.takeHexadecimal("port", 0xffff);
  const value = words.takeHexadecimal("value", largestOf(width));
  if (!words.end() || isMissing(ports.portsMissing())) return;
  ports.writePort(u16(port), width, u32(value));
  printPort(port, width, value);
}

function printPort(port: u64, width: u32, value: u64): void {
  out
    .text("IO[0x")
    .hex(port, 4)
    .text("] = 0x")
    .hex(value, width * 2)
    .line();
}

/** rdmsr register [count] */
export function rdmsr(words: Arguments): void {
  const register = words.takeHexadecimal("register", wordMaximum);
  let count: u64 = 1;
  if (words.hasMore()) count = words.takeDecimal("count", 0x1000);
  if (!words.end()) return;
  if (isMissing(modelRegisters.modelRegistersMissing())) return;
  for (let i: u64 = 0; i < count && !isCancelled(); i++) {
    const index = u32(register + i);
    out.text("MSR[0x").hex(u64(index), 8).text("] ");
    if (modelRegisters.readModelRegister(index)) {
      const value = modelRegisters.modelRegisterValue();
      out.text("= 0x").hex(value, 16).text("  ");
      printCharacters(out, value, 8);
      out.line();
    } else {
      out.text("cannot be read").line();
    }
  }
}

/** wrmsr register value */
export function wrmsr(words: Arguments): void {
  const register = words.takeHexadecimal("register", wordMaximum);
  const value = words.takeHexadecimal("value", largestOf(8));
  if (!words.end()) return;
  if (isMissing(modelRegisters.modelRegistersMissing())) return;
  out.text("MSR[0x").hex(register, 8).text("] ");
  if (modelRegisters.writeModelRegister(u32(register), value)) {
    out.text("= 0x").hex(value, 16).line();
  } else {
    out.text("cannot be written with 0x").hex(value, 16).line();
  }
}
