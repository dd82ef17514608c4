// Threads on virtual PCs: several CPUs, real time counted in instructions.

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { after, before, test } from "node:test";
import { buildImage, type TestImage } from "./testing/image.ts";
import { VirtualMachine } from "./testing/machine.ts";

let image: TestImage;

before(async () => {
  image = await buildImage(null);
});

after(() => {
  rmSync(dirname(image.file), { recursive: true, force: true });
});

/** Runs commands and gives what they printed. */
async function ask(
  commands: readonly string[],
  extraArguments: readonly string[],
): Promise<{ output: string; log: string }> {
  const machine = VirtualMachine.start({
    imageFile: image.file,
    commandLine: commands.map((command) => `shell="${command}"`).join(" "),
    extraArguments,
  });
  try {
    await machine.waitForExit(60_000);
    return { output: machine.terminal, log: machine.log };
  } finally {
    await machine.stop();
  }
}

for (const cpus of [1, 2, 3, 4, 8]) {
  test(`${cpus} CPUs: all start, and keep in step`, async () => {
    const { output, log } = await ask(
      ["selftest 3"],
      ["-smp", String(cpus), "-accel", "tcg,thread=single"],
    );
    if (cpus > 1)
      assert.match(log, new RegExp(`processors: ${cpus} of ${cpus} CPUs run`));
    assert.match(output, /PASS threads/);
    assert.match(output, /\n0 failed\n$/);
  });
}

test("a panic silences the other CPUs", async () => {
  const machine = VirtualMachine.start({
    imageFile: image.file,
    commandLine: 'shell="fault chatter"',
    debugPorts: false, // all on one line, in the order in which it came
    extraArguments: ["-smp", "4", "-accel", "tcg,thread=single"],
  });
  try {
    await machine.waitForExit(60_000);
    const [before, after] = machine.terminal.split("\nPANIC: ");
    assert.ok(after !== undefined, machine.terminal);
    for (const cpu of [1, 2, 3])
      assert.match(before!, new RegExp(`^chatter of CPU ${cpu} goes on$`, "m"));
    assert.doesNotMatch(after, /chatter of CPU/);
    assert.match(after, /kernel stopped, exit code 70\n$/);
  } finally {
    await machine.stop();
  }
});

for (const cpus of [16, 32, 64]) {
  test(`${cpus} CPUs start`, async () => {
    const { log } = await ask(
      ["version"],
      ["-smp", String(cpus), "-accel", "tcg,thread=single"],
    );
    assert.match(log, new RegExp(`processors: ${cpus} of ${cpus} CPUs run`));
  });
}

/** A time-stamp counter that counts instructions. */
const counted = [
  ...["-accel", "tcg,thread=single"],
  ...["-icount", "shift=0,sleep=off"],
];

/** A row of `threads`: class, arrivals, misses. */
const row = /^ *\d+ +0 \w+ +(periodic|aperiodic) +\d+ +(\d+) +(\d+) burn$/gm;

test("periodic threads keep their deadlines beside others", async () => {
  const { output } = await ask(
    [
      "burn a 200",
      "burn p 200 0 1000000 300000",
      "burn p 200 0 2000000 600000",
      "burn p 200 0 1000000 500000",
      "sleep 100000",
      "threads",
    ],
    counted,
  );
  assert.match(output, /refused: the utilisation would exceed the limit/);
  const rows = [...output.matchAll(row)];
  const realTime = rows.filter(([, kind]) => kind === "periodic");
  assert.equal(realTime.length, 2, output);
  const arrivals = realTime.map(([, , count]) => Number(count)).sort();
  // 100 ms hold 100 periods of 1 ms and 50 of 2 ms; a turn may pass before the first.
  assert.ok(
    arrivals.some((count) => count >= 88 && count <= 101),
    output,
  );
  assert.ok(
    arrivals.some((count) => count >= 43 && count <= 51),
    output,
  );
  for (const [, , , misses] of realTime) assert.equal(misses, "0", output);
});

