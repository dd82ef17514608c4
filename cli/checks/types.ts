// Stock tsc over every project of the checkout: the tools, the library, and
// the kernel once for each target.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildFolder, rootFolder } from "../paths.ts";
import { targetNames } from "../targets/index.ts";

interface Project {
  readonly name: string;
  readonly file: string;
  readonly arguments: readonly string[];
}

const candidates: readonly Project[] = [
  { name: "tools", file: "tsconfig.json", arguments: [] },
  { name: "lib", file: "lib/tsconfig.json", arguments: [] },
  ...targetNames.map((target) => ({
    name: `kernel for ${target}`,
    file: "kernel/tsconfig.json",
    arguments: ["--customConditions", target],
  })),
];

export const typeProjects: readonly Project[] = candidates.filter(({ file }) =>
  existsSync(join(rootFolder, file)),
);

function stateFile({ name }: Project): string {
  const file = `${name.replaceAll(" ", "-")}.tsbuildinfo`;
  return join(buildFolder, "types", file);
}

/** What tsc has against the project; nothing if it is well typed. */
export function checkTypes(project: Project): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        join(rootFolder, "node_modules", "typescript", "bin", "tsc"),
        ...["-p", join(rootFolder, project.file), "--pretty", "false"],
        // What did not change since the last time is not checked again.
        ...["--incremental", "--tsBuildInfoFile", stateFile(project)],
        ...project.arguments,
      ],
      { cwd: rootFolder, stdio: ["ignore", "pipe", "pipe"] },
    );
    let output = "";
    child.stdout.on("data", (bytes: Buffer) => (output += bytes.toString()));
    child.stderr.on("data", (bytes: Buffer) => (output += bytes.toString()));
    child.once("error", reject);
    child.once("close", (status) => {
      const lines = output.trim() === "" ? [] : output.trim().split("\n");
      if (status === 0) resolve([]);
      else resolve(lines.length > 0 ? lines : [`tsc ended with ${status}`]);
    });
  });
}
