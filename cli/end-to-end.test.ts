// The command from the source to the result, with the real compiler: what a
// newcomer does first, on every target.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { rootFolder } from "./paths.ts";
import { targetNames, targets } from "./targets/index.ts";

const hello = join(rootFolder, "examples", "hello.ts");
let folder = "";

before(() => {
  folder = mkdtempSync(join(tmpdir(), "nautilus-end-"));
});
after(() => rmSync(folder, { recursive: true }));

function nautilus(words: readonly string[], root = rootFolder) {
  const { status, stdout, stderr } = spawnSync(join(root, "nautilus"), words, {
    cwd: folder,
    encoding: "utf8",
    input: "",
    timeout: 120_000,
  });
  return { status, stdout, stderr };
}

function source(name: string, ...lines: string[]): string {
  const file = join(folder, name);
  writeFileSync(file, `${lines.join("\n")}\n`);
  return file;
}

function nodeOutput(file: string): string {
  const words = ["--import", "tsx", file];
  return spawnSync(process.execPath, words, {
    cwd: rootFolder,
    encoding: "utf8",
  }).stdout;
}

for (const target of targetNames) {
  test(`${target}: a program prints what Node prints`, () => {
    const result = nautilus(["run", hello, "--target", target]);
    const stdout = nodeOutput(hello);
    assert.deepEqual(result, { status: 0, stdout, stderr: "" });
  });

  test(`${target}: what is thrown ends the program with code 1`, () => {
    const file = source(
      `throw-${target}.ts`,
      "// Throws.",
      "function charge(): never {",
      '  throw new RangeError("planted");',
      "}",
      'console.log("before");',
      "charge();",
    );
    const result = nautilus(["run", file, "--target", target]);
    assert.equal(result.status, 1);
    assert.equal(result.stdout, "before\n");
    // Who threw it, and where: the way to it from the top of the module.
    assert.match(
      result.stderr,
      /RangeError: planted\n {4}at charge \(.*throw-.*\.ts:3\)\n/,
    );
  });

  test(`${target}: the shell runs commands and powers off`, () => {
    const result = nautilus(["run", "--target", target, "--command", "help"]);
    assert.equal(result.status, 0, result.stderr);
    assert.match(result.stdout, /meminfo/);
  });
}

/** A checkout of the same sources with nothing built. */
function copyCheckout(to: string): string {
  const skipped = ["build", "node_modules", ".git", "tests"].map((name) =>
    join(rootFolder, name),
  );
  mkdirSync(to, { recursive: true });
  cpSync(rootFolder, to, {
    recursive: true,
    preserveTimestamps: true,
    filter: (path) => !skipped.includes(path),
  });
  symlinkSync(join(rootFolder, "node_modules"), join(to, "node_modules"));
  return to;
}

test("a second build is quick and the same bytes; a fresh one too", () => {
  const outputs = ["first", "second"].map((name) => {
    const file = join(folder, `${name}.elf`);
    const startedMs = Date.now();
    const result = nautilus(["build", hello, "-o", file]);
    assert.equal(result.status, 0, result.stderr);
    return { file, milliseconds: Date.now() - startedMs, result };
  });
  const [first, second] = outputs;
  assert.ok(first && second);
  assert.match(second.result.stdout, /nothing changed; 0\.\d\d s\n$/);
  assert.ok(second.milliseconds < 1000, `${second.milliseconds} ms`);
  const bytes = readFileSync(first.file);
  assert.ok(bytes.equals(readFileSync(second.file)));

  // A checkout elsewhere, with nothing built: the same program, the same bytes.
  const other = copyCheckout(join(folder, "elsewhere", "checkout"));
  const fresh = join(folder, "fresh.elf");
  const program = join(other, "examples", "hello.ts");
  const result = nautilus(["build", program, "-o", fresh], other);
  assert.equal(result.status, 0, result.stderr);
  assert.doesNotMatch(result.stdout, /nothing changed/);
  assert.ok(bytes.equals(readFileSync(fresh)), "the bytes differ");
});

