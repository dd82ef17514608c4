// The shell's commands, on the machines the kernel runs on.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";
import {
  runCommands,
  runOnHost,
  shellImage,
  typeInQemu,
  type TargetName,
} from "./machines.ts";

const targets: readonly TargetName[] =
  process.env["NAUTILUS_TEST_TARGETS"] === undefined
    ? ["host", "x86_64"]
    : (process.env["NAUTILUS_TEST_TARGETS"].split(",") as TargetName[]);

interface Case {
  readonly command: string;
  readonly output: RegExp;
  readonly exitCode?: number;
  /** Only on these; everywhere unless said. */
  readonly on?: TargetName;
}

const hex16 = "0x[0-9a-f]{16}";

const cases: readonly Case[] = [
  {
    command: "help",
    output:
      /^\nAvailable commands:\n\n {2}admissiontest [\s\S]*\n {2}wrmsr .*\n\n$/,
  },
  {
    command: "help me",
    output:
      /^\nAvailable commands:\n\n {2}mem .*\n.*\n {2}meminfo .*\n.*\n {2}memtest .*\n\n$/,
  },
  { command: "help zz", output: /^No help strings match 'zz'\n$/ },
  { command: "HELP PO", output: /\n {2}poke / },
  {
    command: "nonsense 1",
    output: /^Don't understand "nonsense"\n$/,
    exitCode: 1,
  },
  { command: "echo  a  b €", output: /^a {2}b €\n$/ },
  { command: "fibertest order", output: /^order +ok\n$/ },
  {
    command: "fibertest foo",
    output:
      /^fibertest: part "foo" is not understood\nusage: fibertest \[part\]\n$/,
    exitCode: 1,
  },
  { command: "fibertime 4 100", output: /^404 switches, \d+ counts each, / },
  { command: "fiberall 3", output: /^\d+ fibers ran on \d+ CPUs\n$/ },
  { command: "futuretest 5", output: /^5 rounds of \d+ futures, \d+ us\n$/ },
  { command: "wqs", output: /^waiting for +threads +first\n/ },
  { command: "sems", output: /^ +units waiting holders name\n$/ },
  { command: "mqs --json", output: /^\{"messageQueues":\[\n\]\}\n$/ },
  { command: "timers", output: /^cpu +in us thread\n/ },
  { command: "version", output: /^Nautilus \d+\.\d+\.\d+ \w+\n$/ },
  {
    command: "meminfo",
    output:
      /^total +\d+ bytes +\d+ KB\nallocated .*\nfree .*\npeak .*\nlargest free .*\nheap .*\nkept by CPUs .*\nblocks .*\n$/,
  },
  {
    command: "meminfo detail",
    output: /\n {2}text +0x[0-9a-f]{16} - 0x[0-9a-f]{16} \d+ KB\n/,
  },
  {
    command: "meminfo foo",
    output:
      /^meminfo: "foo" is one word too many\nusage: meminfo \[detail \| makers \| --json\]\n$/,
    exitCode: 1,
  },
  {
    command: "meminfo makers",
    output: /^only development builds know who allocates\n$/,
  },
  {
    command: "memtest 100000 3",
    output: /^seed 3, 100000 operations: nothing is wrong\n$/,
  },
  { command: "peek 0", output: /^Mem\[0x0{16}\] cannot be read\n$/ },
  {
    command: "peek",
    output: /^peek: address is missing\nusage: peek \[b\|w\|d\|q\] address\n$/,
    exitCode: 1,
  },
  {
    command: "peek zz",
    output: /^peek: address "zz" is not a hexadecimal number\nusage: /,
    exitCode: 1,
  },
  {
    command: "peek 10000000000000000",
    output: /^peek: address "10000000000000000" is too large\n/,
    exitCode: 1,
  },
  {
    command: "peek b ffffffffffff0000",
    output: /^Mem\[0xffffffffffff0000\] cannot be read\n$/,
  },
  { command: "poke q 8 1", output: /^Mem\[0x0{15}8\] cannot be written\n$/ },
  {
    command: "poke b 8 100",
    output: /^poke: value "100" is too large\n/,
    exitCode: 1,
  },
  { command: "mem 0 16", output: /^Mem\[0x0{16}\] cannot be read\n$/ },
  {
    command: "mem 0 16 3",
    output: /^mem: size "3" is not 1, 2, 4 or 8\n/,
    exitCode: 1,
  },
  {
    command: "cpuid 0",
    output:
      /^CPUID\[0x00000000\] = eax [0-9a-f]{8} ebx [0-9a-f]{8} ecx [0-9a-f]{8} edx [0-9a-f]{8} {2}.{16}\n$/,
  },
  {
    command: "cpuid 0 2",
    output: /^CPUID\[0x00000000\].*\nCPUID\[0x00000001\].*\n$/,
  },
  { command: "cpuid sub 4 1", output: /^CPUID\[0x00000004, 0x00000001\] =/ },
  {
    command: "cpuid 7fffffff",
    output:
      /^CPUID\[0x7fffffff\] = not available, the highest is 0x[0-9a-f]{8}\n$/,
  },
  { command: "regs", output: /rax +[0-9a-f]{16} [\s\S]*rip +[0-9a-f]{16}/ },
  {
    command: "mt zz",
    output: /^mt: address "zz" [^\n]*\nusage: mt address\n$/,
    exitCode: 1,
  },
  {
    command: "mt b8000",
    output: /^memory types are not known to a Linux process\n$/,
    on: "host",
  },
  {
    command: "mt fee00000",
    output: /^Mem\[0x00000000fee00000\] is (uncached|write-)[\w ()-]*\n$/,
    on: "x86_64",
  },
  {
    command: "fault thread",
    output: /^three threads ended, and nothing else\n$/,
  },
  {
    command: "fault lock",
    output: /^(?![^]*thread ended)/,
    exitCode: 70,
  },
  {
    command: "admissiontest 100000 7",
    output: /^PASS 100000 sets \(seed 7\)\n$/,
    on: "host",
  },
  { command: "admissiontest 300", output: /^PASS 300 sets \(seed 1\)\n$/ },
  {
    command: "in 80",
    output: /^I\/O ports are not available to a Linux process\n$/,
    on: "host",
  },
  {
    command: "in b 3fd",
    output: /^IO\[0x03fd\] = 0x[0-9a-f]{2}\n$/,
    on: "x86_64",
  },
  { command: "out b 80 12", output: /^IO\[0x0080\] = 0x12\n$/, on: "x86_64" },
  {
    command: "in q 80",
    output: /^in: width "q" is not b, w or d\n/,
    exitCode: 1,
  },
  {
    command: "rdmsr 10",
    output: /^model-specific registers are not available to a Linux process\n$/,
    on: "host",
  },
  {
    command: "rdmsr c0000080",
    output: /^MSR\[0xc0000080\] = 0x0000000000000d.. {2}.{8}\n$/,
    on: "x86_64",
  },
  {
    command: "rdmsr 12345678",
    output: /^MSR\[0x12345678\] (cannot be read|= .*)\n$/,
    on: "x86_64",
  },
  { command: "time", output: /^up \d+\.\d{9} s(;.*)?\n.* at \d+ Hz/ },
  { command: "delay 1000", output: /^Delaying for 1000 us\n$/ },
  { command: "sleep 1000", output: /^Sleeping for 1000 us\n$/ },
  {
    command: "delay 1s",
    output: /^delay: microseconds "1s" is not a number\n/,
    exitCode: 1,
  },
  { command: "history", output: /^No matches\n$/ },
  { command: "log", output: /^\[ +\d+\.\d{6}\] boot: Nautilus / },
  { command: "selftest 7", output: /^(PASS .*\n)+0 failed\n$/ },
  {
    command: "numa",
    output:
      /^1 node \(the firmware names none\), \d+ CPUs?\nNode 0: CPUs 0\S*\n/,
  },
  {
    command: "cputopotest",
    output: /\n\d+ packages, \d+ cores, \d+ threads \(.*\)\nPASS\n$/,
  },
  {
    command: "firmwaretest 100000",
    output: /^PASS 100000 damaged sets of tables \(seed 1\), of \d+ something/,
    on: "host",
  },
  {
    command: "firmwaretest 1000 3",
    output: /^PASS 1000 damaged sets of tables \(seed 3\), of \d+ something/,
  },
  {
    command: "ioapic",
    output: /^This CPU: no interrupt controller of its own/,
    on: "host",
  },
  {
    command: "ioapic all",
    output: /\n +4 +0x[0-9a-f]{2} +open +edge +high /,
    on: "x86_64",
  },
  {
    command: "int 80",
    output: /^interrupt vectors are not available to a Linux process\n$/,
    on: "host",
  },
  {
    command: "int 80 2",
    output: /^Vector 0x80: raised 2 times, arrived 2, nobody serves it\n$/,
    on: "x86_64",
  },
  {
    command: "int 1f",
    output: /^int: vector "1f" is an exception's/,
    exitCode: 1,
  },
  {
    command: "mtrrs",
    output: /^memory types are not known to a Linux process\n$/,
    on: "host",
  },
  {
    command: "mtrrs",
    output: /^Default: [\w-]+\n(fixed|variable) +0x/,
    on: "x86_64",
  },
  {
    command: "stop 2",
    output:
      /^(Stopping world iteration (\d)\nExecuting during stopped world iteration \2\n){2}$/,
  },
  { command: "ipitest 5", output: /\nPASS\n$/ },
  {
    command: "fault nonsense",
    output: /^fault: kind "nonsense" is not understood\n/,
    exitCode: 1,
  },
  { command: "shutdown 3", output: /^$/, exitCode: 3 },
];

