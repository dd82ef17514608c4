// Makes sure that a command's tools are there: installs what is missing when
// it may, otherwise says exactly what to type.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { UserError } from "../errors.ts";
import { say } from "../output.ts";
import { findTool, type Tool } from "./tool.ts";

/** What the installer needs to know and do; tests bring their own. */
export interface Installer {
  find(tool: Tool): string | null;
  /** The words that go before a command to run it as root; null: not allowed. */
  rootPrefix(): readonly string[] | null;
  /** Runs a command; its exit status and everything it said. */
  run(command: readonly string[]): { status: number; output: string };
  say(text: string): void;
}

/** `sudo` may ask for a password only where somebody can type one. */
function findRootPrefix(): readonly string[] | null {
  if (process.getuid?.() === 0) return [];
  if (process.stdin.isTTY && process.stderr.isTTY) {
    return existsSync("/usr/bin/sudo") ? ["sudo"] : null;
  }
  const allowed = spawnSync("sudo", ["-n", "true"], { stdio: "ignore" });
  return allowed.status === 0 ? ["sudo", "-n"] : null;
}

export const systemInstaller: Installer = {
  find: (tool) => findTool(tool),
  rootPrefix: findRootPrefix,
  run(command) {
    const [program = "", ...rest] = command;
    const result = spawnSync(program, rest, {
      encoding: "utf8",
      stdio: ["inherit", "pipe", "pipe"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      maxBuffer: 1 << 26,
    });
    if (result.error !== undefined) {
      return { status: 127, output: result.error.message };
    }
    return {
      status: result.status ?? 1,
      output: result.stdout + result.stderr,
    };
  },
  say,
};

/** The packages of these tools, each once, in the order of the tools. */
export function packagesOf(tools: readonly Tool[]): string[] {
  return [...new Set(tools.map((tool) => tool.debianPackage))];
}

/** What to type to get these tools. */
export function installLine(tools: readonly Tool[]): string {
  return `sudo apt-get install ${packagesOf(tools).join(" ")}`;
}

function lastLines(text: string, amount: number): string {
  return text.trim().split("\n").slice(-amount).join("\n");
}

/** Makes every tool available, or throws a UserError saying what to do. */
export function ensureTools(
  tools: readonly Tool[],
  installer: Installer = systemInstaller,
): void {
  const missing = tools.filter((tool) => installer.find(tool) === null);
  if (missing.length === 0) return;

  const names = missing.map((tool) => `${tool.name} (${tool.purpose})`);
  const prefix = installer.rootPrefix();
  if (prefix === null || installer.run(["apt-get", "--version"]).status !== 0) {
    throw new UserError(
      `missing: ${names.join(", ")}. To install: ${installLine(missing)}`,
    );
  }

  const packages = packagesOf(missing);
  const install = [
    ...prefix,
    ...["apt-get", "install", "--yes", "--no-install-recommends"],
    ...packages,
  ];
  installer.say(`installing ${names.join(", ")}: ${install.join(" ")}`);
  let result = installer.run(install);
  if (result.status !== 0) {
    // A fresh machine has no package lists yet.
    installer.run([...prefix, "apt-get", "update"]);
    result = installer.run(install);
  }
  const still = missing.filter((tool) => installer.find(tool) === null);
  if (result.status !== 0 || still.length > 0) {
    throw new UserError(
      `could not install ${packages.join(" ")}; apt-get said:\n` +
        `${lastLines(result.output, 5)}\n` +
        `To try by hand: ${installLine(missing)}`,
    );
  }
}

/** The path of a tool that ensureTools has made available. */
export function toolPath(tool: Tool): string {
  const found = findTool(tool);
  if (found !== null) return found;
  throw new UserError(
    `missing: ${tool.name} (${tool.purpose}). To install: ${installLine([tool])}`,
  );
}
