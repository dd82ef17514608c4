// Random programs, compiled and run by us, compared with Node.
//
//   node --import tsx tests/fuzz/run.ts [--seed N] [--count N] [--batch N]
//     [--target host|x86_64] [--profile safe|fast] [--mode release|development]
//     [--no-shrink] [--no-planted]
//
// A failure prints its seed; `--seed N --count 1` replays it.

import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { CompilerProcess } from "../programs/compiler-process.ts";
import { describeDifference } from "../programs/difference.ts";
import type { Target } from "../programs/execute.ts";
import type { SubjectOptions } from "../programs/subject.ts";
import { fuzzRoot, nodeOutputs, type Outputs } from "./batch.ts";
import { CompiledSubject, type Observation } from "./compiled.ts";
import { plantedDefects, type PlantedDefect } from "./planted.ts";
import { generate, sourceOf, type RandomProgram } from "./program.ts";
import { shrink } from "./shrink.ts";

export interface FuzzOptions extends SubjectOptions {
  seed: number;
  count: number;
  /** Programs per image. */
  batch: number;
  shrink: boolean;
  planted: boolean;
}

export interface RunSummary {
  passed: number;
  failed: number;
  failures: string[];
}

export const defaultFuzzOptions: FuzzOptions = {
  seed: 1,
  count: 1000,
  batch: 50,
  target: "host",
  profile: "safe",
  mode: "release",
  machine: "microvm",
  shrink: true,
  planted: true,
};

/** Shrinking takes many compilations: only the first few failures get it. */
const shrunkFailures = 2;
const plantedPrograms = 25;

export async function run(
  options: Partial<FuzzOptions> = {},
): Promise<RunSummary> {
  const settings = { ...defaultFuzzOptions, ...options };
  const compiler = new CompilerProcess();
  const summary: RunSummary = { passed: 0, failed: 0, failures: [] };
  try {
    const { seed, count, batch } = settings;
    for (let first = seed; first < seed + count; first += batch) {
      const size = Math.min(batch, seed + count - first);
      await runBatch(first, size, settings, compiler, summary);
    }
    if (settings.planted) await runPlanted(settings, compiler, summary);
  } finally {
    compiler.stop();
  }
  return summary;
}

async function runBatch(
  first: number,
  size: number,
  settings: FuzzOptions,
  compiler: CompilerProcess,
  summary: RunSummary,
): Promise<void> {
  const programs = Array.from({ length: size }, (_, i) => generate(first + i));
  const subject = new CompiledSubject(compiler, settings);
  const expected = await nodeOutputs(`node${first}`, programs);
  const observed = await subject.observe(`batch${first}`, programs);
  for (const [index, program] of programs.entries()) {
    const problem = compare(expected[index]!, observed[index]!);
    if (problem === null) {
      summary.passed++;
      continue;
    }
    summary.failed++;
    const reduced =
      settings.shrink && summary.failed <= shrunkFailures
        ? await reduce(program, subject)
        : program;
    const file = save(reduced);
    summary.failures.push(`fuzz seed ${program.seed} (${file}): ${problem}`);
  }
}

/** Null when they agree. */
function compare(
  expected: Buffer | null,
  observed: Observation,
): string | null {
  if (expected === null) return "Node did not finish it";
  if ("problem" in observed) return observed.problem;
  return describeDifference(
    { stdout: expected, exitCode: 0 },
    { stdout: observed.stdout, exitCode: 0 },
  );
}

/** The smallest program found that still fails in the same way. */
function reduce(
  program: RandomProgram,
  subject: CompiledSubject,
): Promise<RandomProgram> {
  return shrink(program, async (candidate) => {
    try {
      const [expected] = await nodeOutputs("shrink-node", [candidate]);
      const [observed] = await subject.observe("shrink", [candidate]);
      if ("problem" in observed! && observed.problem.includes("TS"))
        return false;
      return compare(expected!, observed!) !== null;
    } catch {
      return false; // It no longer runs in Node: too much was taken away.
    }
  });
}

function save(program: RandomProgram): string {
  const directory = path.join(fuzzRoot, "failures");
  fs.mkdirSync(directory, { recursive: true });
  const helpers = fileURLToPath(new URL("helpers.ts", import.meta.url));
  fs.copyFileSync(helpers, path.join(directory, "helpers.ts"));
  const file = path.join(directory, `seed-${program.seed}.ts`);
  fs.writeFileSync(file, sourceOf(program));
  return path.relative(process.cwd(), file);
}

/** The compiler is given altered programs: each alteration must be noticed. */
async function runPlanted(
  settings: FuzzOptions,
  compiler: CompilerProcess,
  summary: RunSummary,
): Promise<void> {
  const programs = Array.from({ length: plantedPrograms }, (_, i) =>
    generate(i + 1),
  );
  const expected = await nodeOutputs("planted-node", programs);
  const defect = await loudestDefect(programs, expected);
  const subject = new CompiledSubject(compiler, settings, defect.rewrite);
  const observed = await subject.observe("planted", programs);
  const caught = observed.some(
    (each, index) =>
      "stdout" in each && compare(expected[index]!, each) !== null,
  );
  if (caught) {
    summary.passed++;
    return;
  }
  summary.failed++;
  summary.failures.push(`the planted "${defect.name}" was not noticed`);
}

/** The defect that, in Node, changes what most of the programs print. */
async function loudestDefect(
  programs: readonly RandomProgram[],
  expected: Outputs,
): Promise<PlantedDefect> {
  let loudest = plantedDefects[0]!;
  let most = -1;
  for (const [i, defect] of plantedDefects.entries()) {
    const altered = await nodeOutputs(`altered${i}`, programs, defect.rewrite);
    const changed = altered.filter((output, index) => {
      const before = expected[index]!;
      return output !== null && before !== null && !output.equals(before);
    }).length;
    if (changed > most) [loudest, most] = [defect, changed];
  }
  return loudest;
}

function oneOf<T extends string>(value: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) {
    throw new Error(`"${value}" is none of ${choices.join(", ")}`);
  }
  return found;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: "string", default: String(defaultFuzzOptions.seed) },
      count: { type: "string", default: String(defaultFuzzOptions.count) },
      batch: { type: "string", default: String(defaultFuzzOptions.batch) },
      target: { type: "string", default: defaultFuzzOptions.target },
      profile: { type: "string", default: defaultFuzzOptions.profile },
      mode: { type: "string", default: defaultFuzzOptions.mode },
      "no-shrink": { type: "boolean", default: false },
      "no-planted": { type: "boolean", default: false },
    },
  });
  const summary = await run({
    seed: Number(values.seed),
    count: Number(values.count),
    batch: Number(values.batch),
    target: oneOf<Target>(values.target, ["host", "x86_64"]),
    profile: oneOf<"safe" | "fast">(values.profile, ["safe", "fast"]),
    mode: oneOf<"release" | "development">(values.mode, [
      "release",
      "development",
    ]),
    shrink: !values["no-shrink"],
    planted: !values["no-planted"],
  });
  for (const failure of summary.failures) console.log(failure);
  console.log(`${summary.passed} passed, ${summary.failed} failed`);
  process.exitCode = summary.failed === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
