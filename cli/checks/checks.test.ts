// Planted defects: each rule must catch its own, and leave good code alone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { layersRule } from "./layers.ts";
import type { SourceFile } from "./rule.ts";
import {
  longFiles,
  machineNamesRule,
  silencersRule,
  taglineRule,
} from "./text.ts";

function file(path: string, ...lines: string[]): SourceFile {
  return { path, text: `${lines.join("\n")}\n` };
}

test("imports downwards and beside are fine", () => {
  assert.deepEqual(
    layersRule.check([
      file("kernel/sync/mutex.ts", 'import { a } from "../thread/thread.ts";'),
      file("kernel/memory/heap.ts", 'import type { A } from "./map.ts";'),
      file("kernel/memory/map.ts", 'import * as boot from "#arch/boot";'),
      file("kernel/time/x.ts", 'import type { A } from "../arch/contract.ts";'),
      file("compiler/lower/a.ts", 'import { x } from "../ir/ir.ts";'),
      file("compiler/compile.ts", 'import ts from "typescript";'),
      file("compiler/ir/ir.test.ts", 'import { x } from "../llvm/emit.ts";'),
    ]),
    [],
  );
});

test("an import upwards is caught, with its line", () => {
  const [first = "", ...rest] = layersRule.check([
    file(
      "kernel/memory/heap.ts",
      "// The heap.",
      "import {",
      "  shell,",
      '} from "../shell/shell.ts";',
    ),
  ]);
  assert.match(first, /^kernel\/memory\/heap\.ts:4: imports kernel\/shell/);
  assert.deepEqual(rest, []);
});

test("every way to import is seen", () => {
  const ways = [
    'import "../cli/main.ts";',
    'export * from "../cli/main.ts";',
    'export type { A } from "../cli/main.ts";',
    'const a = await import("../cli/main.ts");',
  ];
  for (const way of ways) {
    const problems = layersRule.check([file("compiler/compile.ts", way)]);
    assert.equal(problems.length, 1, way);
  }
});

test("a concrete machine, the other house, an unknown folder", () => {
  const problems = layersRule.check([
    file("kernel/shell/a.ts", 'import { x } from "../arch/toy/cpu.ts";'),
    file("lib/a.ts", 'import { x } from "../compiler/compile.ts";'),
    file("kernel/attic/a.ts", "// Nothing."),
  ]);
  assert.equal(problems.length, 3);
  assert.match(problems[0] ?? "", /as #arch\/\*/);
  assert.match(problems[1] ?? "", /share no code/);
  assert.match(problems[2] ?? "", /no layer is named/);
});

test("machines are named in their folders only", () => {
  const name = ["x86", "64"].join("_");
  assert.deepEqual(
    machineNamesRule.check([
      file("kernel/arch/toy/a.ts", `// ${name}`),
      file("cli/targets/toy.ts", `// ${name}`),
      file("lib/a.ts", "const a = 0x86f0;"),
    ]),
    [],
  );
  const problems = machineNamesRule.check([
    file("kernel/shell/a.ts", "// Fine.", `const a = "${name}";`),
    file("lib/b.ts", "// llvm.x86.sse2"),
  ]);
  assert.equal(problems.length, 2);
  assert.match(problems[0] ?? "", /^kernel\/shell\/a\.ts:2: /);
});

test("a file without a tag line, a silencer, a long file", () => {
  const good = file("a.ts", "// What it is.", "export {};");
  const bare = file("b.ts", "export {};");
  const silent = file("c.ts", "// What.", ["// @ts", "ignore"].join("-"));
  const long = file("d.ts", "// Long.", ..."x".repeat(500).split(""));
  assert.deepEqual(taglineRule.check([good, silent, long]), []);
  assert.equal(taglineRule.check([bare]).length, 1);
  assert.deepEqual(silencersRule.check([good, bare]), []);
  assert.equal(silencersRule.check([silent]).length, 1);
  assert.deepEqual(longFiles([good]), []);
  assert.equal(longFiles([long]).length, 1);
});
