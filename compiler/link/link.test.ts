// Images: layout, what the linker drops, and that QEMU and GRUB accept them.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { parseModule } from "../ir/parse.ts";
import { emitModule } from "../llvm/emit.ts";
import { assemble, compileLlvm, ToolError } from "../llvm/tools.ts";
import { targets } from "../targets/index.ts";
import { explainLinkError, link } from "./link.ts";

const folder = mkdtempSync(join(tmpdir(), "nautilus-link-"));
after(() => rmSync(folder, { recursive: true }));

const bootFile = fileURLToPath(new URL("fixtures/boot.S", import.meta.url));

async function linkText(text: string, name: string): Promise<string> {
  const target = targets.x86_64;
  const buildDirectory = join(folder, name);
  mkdirSync(buildDirectory);
  const objectFile = join(buildDirectory, "module.o");
  const outputFile = join(buildDirectory, "image");
  const llvm = emitModule(parseModule(text), { target, mode: "release" });
  await compileLlvm(llvm, { target, mode: "release", outputFile: objectFile });
  const assembled = join(buildDirectory, "boot.o");
  await assemble(bootFile, target, assembled);
  await link({
    target,
    objectFiles: [assembled, objectFile],
    buildDirectory,
    outputFile,
  });
  return outputFile;
}

const unused = `module "m"
function @unused() -> void exported section ".text.unused" {
entry.0:
  ret
}
`;

test("QEMU boots the image by its PVH note", async () => {
  const image = await linkText(unused, "boot");
  for (const machine of ["pc", "microvm"]) {
    const ran = spawnSync(
      "qemu-system-x86_64",
      [
        ...["-M", machine, "-accel", "tcg", "-kernel", image],
        ...["-nodefaults", "-no-reboot", "-display", "none"],
        ...["-serial", "stdio", "-device", "isa-debug-exit,iobase=0xf4"],
      ],
      { encoding: "utf8", timeout: 20_000 },
    );
    assert.equal(ran.stdout, "ok", `${machine}: ${ran.stderr}`);
    assert.equal(ran.status, 0x10 * 2 + 1);
  }
});

test("GRUB finds the multiboot2 header", async () => {
  const image = await linkText(unused, "grub");
  const ran = spawnSync("grub-file", ["--is-x86-multiboot2", image]);
  assert.equal(ran.status, 0);
});

test("what nothing reaches is not in the image", async () => {
  const image = await linkText(unused, "unused");
  const ran = spawnSync("llvm-nm-19", [image], { encoding: "utf8" });
  assert.match(ran.stdout, / __text_start\n/);
  assert.doesNotMatch(ran.stdout, /unused/);
});

test("text, constants and data lie on pages of their own", async () => {
  const image = await linkText(unused, "pages");
  const ran = spawnSync("llvm-nm-19", [image], { encoding: "utf8" });
  const address = (name: string): number => {
    const found = new RegExp(`^([0-9a-f]+) . ${name}$`, "m").exec(ran.stdout);
    return parseInt(found![1]!, 16);
  };
  assert.equal(address("__image_start"), 0x100000);
  assert.ok(address("__rodata_start") >= address("__text_end"));
  for (const name of ["text", "rodata", "data", "bss"]) {
    assert.equal(address(`__${name}_start`) % 4096, 0, name);
  }
});

test("the same input gives the same bytes", async () => {
  const first = await linkText(unused, "first");
  const second = await linkText(unused, "second");
  assert.deepEqual(readFileSync(first), readFileSync(second));
});

test("a missing symbol is named first", async () => {
  const missing = `module "m"
global @hook variable align 8 exported { address64 @gone }
global @gone constant align 1 external
`;
  await assert.rejects(linkText(missing, "missing"), (error) => {
    assert.ok(error instanceof ToolError);
    assert.match(error.message, /^nothing defines gone\n/);
    return true;
  });
  assert.equal(explainLinkError("cannot open x"), "cannot open x");
});

test("refused input is a tool error with LLVM's words", async () => {
  const step = {
    target: targets.host,
    mode: "release",
    outputFile: join(folder, "none.o"),
  } as const;
  await assert.rejects(compileLlvm("define nonsense", step), /expected type/);
});
