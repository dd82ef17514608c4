// What a program must do: as Node runs it, or as its C twin built by clang.

import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { runUnderNode, type Outcome } from "../oracle/node.ts";
import { runProcess } from "../oracle/process.ts";
import { buildRoot } from "../oracle/repository.ts";
import type { TestProgram } from "./discover.ts";

export function expectedOutcome(program: TestProgram): Promise<Outcome> {
  return program.twinFile === null
    ? runUnderNode(program.entryFile, program)
    : runTwin(program.twinFile);
}

/** Wrap-around is defined in our language, hence -fwrapv in C. */
async function runTwin(twinFile: string): Promise<Outcome> {
  const hash = createHash("sha256")
    .update(fs.readFileSync(twinFile))
    .digest("hex")
    .slice(0, 24);
  const binary = path.join(buildRoot, "oracle", `twin-${hash}`);
  if (!fs.existsSync(binary)) {
    fs.mkdirSync(path.dirname(binary), { recursive: true });
    const flags = ["-std=c17", "-O1", "-fwrapv", "-o", binary, twinFile, "-lm"];
    const built = await runProcess("clang-19", flags, { timeoutSeconds: 60 });
    if (built.exitCode !== 0) {
      throw new Error(`clang refused ${twinFile}:\n${built.stderr}`);
    }
  }
  const result = await runProcess(binary, [], { timeoutSeconds: 60 });
  if (result.exitCode === null) throw new Error(`${twinFile} did not finish`);
  return {
    stdout: result.stdout,
    stderr: result.stderr.toString(),
    exitCode: result.exitCode,
  };
}
