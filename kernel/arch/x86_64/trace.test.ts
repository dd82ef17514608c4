// What the kernel's scheduler decides, in the order in which a simulation does.

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { test } from "node:test";
import {
  simulate,
  type Decision,
  type Task,
} from "./testing/earliest-deadline.ts";
import { buildShellImage } from "./testing/image.ts";
import { VirtualMachine } from "./testing/machine.ts";

/** Periods and slices, in microseconds, whose jobs seldom end as others come. */
const asked = [
  { periodUs: 1100, sliceUs: 150 },
  { periodUs: 1700, sliceUs: 350 },
  { periodUs: 3700, sliceUs: 550 },
];
/** More than a switch and a late timer take in a build without optimisation. */
const marginUs = 35;

/** They wait for their first arrival: so the switch to it is in the trace. */
async function readTrace(): Promise<string> {
  const { file } = await buildShellImage("development");
  const burns = asked.map(
    ({ periodUs, sliceUs }) => `burn p 60 2000000 ${periodUs}000 ${sliceUs}000`,
  );
  const commands = [...burns, "sleep 70000", "trace 1000"];
  const machine = VirtualMachine.start({
    imageFile: file,
    commandLine: commands.map((command) => `shell="${command}"`).join(" "),
    extraArguments: [
      ...["-accel", "tcg,thread=single"],
      ...["-icount", "shift=0,sleep=off"],
    ],
  });
  try {
    await machine.waitForExit(60_000);
    return machine.terminal;
  } finally {
    await machine.stop();
    rmSync(dirname(file), { recursive: true, force: true });
  }
}

/** Rows of real-time jobs; the same job twice in a row was interrupted by nobody who matters. */
function decisionsOf(trace: string): Decision[] {
  const row = /^ *\d+ +\d+ +(\d+) +(\d+) +\d+$/gm;
  const decisions: Decision[] = [];
  for (const [, thread, arrival] of trace.matchAll(row)) {
    const decision = { thread: Number(thread), arrivalUs: Number(arrival) };
    const last = decisions.at(-1);
    const isSame =
      last?.thread === decision.thread && last.arrivalUs === decision.arrivalUs;
    if (!isSame) decisions.push(decision);
  }
  return decisions;
}

/** The threads in the order of their numbers are those asked for. */
function tasksOf(decisions: readonly Decision[]): Task[] {
  const threads = [...new Set(decisions.map(({ thread }) => thread))];
  threads.sort((a, b) => a - b);
  assert.equal(threads.length, asked.length);
  return threads.map((thread, i) => {
    const first = decisions.find((decision) => decision.thread === thread)!;
    return { thread, firstUs: first.arrivalUs, ...asked[i]! };
  });
}

test("real-time jobs run in the order of the simulation", async () => {
  const trace = await readTrace();
  const decisions = decisionsOf(trace);
  const tasks = tasksOf(decisions);
  const simulated = simulate(tasks, 50_000, marginUs);
  assert.ok(simulated.length >= 20, `${simulated.length} decisions:\n${trace}`);
  assert.deepEqual(decisions.slice(0, simulated.length), simulated);
  // Planted: a task with another slice decides otherwise.
  const [first, second, third] = tasks;
  const wrong = simulate(
    [first!, second!, { ...third!, sliceUs: 900 }],
    50_000,
    1,
  );
  assert.notDeepEqual(decisions.slice(0, wrong.length), wrong);
});
