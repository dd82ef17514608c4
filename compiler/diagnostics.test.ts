// The diagnostic table and the code that uses it agree.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { diagnosticTable } from "./diagnostics.ts";

const folder = path.dirname(fileURLToPath(import.meta.url));

function usedCodes(): Map<string, string> {
  const used = new Map<string, string>();
  for (const name of readdirSync(folder, { recursive: true }) as string[]) {
    if (!name.endsWith(".ts") || name.endsWith(".test.ts")) continue;
    const isTable = name === "diagnostics.ts";
    const text = readFileSync(path.join(folder, name), "utf8");
    const pattern = isTable ? /\("(NT\d{4})"/g : /\b(NT\d{4})\b/g;
    for (const [, code] of text.matchAll(pattern)) used.set(code!, name);
  }
  return used;
}

test("every code that is used is explained", () => {
  for (const [code, file] of usedCodes()) {
    assert.ok(
      code in diagnosticTable,
      `${code} of ${file} is not in the table`,
    );
  }
});

test("every explained code is used, and explained in sentences", () => {
  const used = usedCodes();
  for (const [code, { title, explanation }] of Object.entries(
    diagnosticTable,
  )) {
    assert.ok(used.has(code), `nothing reports ${code}`);
    assert.match(title, /^[^.]+$/);
    assert.match(explanation, /^[A-Z`].*[.:!`]$/s, code);
  }
});
