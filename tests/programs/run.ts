// Runs the test programs and compares each with Node, byte for byte.
//
//   node --import tsx tests/programs/run.ts [filter] [--target host|x86_64]
//     [--profile safe|fast] [--mode release|development] [--machine microvm|pc]
//     [--batch N] [--oracle-only]
//
// The filter is part of a program's name, or several separated by commas.

import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Outcome } from "../oracle/node.ts";
import { buildRoot } from "../oracle/repository.ts";
import { typeCheck } from "../oracle/typecheck.ts";
import { CompilerProcess } from "./compiler-process.ts";
import { describeDifference } from "./difference.ts";
import { discoverPrograms, type TestProgram } from "./discover.ts";
import { expectedOutcome } from "./expected.ts";
import {
  runBatch,
  runOne,
  type SubjectOptions,
  type Verdict,
} from "./subject.ts";

export interface RunOptions extends SubjectOptions {
  /** Programs per image; those that exit with an error get their own. */
  batch: number;
  /** Stands in for compiler and image, in the harness's own tests. */
  subject?: (program: TestProgram, expected: Outcome) => Promise<Verdict>;
  /** Called once per program, as soon as its result is known. */
  report?: (result: ProgramResult) => void;
}

export interface ProgramResult {
  name: string;
  /** Null: it passed. */
  failure: string | null;
  /** For grouping failures: diagnostic codes, "mismatch" or "broken". */
  causes: string[];
}

export interface RunSummary {
  passed: number;
  failed: number;
  failures: string[];
}

const workers = 2;

export const defaultRunOptions: RunOptions = {
  target: "host",
  profile: "safe",
  mode: "release",
  machine: "microvm",
  batch: 48,
};

export async function run(
  filter?: string,
  options: Partial<RunOptions> = {},
): Promise<RunSummary> {
  const settings = { ...defaultRunOptions, ...options };
  const programs = discoverPrograms(filter);
  const expected = new Map<string, Outcome>();
  await inParallel(programs, async (program) => {
    expected.set(program.name, await expectedOutcome(program));
  });
  const results = new Map<string, ProgramResult>();
  const finish = (program: TestProgram, verdict: Verdict): void => {
    const result = judge(program, verdict, expected.get(program.name)!);
    results.set(program.name, result);
    settings.report?.(result);
  };
  await runAll(programs, expected, settings, finish);
  const ordered = programs.map(({ name }) => results.get(name)!);
  const failures = ordered
    .filter(({ failure }) => failure !== null)
    .map(({ name, failure }) => `${name}: ${failure}`);
  writeReport(settings, ordered);
  const failed = failures.length;
  return { passed: ordered.length - failed, failed, failures };
}

async function runAll(
  programs: TestProgram[],
  expected: Map<string, Outcome>,
  settings: RunOptions,
  finish: (program: TestProgram, verdict: Verdict) => void,
): Promise<void> {
  const { subject } = settings;
  if (subject !== undefined) {
    await inParallel(programs, async (program) => {
      finish(program, await subject(program, expected.get(program.name)!));
    });
    return;
  }
  const compilers = Array.from(
    { length: workers },
    () => new CompilerProcess(),
  );
  try {
    const batches = makeBatches(programs, expected, settings.batch);
    await inParallel(batches, async (batch, worker) => {
      const compiler = compilers[worker]!;
      await runGroup(batch, settings, compiler, finish);
    });
  } finally {
    for (const compiler of compilers) compiler.stop();
  }
}

/** One batch; what nothing became known of is tried again without the others. */
async function runGroup(
  group: TestProgram[],
  settings: RunOptions,
  compiler: CompilerProcess,
  finish: (program: TestProgram, verdict: Verdict) => void,
): Promise<void> {
  if (group.length === 1) {
    finish(group[0]!, await runOne(group[0]!, settings, compiler));
    return;
  }
  const verdicts = await runBatch(group, settings, compiler);
  const remaining = group.filter((program, index) => {
    const verdict = verdicts[index];
    if (verdict) finish(program, verdict);
    return !verdict;
  });
  // Nobody is to blame: look for the culprit by halves.
  const nobody = remaining.length === group.length;
  const middle = nobody ? group.length >> 1 : remaining.length;
  for (const part of [remaining.slice(0, middle), remaining.slice(middle)]) {
    if (part.length > 0) await runGroup(part, settings, compiler, finish);
  }
}