/** Reports that end the kernel: they go to the error channel. */
const fatal: readonly { command: string; report: RegExp }[] = [
  {
    command: "panic at the disco",
    report: /PANIC: asked for at the shell: at the disco\n/,
  },
  {
    command: "fault read",
    report: new RegExp(
      `EXCEPTION: [Pp]age fault .*\\n {2}read of address 0x0{15}8.*\\n {2}at ${hex16} readNull \\(kernel/memory/provoke\\.ts:\\d+\\)\\n`,
    ),
  },
  {
    command: "fault write",
    report: /EXCEPTION: [Pp]age fault .*\n {2}write of address /,
  },
  {
    command: "fault stack",
    report:
      /EXCEPTION: .*(page fault|double fault)[\s\S]*… \d+ more like this …/i,
  },
  {
    command: "fault index",
    report: /PANIC: index 4 is out of range: the length is 4\n/,
  },
  {
    command: "fault division",
    report: /PANIC: Division by zero|EXCEPTION: divide error/,
  },
  { command: "fault double-free", report: /PANIC: memory was freed twice\n/ },
  {
    command: "fault bad-free",
    report: /PANIC: free of an address that is not the start of an allocation/,
  },
];

for (const target of targets) {
  for (const { command, output, exitCode, on } of cases) {
    if (on !== undefined && on !== target) continue;
    test(`${target}: ${command}`, async () => {
      const run = await runCommands(target, [command]);
      assert.match(run.output, output, run.errors);
      assert.equal(run.exitCode, exitCode ?? 0);
    });
  }
  for (const { command, report } of fatal) {
    test(`${target}: ${command}`, async () => {
      const run = await runCommands(target, [command]);
      assert.match(run.errors, report);
      // The way here, by name: the command's own function, and main.
      assert.match(
        run.errors,
        /#\d+ 0x[0-9a-f]{16} .*\(kernel\/shell\/\w+\.ts:\d+\)/,
      );
      assert.match(run.errors, /main \(kernel\/main\.ts:\d+\)/);
      assert.equal(run.exitCode, 70);
    });
  }
  test(`${target}: commands run in order; one that is wrong sets the exit code`, async () => {
    const run = await runCommands(target, ["echo one", "oops", "echo two"]);
    assert.equal(run.output, 'one\nDon\'t understand "oops"\ntwo\n');
    assert.equal(run.exitCode, 1);
  });
}

