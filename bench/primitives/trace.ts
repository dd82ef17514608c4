// Counts dear instructions from a trace of every instruction executed. Under
// `-icount` an `xsave` or a write to a device counts as one; on a processor it
// costs hundreds, so they are counted apart.

import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import {
  countingMachine,
  dearInstructions,
  emulator,
  stampInstruction,
} from "../targets/counted.ts";
import { outputOf } from "./image.ts";

export const dearNames = ["locked", "device", "msr", "vector", "cr3"] as const;

/** How often per operation. `device`: ports and device memory, written. */
export type Dear = Record<(typeof dearNames)[number], number>;

/** Which addresses hold which dear instruction, and where counting toggles. */
interface Code {
  readonly dear: ReadonlyMap<string, keyof Dear>;
  /** Readings of the counter in the function that times. */
  readonly stamps: ReadonlySet<string>;
}

/** The function of kernel/bench/bench.ts that reads the counter around a run. */
const timingFunction = "kernel.bench.bench.timeRun";

function readCode(image: string): Code {
  const words = ["-d", "--no-show-raw-insn", image];
  const { stdout } = spawnSync("llvm-objdump-19", words, {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const dear = new Map<string, keyof Dear>();
  const stamps = new Set<string>();
  let inTiming = false;
  for (const line of stdout.split("\n")) {
    const head = /^[0-9a-f]+ <(.*)>:$/.exec(line);
    if (head !== null) inTiming = head[1] === timingFunction;
    const found = /^\s*([0-9a-f]+):\s+(.*)$/.exec(line);
    if (found === null) continue;
    const address = found[1]!.padStart(16, "0");
    const text = found[2]!.trim();
    if (inTiming && text.startsWith(stampInstruction)) stamps.add(address);
    const kind = dearInstructions.find(([pattern]) => pattern.test(text));
    if (kind !== undefined) dear.set(address, kind[1]);
  }
  if (stamps.size !== 2) {
    throw new Error(`${timingFunction} reads the counter ${stamps.size} times`);
  }
  return { dear, stamps };
}

/** Runs that take millions of instructions each, and are not worth a trace. */
const untraced = /1 MB|64 KB|10000/;

/** For each measure, dear instructions per operation, of its first round. */
export async function traceDear(
  image: string,
  names: readonly string[],
  progress: (text: string) => void,
): Promise<Map<string, Dear>> {
  const code = readCode(image);
  const results = new Map<string, Dear>();
  for (const name of names) {
    if (untraced.test(name)) continue;
    progress(`tracing: ${name}`);
    results.set(name, await traceOne(image, code, name));
  }
  return results;
}

async function traceOne(
  image: string,
  code: Code,
  name: string,
): Promise<Dear> {
  const folder = fs.mkdtempSync(path.join(tmpdir(), "nautilus-trace-"));
  const traceFile = path.join(folder, "trace");
  try {
    const printed = outputOf(emulator, [
      ...countingMachine,
      ...["-singlestep", "-d", "exec,nochain", "-D", traceFile],
      ...["-trace", "memory_region_ops_write"],
      ...["-kernel", image, "-append", `shell="bench --once ${name}"`],
    ]);
    // Another measure whose name contains this one may follow.
    const operations = /^operations (\d+)\r?$/m.exec(printed);
    if (operations === null || !printed.includes(`${name}  `)) {
      throw new Error(`"${name}" was not measured: ${printed}`);
    }
    return await countDear(traceFile, code, Number(operations[1]));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** What stands in the trace between the first two readings of the counter. */
async function countDear(
  traceFile: string,
  code: Code,
  operations: number,
): Promise<Dear> {
  const dear: Dear = { locked: 0, device: 0, msr: 0, vector: 0, cr3: 0 };
  const lines = createInterface({ input: fs.createReadStream(traceFile) });
  let stamps = 0;
  for await (const line of lines) {
    const trace = /^Trace \d+: \S+ \[[0-9a-f]+\/([0-9a-f]{16})\//.exec(line);
    if (trace === null) {
      if (stamps === 1 && line.includes("memory_region_ops_write"))
        dear.device++;
      continue;
    }
    if (code.stamps.has(trace[1]!)) stamps++;
    if (stamps === 2) break;
    if (stamps === 0) continue;
    const kind = code.dear.get(trace[1]!);
    if (kind !== undefined) dear[kind]++;
  }
  if (stamps < 2) throw new Error("the trace ends before the measure does");
  for (const kind of dearNames) {
    dear[kind] = Math.round((dear[kind] * 100) / operations) / 100;
  }
  return dear;
}