test("a CPU that does not run is refused, and nothing is left behind", async () => {
  const { output } = await ask(["burn a cpu 9 30", "threads"], []);
  assert.match(output, /^CPU 9 does not run$/m);
  assert.doesNotMatch(output, /burn$/m);
});

test("a group gets real time together, or not at all", async () => {
  const { output } = await ask(
    [
      "grouptest 20 10000000 2000000",
      "grouptest 5 10000000 9000000",
      "grouptest 5 10000000 7000000",
    ],
    ["-smp", "4", ...counted],
  );
  const job =
    /^CPU (\d): (leader|member), first job at (\d+) us, (\d+) jobs, (\d+) missed$/gm;
  const jobs = [...output.matchAll(job)];
  // The second is refused, to all; the third has room only if that left nothing.
  assert.equal(jobs.length, 8, output);
  for (const round of [jobs.slice(0, 4), jobs.slice(4)]) {
    assert.equal(new Set(round.map(([, cpu]) => cpu)).size, 4, output);
    assert.equal(new Set(round.map(([, , , first]) => first)).size, 1, output);
    const leaders = round.filter(([, , role]) => role === "leader");
    assert.equal(leaders.length, 1, output);
    for (const [, , , , , missed] of round) assert.equal(missed, "0", output);
  }
  assert.equal(output.match(/: refused: /g)?.length, 4, output);
});

test("threads and tasks in batches and in recursion; nothing is left to reap twice", async () => {
  const { output } = await ask(
    ["threadtest 3", "tasktest 3", "steal on", "threadtest 3", "reap", "reap"],
    ["-smp", "4", "-m", "256", "-accel", "tcg,thread=single"],
  );
  assert.equal(output.match(/: PASS/g)?.length, 6, output);
  const reaped = [...output.matchAll(/^stacks given back: (\d+)$/gm)];
  assert.ok(Number(reaped[0]?.[1]) >= 512, output);
  // Those that gave back, and whoever ended meanwhile.
  assert.ok(Number(reaped[1]?.[1]) <= 8, output);
});

/** Counts by name, as command `bench` prints them. */
async function countsOf(names: string): Promise<Map<string, number>> {
  const { output } = await ask([`bench ${names}`], [...counted, "-m", "1024"]);
  const rows = [...output.matchAll(/^(\S.*?) {2,}(\d+\.\d)$/gm)];
  return new Map(rows.map(([, name, count]) => [name!, Number(count)]));
}

test("10,000 threads in 1 GB: neither a switch nor a new thread costs more", async () => {
  const made = await countsOf("thread create");
  assert.ok(made.get("thread create, cold")! <= 5000);
  assert.ok(made.get("thread create, warm")! <= 150);
  const few = made.get("thread create, warm")!;
  const many = made.get("thread create, 10000 waiting")!;
  assert.ok(many <= few * 1.1, `${many} instructions, alone ${few}`);
  const switches = await countsOf("yield");
  const two = switches.get("yield between two threads, per switch")!;
  assert.ok(two <= 95, String(two));
  const beside = switches.get("yield between two, 10000 waiting")!;
  assert.ok(beside <= two * 1.1, `${beside} instructions, alone ${two}`);
  // Each has its own stack and structure: more of them miss what is at hand.
  const among = switches.get("yield among 10000")!;
  assert.ok(among <= two * 1.25, `${among} instructions, of two ${two}`);
});

test("threads made on one CPU and ended on others are used again", async () => {
  const { output } = await ask(
    ["threadtest 20", "meminfo", "threadtest 100", "meminfo"],
    ["-smp", "4", "-m", "64", "-accel", "tcg,thread=single"],
  );
  assert.equal(output.match(/: PASS/g)?.length, 4, output);
  const [before, after] = [...output.matchAll(/^allocated +(\d+) bytes/gm)];
  assert.ok(Number(after![1]) <= Number(before![1]) + 0x80_0000, output);
});