test("host: memory that is written is read back", async () => {
  const { output } = await runOnHost(["--nautilus-shell=meminfo detail"]);
  const end = /^memory .* - 0x([0-9a-f]{16}) /m.exec(output)![1]!;
  const address = (BigInt(`0x${end}`) - 4096n).toString(16).padStart(16, "0");
  const run = await runCommands("host", [
    `poke q ${address} 1122334455667788`,
    `peek b ${address}`,
    `peek w ${address}`,
    `peek d ${address}`,
    `peek ${address}`,
    `mem ${address} 9 4`,
  ]);
  assert.deepEqual(run.output.split("\n"), [
    `Mem[0x${address}] = 0x1122334455667788`,
    `Mem[0x${address}] = 0x88`,
    `Mem[0x${address}] = 0x7788`,
    `Mem[0x${address}] = 0x55667788`,
    `Mem[0x${address}] = 0x1122334455667788`,
    `${address} : 55667788 11223344       00           .wfUD3".`.replace(
      / {3,}\./,
      (blanks) => blanks,
    ) + ".",
    "",
  ]);
});

test("host: lines from a pipe run without prompt or echo", async () => {
  const run = await runOnHost([], "echo one\n\n  version x\necho two");
  assert.match(
    run.output,
    /^one\nversion: "x" is one word too many\nusage: .*\ntwo\n$/,
  );
  assert.equal(run.exitCode, 1);
});

