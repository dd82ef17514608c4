// What a function becomes: its source, our IR, LLVM's text, and assembly.

import { readFileSync } from "node:fs";
import path from "node:path";
import type { IrFunction, IrModule } from "./ir/ir.ts";
import { printFunction } from "./ir/print.ts";
import { compileLlvm } from "./llvm/tools.ts";
import type { Target } from "./targets/index.ts";

export interface ExplainOptions {
  readonly target: Target;
  readonly mode: "release" | "development";
  readonly buildDirectory: string;
}

export class Explanation {
  private shown = "";
  /** Names much like the one wanted. */
  private readonly similar = new Set<string>();

  constructor(
    private readonly wanted: string,
    private readonly root: string,
  ) {}

  get text(): string {
    if (this.shown !== "") return this.shown;
    const names = [...this.similar].slice(0, 8).join(", ");
    return `no function named ${this.wanted} is in the image${names === "" ? "" : `; there are ${names}`}`;
  }

  private isWanted(ir: IrFunction): boolean {
    return ir.displayName === this.wanted || ir.name === this.wanted;
  }

  addSource(module: IrModule): void {
    const wanted = this.wanted.toLowerCase();
    for (const ir of module.functions.values()) {
      if (ir.displayName.toLowerCase().includes(wanted))
        this.similar.add(ir.displayName);
      if (!this.isWanted(ir)) continue;
      const source =
        ir.location === null
          ? ""
          : sourceExcerpt(
              path.join(this.root, ir.location.file),
              ir.location.line,
            );
      this.shown += `=== ${ir.name}\n--- source\n${source}\n--- intermediate representation\n${printFunction(ir)}\n`;
    }
  }

  /** `text` is the module's LLVM text. */
  async addMachineCode(
    module: IrModule,
    text: string,
    { target, mode, buildDirectory }: ExplainOptions,
  ): Promise<void> {
    const names = [...module.functions.values()]
      .filter((ir) => this.isWanted(ir))
      .map((ir) => ir.name);
    if (names.length === 0) return;
    const outputFile = path.join(buildDirectory, "explain.s");
    await compileLlvm(text, { target, mode, outputFile, assembly: true });
    const assembly = readFileSync(outputFile, "utf8");
    for (const name of names) {
      this.shown += `--- LLVM\n${sectionOf(text, (line) => line.startsWith("define") && (line.includes(`@${name}(`) || line.includes(`@"${name}"(`)), "}")}\n`;
      this.shown += `--- assembly\n${sectionOf(assembly, (line) => line.startsWith(`${name}:`) || line.startsWith(`"${name}":`), ".Lfunc_end")}\n`;
    }
  }
}

function sectionOf(
  text: string,
  isStart: (line: string) => boolean,
  end: string,
): string {
  const lines = text.split("\n");
  const from = lines.findIndex(isStart);
  if (from < 0) return "(inlined everywhere)";
  const length = lines.slice(from).findIndex((line) => line.startsWith(end));
  return lines.slice(from, from + length + 1).join("\n");
}

function sourceExcerpt(file: string, line: number): string {
  return readFileSync(file, "utf8")
    .split("\n")
    .slice(line - 1, line + 24)
    .join("\n");
}
