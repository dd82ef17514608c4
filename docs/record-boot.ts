// Writes docs/boot.svg: a boot in QEMU and what was typed at the shell, drawn
// from what the machine really printed.
//
//   node --import tsx docs/record-boot.ts

import { spawn } from "node:child_process";
import fs from "node:fs";
import { fileURLToPath } from "node:url";

const rootFolder = fileURLToPath(new URL("..", import.meta.url));
const drawingFile = fileURLToPath(new URL("boot.svg", import.meta.url));

/** What is typed; the last line ends the kernel with a report. */
const typed = ["version", "cpuid 0", "meminfo", "fault index"];

interface Session {
  /** The kernel's log: `run --verbose` puts it on standard error, and how it died. */
  log: string;
  terminal: string;
}

function runShell(): Promise<Session> {
  const child = spawn("./nautilus", ["run", "--verbose", "--timeout", "60"], {
    cwd: rootFolder,
    stdio: ["pipe", "pipe", "pipe"],
  });
  const session: Session = { log: "", terminal: "" };
  child.stdout.on("data", (bytes) => (session.terminal += String(bytes)));
  child.stderr.on("data", (bytes) => (session.log += String(bytes)));
  child.stdin.end(typed.map((line) => `${line}\n`).join(""));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => resolve(session));
  });
}

/** The lines a terminal would show: after `\r` and "erase to the end". */
function shownLines(text: string): string[] {
  return text.split("\n").map((line) => {
    let shown = "";
    for (const piece of line.split("\r")) {
      const erased = piece.indexOf("\x1b[K");
      const plain = piece.replaceAll("\x1b[K", "");
      shown = erased >= 0 ? plain : plain + shown.slice(plain.length);
    }
    return shown.trimEnd();
  });
}

const columns = 96;
const characterWidth = 8.43;
const lineHeight = 18;
const margin = 16;

/** The first pattern that fits gives a line its colour. */
const colours: readonly (readonly [RegExp, string])[] = [
  [/^\[ /, "#7d8590"],
  [/^(nautilus>|\$ )/, "#7ee787"],
  [/PANIC|exception|kernel stopped/i, "#ff7b72"],
  [/^/, "#e6edf3"],
];

function escape(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}

function drawLine(line: string, index: number): string {
  const colour = colours.find(([pattern]) => pattern.test(line))![1];
  const y = margin + lineHeight * (index + 0.8);
  return `<text x="${margin}" y="${y}" fill="${colour}">${escape(line)}</text>`;
}

function draw(lines: readonly string[]): string {
  const width = Math.ceil(columns * characterWidth + 2 * margin);
  const height = lines.length * lineHeight + 2 * margin;
  return [
    "<!-- Made by docs/record-boot.ts from a run in QEMU. -->",
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"`,
    `  viewBox="0 0 ${width} ${height}" xml:space="preserve" font-size="14"`,
    '  font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace">',
    '<rect width="100%" height="100%" rx="8" fill="#0d1117"/>',
    ...lines.map(drawLine),
    "</svg>",
    "",
  ].join("\n");
}

const { log, terminal } = await runShell();
const report = log.indexOf("\nPANIC");
const logLines = log.split("\n").filter((line) => line.startsWith("["));
if (logLines.length === 0 || report < 0 || !terminal.includes("nautilus>")) {
  throw new Error(`the kernel did not come to its shell:\n${log}${terminal}`);
}
const screen = ["$ ./nautilus run --verbose", ...logLines].concat(
  shownLines(terminal.trimEnd()),
  shownLines(log.slice(report).trimEnd()),
);
fs.writeFileSync(drawingFile, draw(screen));
console.log(screen.join("\n"));
