// The subject under test: the programs compiled by us, and what they print.

import fs from "node:fs";
import path from "node:path";
import type { CompilerProcess } from "../programs/compiler-process.ts";
import { execute } from "../programs/execute.ts";
import type { SubjectOptions } from "../programs/subject.ts";
import { fuzzRoot, takeApart, writeBatch, type Rewrite } from "./batch.ts";
import type { RandomProgram } from "./program.ts";

/** What happened to one program: its output, or why there is none. */
export type Observation = { stdout: Buffer } | { problem: string };

export class CompiledSubject {
  constructor(
    private readonly compiler: CompilerProcess,
    private readonly options: SubjectOptions,
    private readonly rewrite?: Rewrite,
  ) {}

  /** One observation per program; culprits are looked for by halves. */
  async observe(
    name: string,
    programs: readonly RandomProgram[],
  ): Promise<Observation[]> {
    const result = await this.compileAndRun(name, programs);
    if (typeof result !== "string") {
      const outputs = takeApart(result.stdout, programs.length);
      if (!outputs.includes(null)) {
        return outputs.map((stdout) => ({ stdout: stdout! }));
      }
      if (programs.length === 1) {
        return [{ problem: `did not finish: ${result.problem}` }];
      }
      return this.observeMissing(name, programs, outputs);
    }
    if (programs.length === 1) return [{ problem: result }];
    const middle = programs.length >> 1;
    return [
      ...(await this.observe(`${name}a`, programs.slice(0, middle))),
      ...(await this.observe(`${name}b`, programs.slice(middle))),
    ];
  }

  /** What ended the image hid what the later programs would print. */
  private async observeMissing(
    name: string,
    programs: readonly RandomProgram[],
    outputs: readonly (Buffer | null)[],
  ): Promise<Observation[]> {
    const first = outputs.indexOf(null);
    const done = outputs
      .slice(0, first)
      .map((stdout): Observation => ({ stdout: stdout! }));
    const [culprit] = await this.observe(`${name}x`, [programs[first]!]);
    const rest = programs.slice(first + 1);
    if (rest.length === 0) return [...done, culprit!];
    const others = await this.observe(`${name}y`, rest);
    return [...done, culprit!, ...others];
  }

  /** A string: why there is no image. */
  private async compileAndRun(
    name: string,
    programs: readonly RandomProgram[],
  ): Promise<{ stdout: Buffer; problem: string } | string> {
    const entryFile = writeBatch(name, programs, this.rewrite);
    const directory = path.dirname(entryFile);
    const outputFile = path.join(fuzzRoot, `${name}.elf`);
    const { target, profile, mode, machine } = this.options;
    const reply = await this.compiler.compile({
      entryFile,
      target,
      profile,
      mode,
      outputFile,
      buildDirectory: directory,
    });
    if (!reply.ok || reply.outputFile === null) {
      const problems = reply.problems.slice(0, 3).map(({ text }) => text);
      return `does not compile: ${problems.join("\n")}`;
    }
    const ran = await execute(target, reply.outputFile, machine);
    fs.rmSync(reply.outputFile, { force: true });
    fs.rmSync(directory, { recursive: true, force: true });
    const problem = `${ran.problem ?? `exit code ${ran.exitCode}`} ${ran.stderr}`;
    return { stdout: ran.stdout, problem };
  }
}
