// The command line: which commands there are, what they take, what they call.

import { Command, CommanderError, Option } from "commander";
import { benchCommand } from "./commands/bench.ts";
import { buildCommand, checkCommand } from "./commands/build.ts";
import { debugCommand, type DebugFlags } from "./commands/debug.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { explainCommand } from "./commands/explain.ts";
import { imageCommand } from "./commands/image.ts";
import {
  commandOption,
  machineOptions,
  modeOption,
  profileOption,
  targetOption,
  timeoutOption,
  type BuildFlags,
  type Invocation,
  type MachineFlags,
} from "./commands/options.ts";
import { runCommand } from "./commands/run.ts";
import { sizeCommand } from "./commands/size.ts";
import { testCommand } from "./commands/test.ts";
import { exitCode, messageOf, UserError } from "./errors.ts";
import { clearProgress, printError, say } from "./output.ts";

const version = "0.1.0";

const helpAfter = `
A program's own arguments follow --: nautilus run words.ts -- book.txt
Exit codes: the program's own with run; 1 the program or a test is wrong,
2 the command line is, 70 the kernel stopped with a report, 124 --timeout ran
out, 125 a tool is missing or broke, 130 Ctrl-C.`;

type Action = (...words: never[]) => Promise<number> | number;

/** Remembers the exit code of the one command that ran. */
let chosenExitCode: number = exitCode.success;

interface CommandEntry {
  /** The command's name and arguments, as its usage shows them. */
  readonly usage: string;
  readonly description: string;
  readonly options: readonly Option[];
  readonly action: Action;
}

function addCommand(root: Command, entry: CommandEntry): void {
  const { usage, description, options, action } = entry;
  const made = root.command(usage).description(description);
  for (const option of options) made.addOption(option);
  made.action(async (...words: unknown[]) => {
    // Commander adds itself after the arguments and options.
    const own = words.slice(0, -1) as never[];
    chosenExitCode = await action(...own);
  });
}

const verbose = new Option("--verbose", "the kernel's log on standard error");
const buildVerbose = new Option("--verbose", "where the time went");
const json = new Option("--json", "for programs to read");

const explainFunction = new Option(
  "--explain <function>",
  "show a function's source, IR, LLVM and assembly instead",
);

const debuggerWord = new Option(
  "--gdb-arg <word>",
  "one more word for gdb (repeatable)",
).argParser((word: string, before: readonly string[] = []) => [
  ...before,
  word,
]);

function output(file: string): Option {
  return new Option(
    "-o, --output <file>",
    `where to put it (default: ${file})`,
  );
}

function buildOptions(): Option[] {
  return [targetOption(), profileOption(), modeOption("release")];
}

/** Every command, in the order of the help. */
function commandTable(invocation: Invocation): CommandEntry[] {
  const program = "[program.ts]";
  return [
    {
      usage: `run ${program}`,
      description: "build and run a program; without one, the kernel's shell",
      options: [
        ...buildOptions(),
        ...machineOptions(),
        timeoutOption(),
        commandOption(),
        verbose,
      ],
      action: (file: string | undefined, flags: BuildFlags & MachineFlags) =>
        runCommand(file, flags, invocation),
    },
    {
      usage: `build ${program}`,
      description: "build an ELF image",
      options: [
        ...buildOptions(),
        output("NAME.elf"),
        explainFunction,
        buildVerbose,
      ],
      action: buildCommand,
    },
    {
      usage: `image ${program}`,
      description: "make a disc (ISO) that boots by GRUB",
      options: [...buildOptions(), commandOption(), output("NAME.iso")],
      action: (file: string | undefined, flags: BuildFlags & MachineFlags) =>
        imageCommand(file, flags, invocation),
    },
    {
      usage: `debug ${program}`,
      description: "gdb, stopped at the first line",
      options: [
        targetOption(),
        profileOption(),
        modeOption("development"),
        ...machineOptions(),
        commandOption(),
        verbose,
        debuggerWord,
      ],
      action: (file: string | undefined, flags: DebugFlags) =>
        debugCommand(file, flags, invocation),
    },
    {
      usage: "check <program.ts...>",
      description: "show what the compiler would refuse",
      options: buildOptions(),
      action: checkCommand,
    },
    {
      usage: "explain [code]",
      description: "what a diagnostic means; without a code, all of them",
      options: [],
      action: explainCommand,
    },
    {
      usage: "test [pattern]",
      description: "run the tests: a suite, SUITE/part, or part of a name",
      options: [],
      action: testCommand,
    },
    {
      usage: "bench [section] [pattern]",
      description:
        "measure: compute (against C and Node), primitives (instructions), ratios (against Linux), compiler (build times); all of them, or one",
      options: [
        json,
        new Option("--check", "fail when something is above its ceiling"),
        new Option("--save", "write the counts that are committed"),
        new Option("--rounds <n>", "rounds of which the least counts"),
        new Option("--no-node", "leave Node out"),
      ],
      action: benchCommand,
    },
    {
      usage: "size [program]",
      description: "which file and function each byte of an image comes from",
      options: [...buildOptions(), json],
      action: sizeCommand,
    },
    {
      usage: "doctor",
      description: "what is installed and what is missing",
      options: [json],
      action: doctorCommand,
    },
  ];
}

/** Commander's own complaint as a sentence of ours. */
function usageSentence(message: string): string {
  return message
    .replace(/^error: /, "")
    .replace(/\n/g, " ")
    .trim()
    .replace(/\.$/, "");
}

function makeProgram(invocation: Invocation): Command {
  const root = new Command("nautilus")
    .description("An aerokernel in TypeScript: build, run and look inside.")
    .version(version)
    .addHelpText("after", helpAfter)
    .configureHelp({ sortSubcommands: false });
  for (const entry of commandTable(invocation)) addCommand(root, entry);
  for (const each of [root, ...root.commands]) {
    each
      .exitOverride()
      .configureOutput({ outputError: () => {} })
      .helpOption("-h, --help", "this help");
  }
  return root;
}

function exitCodeOf(error: unknown): number {
  clearProgress();
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCode.success;
    if (error.code === "commander.help") return exitCode.usage;
    say(`${usageSentence(error.message)}; see nautilus --help`);
    return exitCode.usage;
  }
  if (error instanceof UserError) {
    say(error.message);
    return error.exitCode;
  }
  say(`internal error: ${messageOf(error)}`);
  say("this is a defect of nautilus; NAUTILUS_TRACE=1 shows where it arose");
  if (process.env["NAUTILUS_TRACE"] === "1" && error instanceof Error) {
    printError(`${error.stack ?? ""}\n`);
  }
  return exitCode.environment;
}

async function main(words: readonly string[]): Promise<number> {
  const [major = 0] = process.versions.node.split(".").map(Number);
  if (major < 20) {
    throw new UserError(
      `Node.js 20 or newer is needed, this is ${process.versions.node}: ` +
        "see https://nodejs.org/en/download",
    );
  }
  const split = words.indexOf("--");
  const own = split === -1 ? words : words.slice(0, split);
  const programArguments = split === -1 ? [] : words.slice(split + 1);
  const program = makeProgram({ programArguments });
  await program.parseAsync([...own], { from: "user" });
  return chosenExitCode;
}

main(process.argv.slice(2))
  .catch(exitCodeOf)
  .then((code) => process.exit(code));
