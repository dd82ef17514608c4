// Standard input: all of it by readFileSync(0), decoded from UTF-8.

import { readFileSync } from "node:fs";
import * as fs from "fs";

const text = readFileSync(0, "utf8");
const lines = text.trimEnd().split("\n");
console.log(lines.length, text.length);

const [count = "0", ...rows] = lines;
let total = 0;
for (const row of rows.slice(0, Number(count))) {
  const numbers = row.split(" ").map(Number);
  const sum = numbers.reduce((a, b) => a + b, 0);
  total += sum;
  console.log(`${numbers.join(" + ")} = ${sum}`);
}
console.log("total", total);
for (const row of rows.slice(Number(count))) {
  console.log(codes(row), [...row].length);
}
console.log("again:", fs.readFileSync(0, "utf8") === "");

try {
  fs.readFileSync("/no/such/file", "utf8");
} catch (error) {
  console.log(error instanceof Error && error.message.slice(0, 6));
}
console.log(fs.existsSync("/no/such/file"));

function codes(row: string): string {
  let shown = "";
  for (let i = 0; i < row.length; i++) {
    shown += row.charCodeAt(i).toString(16) + " ";
  }
  return shown.trimEnd();
}