function makeBatches(
  programs: TestProgram[],
  expected: Map<string, Outcome>,
  size: number,
): TestProgram[][] {
  const together: TestProgram[] = [];
  const batches: TestProgram[][] = [];
  for (const program of programs) {
    const fails = expected.get(program.name)!.exitCode !== 0;
    if (size <= 1 || fails || program.alone) batches.push([program]);
    else together.push(program);
  }
  for (let start = 0; start < together.length; start += size) {
    batches.unshift(together.slice(start, start + size));
  }
  return batches;
}

function judge(
  { name }: TestProgram,
  verdict: Verdict,
  expected: Outcome,
): ProgramResult {
  switch (verdict.kind) {
    case "refused": {
      const texts = verdict.problems.map(({ text }) => text).join("\n");
      const failure = `did not compile:\n${indent(texts)}`;
      const causes = verdict.problems.map(({ code }) => code);
      return { name, failure, causes };
    }
    case "broken": {
      const failure = `did not end by itself: ${indent(verdict.detail)}`;
      return { name, failure, causes: ["broken"] };
    }
    case "ran": {
      const difference = describeDifference(expected, verdict);
      if (difference === null) return { name, failure: null, causes: [] };
      const stderr = verdict.stderr.trim();
      const said = stderr === "" ? "" : `\nstandard error: ${stderr}`;
      const failure = indent(`${difference}${said}`);
      return { name, failure: `\n${failure}`, causes: ["mismatch"] };
    }
  }
}

function indent(text: string): string {
  return text.replace(/^/gm, "    ");
}

/** Runs `work` over all items, never more than `workers` at a time. */
async function inParallel<T>(
  items: T[],
  work: (item: T, worker: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const loop = async (worker: number): Promise<void> => {
    while (next < items.length) await work(items[next++]!, worker);
  };
  await Promise.all(Array.from({ length: workers }, (_, index) => loop(index)));
}

function writeReport(settings: RunOptions, results: ProgramResult[]): void {
  if (settings.subject !== undefined) return;
  const { target, profile, mode } = settings;
  const directory = path.join(buildRoot, "programs");
  fs.mkdirSync(directory, { recursive: true });
  fs.writeFileSync(
    path.join(directory, `report-${target}-${profile}-${mode}.json`),
    JSON.stringify(results, null, 1),
  );
}

/** Without the compiler: every program type-checks and runs under Node. */
export async function checkOracle(filter?: string): Promise<RunSummary> {
  const programs = discoverPrograms(filter).filter(
    ({ twinFile }) => twinFile === null,
  );
  const failures = typeCheck(programs.map(({ entryFile }) => entryFile));
  await inParallel(programs, async (program) => {
    const outcome = await expectedOutcome(program);
    if (outcome.stdout.length === 0) failures.push(`${program.name}: silent`);
    const mayFail = /uncaught|exit-code/.test(program.name);
    if (mayFail !== (outcome.exitCode !== 0)) {
      const { exitCode, stderr } = outcome;
      failures.push(`${program.name}: exit code ${exitCode}\n${stderr}`);
    }
  });
  const failed = failures.length;
  return { passed: programs.length, failed, failures };
}

function oneOf<T extends string>(value: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) {
    throw new Error(`"${value}" is none of ${choices.join(", ")}`);
  }
  return found;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      target: { type: "string", default: defaultRunOptions.target },
      profile: { type: "string", default: defaultRunOptions.profile },
      mode: { type: "string", default: defaultRunOptions.mode },
      machine: { type: "string", default: defaultRunOptions.machine },
      batch: { type: "string", default: String(defaultRunOptions.batch) },
      "oracle-only": { type: "boolean", default: false },
    },
  });
  const filter = positionals[0];
  const summary = values["oracle-only"]
    ? await checkOracle(filter)
    : await run(filter, {
        target: oneOf(values.target, ["host", "x86_64"]),
        profile: oneOf(values.profile, ["safe", "fast"]),
        mode: oneOf(values.mode, ["release", "development"]),
        machine: values.machine,
        batch: Number(values.batch),
        report: ({ name, failure }) => {
          console.log(failure === null ? `ok   ${name}` : `FAIL ${name}`);
        },
      });
  for (const failure of summary.failures) console.log(`\n${failure}`);
  console.log(`\n${summary.passed} passed, ${summary.failed} failed`);
  process.exitCode = summary.failed === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
