// Tests of running images: real QEMU and real processes, tiny guests.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { endlessProgram, exitCodeProgram, makeElf } from "../elf/testing.ts";
import type { RunOptions, TargetName } from "./target.ts";
import { imageArguments } from "./host.ts";
import { targetNamed } from "./index.ts";
import { guests, makeGuest, plainOptions } from "./testing.ts";

const runner = new URL("./testing-run.ts", import.meta.url).pathname;
const machine: TargetName = "x86_64";

let folder = "";
const images: Record<string, string> = {};

function makeProgram(name: string, code: Buffer): void {
  const file = join(folder, name);
  writeFileSync(file, makeElf(code));
  chmodSync(file, 0o755);
  images[name] = file;
}

before(() => {
  folder = mkdtempSync(join(tmpdir(), "nautilus-targets-"));
  for (const name of Object.keys(guests) as (keyof typeof guests)[]) {
    images[name] = makeGuest(folder, name);
  }
  makeProgram("exit-42", exitCodeProgram(42));
  makeProgram("loop", endlessProgram);
  makeProgram("fault", Buffer.from("0f0b", "hex"));
});
after(() => rmSync(folder, { recursive: true }));

function words(
  target: TargetName,
  image: string,
  options: Partial<RunOptions>,
): string[] {
  const file = images[image] ?? image;
  return ["--import", "tsx", runner, target, file, JSON.stringify(options)];
}

function run(
  target: TargetName,
  image: string,
  options: Partial<RunOptions> = {},
  input = "",
) {
  const result = spawnSync(process.execPath, words(target, image, options), {
    input,
    encoding: "latin1",
    timeout: 60_000,
  });
  const { status, stdout, stderr } = result;
  return { status, stdout, stderr };
}

/** Ids of live processes whose command line has this text. */
function processesWith(text: string): string[] {
  const listed = spawnSync("pgrep", ["-f", text], { encoding: "utf8" });
  return listed.stdout.split("\n").filter((line) => line !== "");
}

test("each channel goes where it belongs, the exit code too", () => {
  assert.deepEqual(run(machine, "speaker"), {
    status: 42,
    stdout: "out\n",
    stderr: "err\n",
  });
  const verbose = run(machine, "speaker", { verbose: true });
  assert.equal(verbose.stdout, "out\n");
  assert.match(verbose.stderr, /log line\n/);
});

test("microvm runs the same image", () => {
  const result = run(machine, "speaker", { machine: "microvm" });
  assert.deepEqual(result, { status: 42, stdout: "out\n", stderr: "err\n" });
});

test("input reaches the console and its end is Ctrl-D", () => {
  const text = "first line\nsecond\n".repeat(20);
  const result = run(machine, "echo", { timeoutSeconds: 30 }, text);
  assert.deepEqual(result, { status: 0, stdout: text, stderr: "" });
});

test("a lot of output arrives whole", () => {
  const { status, stdout } = run(machine, "talker", { timeoutSeconds: 30 });
  const bytes = Buffer.from(stdout, "latin1");
  assert.equal(status, 0);
  assert.equal(bytes.length, 0x10000);
  assert.ok(bytes.every((byte, index) => byte === ((0x10000 - index) & 0xff)));
});

test("the command line carries commands and arguments", () => {
  const shell = { isShell: true, shellCommands: ["mem 0 16"] };
  assert.equal(run(machine, "commandLine", shell).stdout, 'shell="mem 0 16"');
  const program = { programArguments: ["a b", "c"] };
  assert.equal(run(machine, "commandLine", program).stdout, '-- "a b" c');
});

test("a crash shows the log's end and a sentence", () => {
  const result = run(machine, "crasher");
  assert.equal(result.status, 125);
  assert.match(result.stderr, /about to crash/);
  assert.match(result.stderr, /nautilus: the machine was reset or switched/);
});

test("a program that never ends is stopped, with a sentence", () => {
  for (const target of [machine, "host"] as const) {
    const image = target === "host" ? "loop" : "endless";
    const result = run(target, image, { timeoutSeconds: 1 });
    assert.equal(result.status, 124);
    assert.match(result.stderr, /did not end within 1 s \(--timeout\)/);
    assert.deepEqual(processesWith(images[image] ?? ""), []);
  }
});

test("a machine that does not switch off is stopped after its exit code", () => {
  assert.equal(run(machine, "lingerer").status, 7);
});

