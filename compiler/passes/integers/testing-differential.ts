// Runs random programs before and after the integer pass and compares every
// number they print, bit by bit.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { IrModule } from "../../ir/ir.ts";
import { assertValid } from "../../ir/verify.ts";
import { emitModule } from "../../llvm/emit.ts";
import { compileLlvm, runTool } from "../../llvm/tools.ts";
import { targets } from "../../targets/index.ts";
import type { AnalysisDefects } from "./analysis.ts";
import { optimizeIntegers } from "./integers.ts";
import { inputs, makeProgram, type RandomProgram } from "./testing-programs.ts";

const target = targets.host;

function cNumber(value: number): string {
  if (Number.isNaN(value)) return '__builtin_nan("")';
  if (!Number.isFinite(value)) return `${value < 0 ? "-" : ""}__builtin_inf()`;
  return Object.is(value, -0) ? "-0.0" : `${value.toExponential(20)}`;
}

/** The C that calls every entry with every pair of inputs. */
function driver(entries: readonly string[], values: readonly number[]): string {
  const support = new URL("testing-support.c", import.meta.url);
  return [
    ...entries.map((name) => `double ${name}(double, double);`),
    `double (*const entries[])(double, double) = {${entries.join(", ")}};`,
    `const double inputs[] = {${values.map(cNumber).join(", ")}};`,
    `const long entry_count = ${entries.length}, input_count = ${values.length};`,
    readFileSync(support, "utf8").replace("extern long fuel;", "long fuel;"),
  ].join("\n");
}

async function build(
  folder: string,
  name: string,
  module: IrModule,
): Promise<string> {
  const object = join(folder, `${name}.o`);
  const text = emitModule(module, { target, mode: "release" });
  await compileLlvm(text, { target, mode: "release", outputFile: object });
  const image = join(folder, name);
  const support = join(folder, "support.o");
  await runTool("ld.lld", ["-static", object, support, "-o", image]);
  return image;
}

function run(image: string): string {
  const ran = spawnSync(image, {
    encoding: "latin1",
    maxBuffer: 2 ** 28,
    timeout: 30_000,
  });
  if (ran.status !== 0) throw new Error(`died: ${ran.status ?? ran.signal}`);
  return ran.stdout;
}

/** Makes the program's fuel the driver's. */
function shareFuel({ module }: RandomProgram): void {
  const fuel = module.globals.get("fuel")!;
  module.globals.set("fuel", { ...fuel, data: [], external: true });
}

/** The first number that two builds print differently, or null. */
export async function compareBuilds(
  plain: IrModule,
  changed: IrModule,
  entries: readonly string[],
  values: readonly number[] = inputs,
): Promise<string | null> {
  const folder = mkdtempSync(join(tmpdir(), "nautilus-integers-"));
  try {
    const source = join(folder, "support.c");
    writeFileSync(source, driver(entries, values));
    const output = join(folder, "support.o");
    const flags = ["-O1", "-c", "-ffreestanding", "-fno-builtin", "-w"];
    await runTool("clang", [...flags, source, "-o", output]);
    const before = run(await build(folder, "before", plain)).split("\n");
    const after = run(await build(folder, "after", changed)).split("\n");
    const line = before.findIndex((text, index) => text !== after[index]);
    if (line < 0 && before.length === after.length) return null;
    return `line ${line}: ${before[line]} became ${after[line]}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Says what differs for `seed`, or null if nothing does. */
export async function findDifference(
  seed: number,
  defects: AnalysisDefects = {},
): Promise<string | null> {
  const plain = makeProgram(seed);
  const changed = makeProgram(seed);
  shareFuel(plain);
  shareFuel(changed);
  assertValid(plain.module, "low", "making a random program");
  if (!optimizeIntegers(changed.module, { fields: true, defects })) {
    return `seed ${seed}: the analysis did not settle`;
  }
  assertValid(changed.module, "low", `the integer pass, seed ${seed}`);
  const found = await compareBuilds(
    plain.module,
    changed.module,
    plain.entries,
  );
  return found === null ? null : `seed ${seed}, ${found}`;
}
