// The process as a machine of several CPUs: each a Linux thread, interrupted by
// signals.

import assert from "node:assert/strict";
import { test } from "node:test";
import { runOnHost } from "../../testing/machines.ts";

/** Runs shell commands on that many CPUs. */
function ask(cpus: number, ...commands: string[]) {
  return runOnHost([
    `--nautilus-cpus=${cpus}`,
    "--nautilus-log",
    ...commands.map((command) => `--nautilus-shell=${command}`),
  ]);
}

for (const cpus of [1, 2, 4]) {
  test(`${cpus} CPUs: all start, and keep in step`, async () => {
    const { output, errors, exitCode } = await ask(cpus, "selftest 5");
    if (cpus > 1)
      assert.match(
        errors,
        new RegExp(`processors: ${cpus} of ${cpus} CPUs run`),
      );
    assert.match(output, /PASS threads/);
    assert.match(output, /\n0 failed\n$/, output);
    assert.equal(exitCode, 0);
  });
}

test("threads that never give up the CPU are interrupted", async () => {
  const { output } = await ask(
    1,
    ...["burn a 400", "burn a 400", "burn p 400 0 20000000 4000000"],
    ...["sleep 200000", "threads --json"],
  );
  const listed = output.slice(output.indexOf("{"));
  const { threads } = JSON.parse(listed) as {
    threads: { class: string; ranMs: number; name: string }[];
  };
  const burning = threads.filter(({ name }) => name === "burn");
  assert.equal(burning.length, 3, output);
  // How much each gets is Linux's affair as well; that each gets some is ours.
  for (const { ranMs } of burning) assert.ok(ranMs >= 5, output);
});

test("a panic silences the other CPUs", async () => {
  const { errors, exitCode } = await ask(4, "fault chatter");
  const [before, after] = errors.split("\nPANIC: ");
  assert.ok(after !== undefined, errors);
  for (const cpu of [1, 2, 3])
    assert.match(before!, new RegExp(`^chatter of CPU ${cpu} goes on$`, "m"));
  assert.doesNotMatch(after, /chatter of CPU/);
  assert.match(after, /kernel stopped, exit code 70\n$/);
  assert.equal(exitCode, 70);
});
