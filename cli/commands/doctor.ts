// `nautilus doctor`: what is there, what is not, how to get it.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { exitCode } from "../errors.ts";
import { paintFor, print } from "../output.ts";
import { rootFolder } from "../paths.ts";
import { targets } from "../targets/index.ts";
import { installLine } from "../tools/ensure.ts";
import {
  compilerTools,
  debuggerTool,
  openMpTool,
  symbolizerTool,
} from "../tools/table.ts";
import { findTool, type Tool } from "../tools/tool.ts";

/** What each command takes, most needed first. */
function toolsByUse(): readonly (readonly [string, readonly Tool[]])[] {
  const all = Object.values(targets);
  return [
    ["build", compilerTools],
    ...all
      .filter(({ runTools }) => runTools.length > 0)
      .map(({ name, runTools }) => [`run --target ${name}`, runTools] as const),
    ...all.flatMap(({ name, disc }) =>
      disc === null ? [] : [[`image --target ${name}`, disc.tools] as const],
    ),
    ["debug", [debuggerTool]],
    ["size", [symbolizerTool]],
    ["bench", [openMpTool]],
  ];
}

interface Finding {
  readonly name: string;
  readonly usedBy: string;
  readonly purpose: string;
  readonly path: string | null;
  readonly version: string | null;
  readonly install: string | null;
}

/** The version in the first line that has one. */
function versionOf(path: string): string | null {
  if (/\.(mod|so)$/.test(path)) return null;
  const result = spawnSync(path, ["--version"], {
    encoding: "utf8",
    timeout: 5000,
  });
  const match = /\d+\.\d+[\w.~+-]*/.exec(`${result.stdout}${result.stderr}`);
  return match === null ? null : match[0];
}

function nodeFindings(): Finding[] {
  const node: Finding = {
    name: "Node.js",
    usedBy: "everything",
    purpose: "runs this command and the compiler",
    path: process.execPath,
    version: process.versions.node,
    install: null,
  };
  const packages = ["typescript", "esbuild", "tsx"].map((name): Finding => {
    const folder = join(rootFolder, "node_modules", name);
    let version: string | null = null;
    try {
      const text = readFileSync(join(folder, "package.json"), "utf8");
      version = (JSON.parse(text) as { version: string }).version;
    } catch {
      // Reported below as missing.
    }
    return {
      name,
      usedBy: name === "tsx" ? "test" : "build",
      purpose: "a Node package of package-lock.json",
      path: version === null ? null : folder,
      version,
      install: version === null ? `cd ${rootFolder} && npm ci` : null,
    };
  });
  return [node, ...packages];
}

function toolFindings(): Finding[] {
  const seen = new Set<Tool>();
  const findings: Finding[] = [];
  for (const [usedBy, tools] of toolsByUse()) {
    for (const tool of tools) {
      if (seen.has(tool)) continue;
      seen.add(tool);
      const path = findTool(tool);
      findings.push({
        name: tool.name,
        usedBy,
        purpose: tool.purpose,
        path,
        version: path === null ? null : versionOf(path),
        install: path === null ? installLine([tool]) : null,
      });
    }
  }
  return findings;
}

export function doctorCommand(flags: { readonly json?: boolean }): number {
  const findings = [...nodeFindings(), ...toolFindings()];
  const missing = findings.filter(({ path }) => path === null);
  const code = missing.length === 0 ? exitCode.success : exitCode.failure;
  if (flags.json === true) {
    print(JSON.stringify({ ok: missing.length === 0, findings }, null, 2));
    return code;
  }
  const paint = paintFor(process.stdout);
  for (const { name, usedBy, purpose, path, version } of findings) {
    const mark = path === null ? paint("missing", "red") : paint("ok", "green");
    const padding = " ".repeat(path === null ? 1 : 6);
    print(
      `${mark}${padding}${name.padEnd(16)}${(version ?? "").padEnd(20)}` +
        `${purpose} (${usedBy})`,
    );
  }
  if (missing.length === 0) {
    print("everything is there");
    return code;
  }
  const byHand = missing.filter(({ install }) => install?.startsWith("cd"));
  for (const { install } of byHand.slice(0, 1)) print(`to install: ${install}`);
  const tools = toolsByUse()
    .flatMap(([, each]) => each)
    .filter((tool) => findTool(tool) === null);
  if (tools.length > 0) print(`to install: ${installLine(tools)}`);
  return code;
}
