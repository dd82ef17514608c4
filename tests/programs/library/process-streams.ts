// process.stdout.write and process.stderr.write: text as it is, no line end.

import { writeSync } from "node:fs";

process.stdout.write("one ");
console.log("two");
const more = process.stdout.write("three\n");
console.log(more);
process.stderr.write("not on standard output\n");
process.stdout.write("");
process.stdout.write("äöü € 😀 \ud800 lone\n");
process.stdout.write(new Uint8Array([104, 105, 33, 10]));
for (let row = 1; row <= 3; row++) {
  for (let column = 1; column <= 3; column++) {
    process.stdout.write(String(row * column).padStart(4));
  }
  process.stdout.write("\n");
}
console.log(writeSync(1, "zwölf\n"));
const { stdout } = process;
stdout.write(`${"=".repeat(20)}\n`);
console.log(stdout.isTTY ?? "no terminal", stdout.columns ?? 80);
