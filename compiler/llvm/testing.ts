// For tests: builds small programs of IR and runs them as Linux processes.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Attributes,
  type Block,
  BlockParameter,
  type Edge,
  Instruction,
  integer,
  IrFunction,
  IrModule,
  type IrType,
  type Operand,
  type Signature,
  type SourceLocation,
} from "../ir/ir.ts";
import { link } from "../link/link.ts";
import { targets } from "../targets/index.ts";
import { emitModule } from "./emit.ts";
import { compileLlvm } from "./tools.ts";

/** Appends instructions to one block after the other. */
export class Builder {
  location: SourceLocation | null = null;
  block: Block;

  constructor(readonly irFunction: IrFunction) {
    this.block = irFunction.blocks[0] ?? irFunction.addBlock("entry");
  }

  op(
    op: string,
    type: IrType,
    operands: Operand[] = [],
    attributes: Attributes = {},
    edges: Edge[] = [],
    cases: bigint[] = [],
  ): Instruction {
    const instruction = new Instruction(
      op,
      type,
      operands,
      attributes,
      this.location,
      edges,
      cases,
    );
    this.block.instructions.push(instruction);
    return instruction;
  }

  goto(block: Block, ...values: Operand[]): void {
    this.op("br", "void", [], {}, [{ block, arguments: values }]);
  }

  return(value?: Operand): void {
    this.op("ret", "void", value === undefined ? [] : [value]);
  }
}

/** A function of `module` with its parameters in place. */
export function addFunction(
  module: IrModule,
  name: string,
  parameters: readonly IrType[],
  result: IrType,
  throws = false,
): IrFunction {
  const signature: Signature = { parameters, result, throws };
  const irFunction = new IrFunction(name, signature);
  const entry = irFunction.addBlock("entry");
  parameters.forEach((type, index) => {
    addParameter(entry, type, `p${index}`);
  });
  module.functions.set(name, irFunction);
  return irFunction;
}

export function addParameter(
  block: Block,
  type: IrType,
  name: string | null = null,
): BlockParameter {
  const parameter = new BlockParameter(block, type, name);
  block.parameters.push(parameter);
  return parameter;
}

/**
 * `_start`, which aligns the stack, calls `main` and gives its i32 to the
 * system as exit code.
 */
export function addStart(module: IrModule): void {
  const start = addFunction(module, "_start", [], "void");
  start.attributes = { naked: true, exported: true };
  const out = new Builder(start);
  out.op("asm", "void", [], {
    template:
      "xor %ebp, %ebp\nand $$-16, %rsp\ncall main\nmov %eax, %edi\nmov $$231, %eax\nsyscall",
    constraints: "",
    sideEffects: true,
  });
  out.op("unreachable", "void");
}

/** `write(1, text, bytes)`. */
export function addWrite(module: IrModule): void {
  const write = addFunction(module, "write", ["ptr", "i64"], "void");
  const out = new Builder(write);
  const [text, bytes] = write.entry.parameters;
  out.op("asm", "i64", [integer("i64", 1), integer("i64", 1), text!, bytes!], {
    template: "syscall",
    constraints: "={ax},{ax},{di},{si},{dx},~{rcx},~{r11},~{memory}",
    sideEffects: true,
  });
  out.return();
}

export interface Ran {
  readonly code: number;
  readonly output: string;
}

/** Compiles, links and runs a module for `host`. */
export async function runModule(
  module: IrModule,
  mode: "release" | "development" = "release",
): Promise<Ran> {
  return withImage(module, mode, (image) => {
    const ran = spawnSync(image, { encoding: "utf8", timeout: 10_000 });
    if (ran.status === null) throw new Error(`died of ${ran.signal}`);
    return { code: ran.status, output: ran.stdout };
  });
}

export async function withImage<T>(
  module: IrModule,
  mode: "release" | "development",
  use: (image: string) => T,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "nautilus-"));
  try {
    const target = targets.host;
    const text = emitModule(module, { target, mode });
    const object = join(folder, "module.o");
    await compileLlvm(text, { target, mode, outputFile: object });
    const image = join(folder, "image");
    await link({
      target,
      objectFiles: [object],
      buildDirectory: folder,
      outputFile: image,
    });
    return use(image);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