test("QEMU that dies is told in its own words", () => {
  const bad = { emulatorArguments: ["-device", "no-such-device"] };
  const result = run(machine, "speaker", bad);
  assert.equal(result.status, 125);
  assert.match(result.stderr, /QEMU stopped with status 1.*no-such-device/s);
  const none = run(machine, join(folder, "none.elf"));
  assert.match(none.stderr, /nautilus: QEMU stopped .*none\.elf/s);
});

test("a disc boots by GRUB, and is the same bytes each time", () => {
  const discs = ["a.iso", "b.iso"].map((name) => join(folder, name));
  const { disc } = targetNamed(machine);
  for (const file of discs) {
    disc?.make(images["speaker"] ?? "", file, {
      ...plainOptions,
      programArguments: ["it's"],
    });
  }
  const [first = "", second = ""] = discs;
  assert.ok(readFileSync(first).equals(readFileSync(second)));

  const { stdout } = spawnSync(
    `qemu-system-${machine}`,
    [
      ...["-cdrom", first, "-display", "none", "-serial", "stdio"],
      ...["-device", "isa-debug-exit,iobase=0xf4"],
    ],
    { encoding: "latin1", timeout: 60_000, input: "" },
  );
  assert.equal(stdout, "out\n");
});

test("host: the kernel's options come before the program's arguments", () => {
  assert.deepEqual(imageArguments(plainOptions), []);
  const given = {
    ...plainOptions,
    shellCommands: ["mem 0"],
    cpus: 2,
    memory: "64M",
    verbose: true,
    programArguments: ["--nautilus-log", "b"],
  };
  assert.deepEqual(imageArguments(given), [
    "--nautilus-shell=mem 0",
    "--nautilus-cpus=2",
    "--nautilus-memory=64M",
    "--nautilus-log",
    ...["--", "--nautilus-log", "b"],
  ]);
});

test("host: exit code, signal, and an image that is none", () => {
  assert.equal(run("host", "exit-42").status, 42);
  const fault = run("host", "fault");
  assert.equal(fault.status, 132);
  assert.match(fault.stderr, /ended by SIGILL/);
  const machine = run("host", "exit-42", { machine: "q35" });
  assert.equal(machine.status, 2);
  assert.match(machine.stderr, /--machine describes an emulated machine/);
  const cpus = run("host", "exit-42", { cpus: 65 });
  assert.equal(cpus.status, 2);
  assert.match(cpus.stderr, /--cpus is at most 64 with --target host/);
});

test("options that no machine has are refused before anything runs", () => {
  const refused: readonly [Partial<RunOptions>, RegExp][] = [
    [{ machine: "toaster" }, /--machine is one of pc, q35, microvm/],
    [{ accelerator: "steam" }, /--accel is one of tcg, kvm/],
    [{ cpus: 256 }, /--cpus is at most 255/],
    [{ memory: "7M" }, /--memory is at least 8M/],
  ];
  for (const [options, sentence] of refused) {
    const { status, stderr } = run("x86_64", "speaker", options);
    assert.equal(status, 2);
    assert.match(stderr, sentence);
  }
});

async function interrupt(
  target: TargetName,
  image: string,
  signal: NodeJS.Signals,
): Promise<number | string | null> {
  const child = spawn(process.execPath, words(target, image, {}), {
    stdio: "ignore",
  });
  const file = images[image] ?? "";
  const marker = target === "host" ? `^${file}` : `^[^ ]*qemu.*${file}`;
  for (let tries = 0; processesWith(marker).length === 0; tries++) {
    if (tries > 100) {
      child.kill("SIGTERM");
      assert.fail(`${image} did not start`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill(signal);
  const status = await new Promise<number | string | null>((resolve) =>
    child.once("close", (code, by) => resolve(code ?? by)),
  );
  // The kernel delivers the death of a parent to its child at once.
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.deepEqual(processesWith(file), []);
  return status;
}

test("Ctrl-C and worse leave no process behind", async () => {
  assert.equal(await interrupt(machine, "endless", "SIGINT"), 130);
  assert.equal(await interrupt(machine, "endless", "SIGTERM"), 143);
  assert.equal(await interrupt(machine, "endless", "SIGKILL"), "SIGKILL");
  assert.equal(await interrupt("host", "loop", "SIGINT"), 130);
  assert.equal(await interrupt("host", "loop", "SIGKILL"), "SIGKILL");
});