test("after a change, what the caches give is a fresh build's bytes", () => {
  const checkout = copyCheckout(join(folder, "changed"));
  const caches = join(checkout, "build", "cache");
  const objects = (): string[] => readdirSync(join(caches, "objects"));
  const build = (): Buffer => {
    const image = join(folder, "changed.elf");
    const words = ["build", hello, "-o", image, "--mode", "development"];
    const result = nautilus(words, checkout);
    assert.equal(result.status, 0, result.stderr);
    assert.doesNotMatch(result.stdout, /nothing changed/);
    return readFileSync(image);
  };
  const before = build();
  const known = objects();

  // Lines move, and a string is longer.
  const changed = join(checkout, "kernel", "shell", "commands.ts");
  const text = readFileSync(changed, "utf8");
  const longer = text.replace('"list commands"', '"list all commands"');
  assert.notEqual(longer, text);
  writeFileSync(changed, `// A line more.\n${longer}`);
  const fromCaches = build();
  assert.ok(!fromCaches.equals(before), "the change shows");
  const made = objects().filter((name) => !known.includes(name)).length;
  assert.ok(made > 0 && made <= 3, `${made} of ${known.length} objects made`);

  rmSync(caches, { recursive: true });
  assert.ok(fromCaches.equals(build()), "a fresh build differs");
});

test("an error has a code, the line, a caret, and can be explained", () => {
  const file = source("wrong.ts", "// Wrong.", 'const n: number = "one";');
  const result = nautilus(["check", file]);
  assert.equal(result.status, 1);
  assert.match(result.stderr, /error TS2322: .*\n.*wrong\.ts:2:7\n/);
  assert.match(result.stderr, / 2 \| const n: number = "one";\n.*\| {7}\^\n/);
  const refused = source("refused.ts", "// Refused.", 'eval("1");');
  const { stderr } = nautilus(["run", refused]);
  const code = /error (NT\d+)/.exec(stderr)?.[1];
  assert.ok(code, stderr);
  assert.match(nautilus(["explain", code]).stdout, new RegExp(`^${code}: `));
});

test("a good program is checked without output files", () => {
  const result = nautilus(["check", hello]);
  assert.deepEqual(result, {
    status: 0,
    stdout: "1 file checked, no errors\n",
    stderr: "",
  });
});

test("size accounts for every byte, most of them with a file", () => {
  const { status, stdout, stderr } = nautilus(["size", hello, "--json"]);
  assert.equal(status, 0, stderr);
  const { sizes, pieces } = JSON.parse(stdout) as {
    sizes: { loaded: number };
    pieces: { kind: string; bytes: number; file: string }[];
  };
  const sum = (kinds: readonly string[]) =>
    pieces
      .filter(({ kind }) => kinds.includes(kind))
      .reduce((total, { bytes }) => total + bytes, 0);
  const named = ["function", "object"];
  assert.equal(sum([...named, "padding", "unnamed"]), sizes.loaded);
  assert.ok(sum(named) > 0.9 * sizes.loaded);
  const filed = pieces.filter(
    ({ kind, file }) => kind === "function" && file !== "",
  );
  const functions = pieces.filter(({ kind }) => kind === "function");
  assert.ok(filed.length > 0.9 * functions.length);
});

test("a function can be followed to its machine code", () => {
  const file = source(
    "square.ts",
    "// Squares.",
    "function square(n: number): number {",
    "  return n * n;",
    "}",
    "for (const n of [1, 2]) console.log(square(n));",
  );
  const result = nautilus(["build", file, "--explain", "square"]);
  assert.equal(result.status, 0, result.stderr);
  assert.match(result.stdout, /return n \* n/);
  assert.match(result.stdout, /mulsd|fmul/);
});

const bootable = Object.values(targets).filter(({ disc }) => disc !== null);
for (const { name } of bootable) {
  test(`${name}: a disc boots and prints`, () => {
    const disc = join(folder, "hello.iso");
    const words = ["image", hello, "-o", disc, "--target", name];
    const made = nautilus(words);
    assert.equal(made.status, 0, made.stderr);
    assert.ok(statSync(disc).size > 0);
    const { stdout } = spawnSync(
      `qemu-system-${name}`,
      [
        ...["-cdrom", disc, "-m", "2048", "-display", "none"],
        ...["-serial", "stdio", "-no-reboot"],
      ],
      { encoding: "utf8", input: "", timeout: 30_000 },
    );
    for (const line of nodeOutput(hello).trim().split("\n")) {
      assert.ok(stdout.includes(line), stdout);
    }
  });
}