test("host: a terminal edits lines, and has its settings back at the end", async () => {
  const image = await shellImage("host");
  const keys =
    "ecxho hi\u001b[D\u001b[D\u001b[D\u001b[D\u001b[D\u007f\r" +
    "\u001b[A\r" +
    "foo\u0003" +
    "delay 60000000\r";
  const output = await inTerminal(`${image}; stty -a`, [
    keys,
    "\u0003",
    "shut\t\r",
  ]);
  assert.match(
    output,
    /nautilus> [\s\S]*echo hi[\s\S]*\nhi\r\n[\s\S]*\nhi\r\n[\s\S]*foo[\s\S]*\^C\r\n[\s\S]*cancelled/,
  );
  assert.match(output, / icanon[\s\S]* echo /);
});

test("x86_64: the serial line edits lines and takes Ctrl-C", async () => {
  const run = await typeInQemu([
    "ecxho hi\u001b[D\u001b[D\u001b[D\u001b[D\u001b[D\u007f\r",
    "\u001b[A\r",
    "foo\u0003delay 60000000\r",
    "\u0003",
    "shut\t4\r",
  ]);
  assert.match(
    run.output,
    /nautilus> [\s\S]*\nhi\n[\s\S]*\nhi\n[\s\S]*foo[\s\S]*\^C\n[\s\S]*cancelled\n/,
  );
  assert.equal(run.exitCode, 4);
});

/** Runs a shell line in a terminal of its own, typing `keys` with pauses between. */
function inTerminal(line: string, keys: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn("script", ["-qec", line, "/dev/null"], {
      stdio: "pipe",
    });
    let output = "";
    const timer = setTimeout(() => child.kill("SIGKILL"), 20_000);
    child.stdout.on("data", (bytes: Buffer) => (output += bytes.toString()));
    child.on("error", reject);
    child.stdin.on("error", () => {});
    keys.forEach((text, index) =>
      setTimeout(() => child.stdin.write(text), 400 * (index + 1)),
    );
    child.on("close", () => {
      clearTimeout(timer);
      resolve(output);
    });
  });
}
