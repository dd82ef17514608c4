// Tests of the installer: what it installs, when, and what it says if it may not.

import assert from "node:assert/strict";
import { test } from "node:test";
import { UserError } from "../errors.ts";
import { ensureTools, type Installer } from "./ensure.ts";
import type { Tool } from "./tool.ts";

const saw: Tool = {
  name: "saw",
  executable: "saw-19",
  debianPackage: "saw-tools",
  purpose: "cuts",
};
const rasp: Tool = {
  ...saw,
  name: "rasp",
  executable: "rasp",
  purpose: "rubs",
};

/** A machine whose apt-get needs `failures` attempts before it works. */
function machine(options: {
  present: string[];
  root: boolean;
  failures?: number;
}): Installer & { commands: string[]; said: string[] } {
  const commands: string[] = [];
  const said: string[] = [];
  const present = new Set(options.present);
  let failuresLeft = options.failures ?? 0;
  return {
    commands,
    said,
    find: (tool) => (present.has(tool.name) ? `/bin/${tool.name}` : null),
    rootPrefix: () => (options.root ? ["sudo", "-n"] : null),
    run(command) {
      const line = command.join(" ");
      if (line === "apt-get --version") return { status: 0, output: "" };
      commands.push(line);
      if (line.includes("install") && failuresLeft > 0) {
        failuresLeft--;
        return { status: 100, output: "E: Unable to locate package" };
      }
      if (line.includes("saw-tools")) present.add("saw").add("rasp");
      return { status: 0, output: "" };
    },
    say: (text) => said.push(text),
  };
}

test("nothing is run when every tool is there", () => {
  const complete = machine({ present: ["saw"], root: true });
  ensureTools([saw], complete);
  assert.deepEqual(complete.commands, []);
  assert.deepEqual(complete.said, []);
});

test("a missing tool is installed with one line saying what and why", () => {
  const bare = machine({ present: [], root: true });
  ensureTools([saw, rasp], bare);
  assert.equal(bare.said.length, 1);
  assert.match(bare.said[0] ?? "", /saw \(cuts\), rasp \(rubs\)/);
  assert.deepEqual(bare.commands, [
    "sudo -n apt-get install --yes --no-install-recommends saw-tools",
  ]);
});

test("package lists are fetched when the first attempt fails", () => {
  const fresh = machine({ present: [], root: true, failures: 1 });
  ensureTools([saw], fresh);
  assert.deepEqual(
    fresh.commands.map((line) => line.split(" ")[3]),
    ["install", "update", "install"],
  );
});

test("without root the exact line to type is the message", () => {
  const guest = machine({ present: ["rasp"], root: false });
  assert.throws(
    () => ensureTools([saw, rasp], guest),
    (error: unknown) =>
      error instanceof UserError &&
      error.message ===
        "missing: saw (cuts). To install: sudo apt-get install saw-tools",
  );
  assert.deepEqual(guest.commands, []);
});

test("an installation that fails says what apt-get said", () => {
  const broken = machine({ present: [], root: true, failures: 9 });
  assert.throws(() => ensureTools([saw], broken), /Unable to locate package/);
});
