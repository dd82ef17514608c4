// The compiler's one entry: source files to a linked image.
//
// Two closed worlds, compiled apart and linked: the kernel and the application
// (design L4). Each goes load, check, lower, passes, llvm; then link.

import {
  copyFileSync,
  existsSync,
  mkdirSync,
  renameSync,
  statSync,
} from "node:fs";
import path from "node:path";
import type ts from "typescript";
import { fileURLToPath } from "node:url";
import { checkText, checkUses } from "./check/files.ts";
import {
  CompileError,
  type Diagnostic,
  type ErrorPlace,
} from "./diagnostics.ts";
import { Explanation } from "./explain.ts";
import { assertValid } from "./ir/verify.ts";
import type { IrModule, SourceLocation } from "./ir/ir.ts";
import { removeUnreached } from "./ir/uses.ts";
import { link } from "./link/link.ts";
import {
  loadProgram,
  stockDiagnostics,
  type LoadedProgram,
} from "./load/program.ts";
import {
  kernelInitializer,
  lowerApplication,
  lowerKernel,
} from "./lower/roots.ts";
import { markLayoutClasses } from "./lower/machine/layout-classes.ts";
import { resetTypes } from "./lower/types/types.ts";
import { FieldBehindAccessor, World } from "./lower/world.ts";
import { ObjectCache } from "./object-cache.ts";
import {
  assembleFolder,
  assemblyFiles,
  compilePieces,
  compileWhole,
  type ObjectOptions,
} from "./objects.ts";
import { CallGraph } from "./passes/call-graph.ts";
import { sinkCanonicalNans } from "./passes/canonical.ts";
import { cleanModule } from "./passes/clean.ts";
import { optimizeIntegers } from "./passes/integers/integers.ts";
import { checkContained } from "./passes/contained.ts";
import { checkEffects, hasPledges } from "./passes/effects.ts";
import { separateInterrupts } from "./passes/interrupt.ts";
import { Evaluator } from "./passes/evaluate.ts";
import { layoutWorld } from "./passes/layout.ts";
import { settleGlobals } from "./passes/settled.ts";
import { checkStackLimit } from "./passes/stack-limit.ts";
import { inferThrows } from "./passes/throws.ts";
import { viewStrings } from "./passes/string-views.ts";
import { versionLoops } from "./passes/versions/versions.ts";
import { WorldCache } from "./world-cache.ts";
import { targets, type Target, type TargetName } from "./targets/index.ts";

export type { Diagnostic } from "./diagnostics.ts";

export interface CompileOptions {
  /** Null: the kernel with its shell. */
  readonly entryFile: string | null;
  readonly target: TargetName;
  readonly profile: "safe" | "fast";
  readonly mode: "release" | "development";
  readonly outputFile: string;
  /** Show this function: source, our IR, LLVM, assembly. */
  readonly explain?: string;
  readonly checkOnly?: boolean;
  readonly buildDirectory: string;
  /**
   * The program's object file: used if it is there, put there if not. It is the
   * same for every target; the caller vouches for its being up to date.
   */
  readonly applicationObject?: string;
}

export interface CompileResult {
  readonly ok: boolean;
  readonly diagnostics: Diagnostic[];
  /** Every file read: what a cache must watch. */
  readonly inputFiles: string[];
  readonly outputFile?: string;
  readonly explainText?: string;
  readonly irLines: number;
  readonly sourceLines: number;
  readonly phaseSeconds: Record<string, number>;
}

/** The repository, found from the package file that names it. */
export function repositoryRoot(
  start = path.dirname(fileURLToPath(import.meta.url)),
): string {
  for (let folder = start; ; folder = path.dirname(folder)) {
    try {
      statSync(path.join(folder, "lib/types/machine.d.ts"));
      return folder;
    } catch {
      if (path.dirname(folder) === folder)
        throw new Error("the library (lib/) was not found beside the compiler");
    }
  }
}

/** Takes a program's place where there is none. */
const shellMain = "nautilus_shell_main";
/** Programs need none of it. What is measured is compiled with what measures it. */
const shellPart = { root: shellMain, exceptFolder: "kernel/bench/" };

class Compilation {
  readonly root = repositoryRoot();
  readonly target: Target;
  readonly diagnostics: Diagnostic[] = [];
  readonly inputFiles = new Set<string>();
  readonly phaseSeconds: Record<string, number> = {};
  irLines = 0;
  sourceLines = 0;
  readonly explanation: Explanation | null;
  private readonly objects: ObjectOptions;

  constructor(readonly options: CompileOptions) {
    const { target, mode, buildDirectory, explain } = options;
    this.target = targets[target];
    this.explanation =
      explain === undefined ? null : new Explanation(explain, this.root);
    const cache = new ObjectCache(this.root);
    this.objects = { target: this.target, mode, buildDirectory, cache };
  }

  async timed<T>(phase: string, work: () => T | Promise<T>): Promise<T> {
    const started = performance.now();
    const result = await work();
    this.phaseSeconds[phase] =
      (this.phaseSeconds[phase] ?? 0) + (performance.now() - started) / 1000;
    return result;
  }

  get failed(): boolean {
    return this.diagnostics.length > 0;
  }

  /** One world to object files; null when it has errors. */
  async world(
    kind: "kernel" | "application",
    entryFile: string,
  ): Promise<readonly string[] | null> {
    resetTypes();
    const loaded = await this.timed("load", () =>
      loadProgram(this.root, entryFile, this.options.target, kind),
    );
    this.noteInputs(loaded);
    await this.timed("check", () => this.check(loaded));
    if (this.failed) return null;
    const module = await this.timed("lower", () => this.lower(kind, loaded));
    if (module === null) return null;
    if (hasPledges(module) || this.options.checkOnly !== true)
      await this.timed("passes", () => this.prepare(kind, loaded, module));
    if (this.failed || this.options.checkOnly === true) return null;
    await this.timed("passes", () => this.passes(kind, module));
    if (this.failed) return null;
    return this.emit(module);
  }

  /** As `world`, from the cache when nothing it is made of changed. */
  private async cachedWorld(
    kind: "kernel" | "application",
    entryFile: string,
  ): Promise<readonly string[] | null> {
    const { target, profile, mode, checkOnly, explain } = this.options;
    if (checkOnly === true || explain !== undefined)
      return this.world(kind, entryFile);
    // A program's object is the same for every target.
    const made = kind === "kernel" ? target : entryFile;
    const cache = new WorldCache(this.root, {
      kind,
      options: [made, profile, mode],
    });
    const known = cache.find();
    if (known !== null) {
      for (const file of known.inputFiles) this.inputFiles.add(file);
      return known.objectFiles;
    }
    const before = new Set(this.inputFiles);
    const objectFiles = await this.world(kind, entryFile);
    if (objectFiles !== null)
      cache.keep({
        objectFiles,
        inputFiles: [...this.inputFiles].filter(
          (file) =>
            !before.has(file) || file.startsWith(path.join(this.root, "lib")),
        ),
      });
    return objectFiles;
  }

  kernel(): Promise<readonly string[] | null> {
    return this.cachedWorld("kernel", path.join(this.root, "kernel/main.ts"));
  }

  /** The program's object, from where the caller keeps it if it is there. */
  async application(program: string): Promise<readonly string[] | null> {
    const entryFile = path.resolve(program);
    const kept = this.options.applicationObject;
    if (kept === undefined) return this.cachedWorld("application", entryFile);
    if (existsSync(kept)) return [kept];
    const made = await this.world("application", entryFile);
    if (made === null) return null;
    // Written aside and renamed: two builds at once must not see halves.
    mkdirSync(path.dirname(kept), { recursive: true });
    const aside = `${kept}.${process.pid}`;
    copyFileSync(made[0]!, aside);
    renameSync(aside, kept);
    return [kept];
  }

  private prepare(
    kind: "kernel" | "application",
    loaded: LoadedProgram,
    module: IrModule,
  ): void {
    prepare(module, {
      stackLimit: kind === "application" && this.options.profile === "safe",
      contained: kind === "kernel",
    });
    const graph = new CallGraph(module);
    const errors = [
      ...checkEffects(module, graph),
      ...(kind === "kernel" ? checkContained(module) : []),
    ];
    for (const { code, message, hint, location } of errors) {
      this.report(
        new CompileError(
          code,
          message,
          location === null ? null : placeOf(loaded, location),
          hint,
        ),
      );
    }
    separateInterrupts(module, graph);
  }

  private passes(kind: "kernel" | "application", module: IrModule): void {
    try {
      if (kind === "kernel") evaluateTopLevels(module);
    } catch (error) {
      if (!(error instanceof CompileError)) throw error;
      return this.report(error);
    }
    const isApplication = kind === "application";
    // In development the time to build counts more.
    const isReleased = this.options.mode === "release";
    if (isReleased && !isApplication) settleGlobals(module);
    if (isReleased && isApplication) viewStrings(module);
    if (isReleased) optimizeIntegers(module, { fields: isApplication });
    sinkCanonicalNans(module);
    cleanModule(module);
    if (isReleased && isApplication) versionLoops(module);
    assertValid(module, "low", "integers");
  }

  private noteInputs({ program, root }: LoadedProgram): void {
    for (const file of program.getSourceFiles()) {
      this.inputFiles.add(file.fileName);
      if (!file.fileName.startsWith(path.join(root, "node_modules"))) {
        this.sourceLines += file.getLineStarts().length;
      }
    }
  }

  private check(loaded: LoadedProgram): void {
    const refused = checkText(loaded);
    for (const error of refused) this.report(error);
    const stock = stockDiagnostics(loaded);
    // What we refuse may need types our library does not declare.
    const shown =
      refused.length === 0
        ? stock
        : stock.filter(({ file }) => file !== undefined);
    this.diagnostics.push(...shown);
    if (this.failed) return;
    for (const error of checkUses(loaded)) this.report(error);
  }

  private lower(
    kind: "kernel" | "application",
    loaded: LoadedProgram,
  ): IrModule | null {
    markLayoutClasses(loaded.program.getSourceFiles());
    const { profile, mode } = this.options;
    const accessorFields = new Set<ts.Node>();
    const attempt = (): World => {
      const world = new World(loaded, { kind, profile, mode, accessorFields });
      try {
        if (kind === "kernel") lowerKernel(world);
        else lowerApplication(world);
        layoutWorld(world);
      } catch (error) {
        if (error instanceof FieldBehindAccessor) {
          // What was lowered took it for a field: all again.
          accessorFields.add(error.field);
          return attempt();
        }
        if (!(error instanceof CompileError)) throw error;
        world.errors.push(error);
      }
      return world;
    };
    const world = attempt();
    for (const error of world.errors) this.report(error);
    return this.failed ? null : world.module;
  }

  private report(error: CompileError): void {
    const file = error.node?.getSourceFile();
    const duplicate = this.diagnostics.some(
      (known) =>
        known.message === error.message &&
        known.file === file?.fileName &&
        known.start === error.node?.getStart(file),
    );
    if (duplicate) return;
    this.diagnostics.push({
      code: error.code,
      message: error.message,
      ...(error.hint === undefined ? {} : { hint: error.hint }),
      ...(file === undefined || error.node === null
        ? {}
        : {
            file: file.fileName,
            start: error.node.getStart(file),
            length: error.node.getWidth(file),
          }),
    });
  }

  /** A program's pieces are of the library but for one, and those are kept. */
  private get splitsPrograms(): boolean {
    const { mode, applicationObject } = this.options;
    return mode === "development" && applicationObject === undefined;
  }

  private async emit(module: IrModule): Promise<readonly string[]> {
    const { objects, explanation } = this;
    const timed = this.timed.bind(this);
    explanation?.addSource(module);
    const isKernel = module.name === "kernel";
    if (explanation === null && (isKernel || this.splitsPrograms)) {
      const split = {
        ...objects,
        apart: shellPart,
        // What both have of the library must not meet in the linker.
        nameSuffix: isKernel ? "" : ".program",
      };
      const made = await compilePieces(module, split, timed);
      this.irLines += made.textLines;
      return made.objectFiles;
    }
    const made = await compileWhole(module, objects, timed);
    this.irLines += made.textLines;
    await explanation?.addMachineCode(module, made.text, objects);
    return made.objectFiles;
  }

  /** The machine's assembly, beside all else. */
  async assemble(): Promise<string[]> {
    const folder = path.join(this.root, "kernel/arch", this.target.archFolder);
    for (const file of assemblyFiles(folder)) this.inputFiles.add(file);
    return assembleFolder(folder, this.objects);
  }
}

/** The place a location of the IR speaks of. */
function placeOf(
  { program, root }: LoadedProgram,
  { file, line, column }: SourceLocation,
): ErrorPlace | null {
  const source = program.getSourceFile(path.join(root, file));
  if (source === undefined) return null;
  return {
    getSourceFile: () => source,
    getStart: () => source.getPositionOfLineAndCharacter(line - 1, column - 1),
    getWidth: () => 1,
  };
}

function prepare(
  module: IrModule,
  { stackLimit, contained }: { stackLimit: boolean; contained: boolean },
): void {
  cleanModule(module);
  if (stackLimit) checkStackLimit(module);
  inferThrows(module, contained);
  cleanModule(module);
  assertValid(module, "low", "lowering");
}

/** The kernel's static tables exist in the image, not at boot. */
function evaluateTopLevels(module: IrModule): void {
  const allocators = [...module.functions.values()]
    .filter((ir) => ir.displayName === "kernelAllocate")
    .map((ir) => ir.name);
  new Evaluator(module, new Set(allocators)).run(kernelInitializer);
  module.functions.delete(kernelInitializer);
  // What only the top levels called.
  removeUnreached(module);
}

export async function compile(options: CompileOptions): Promise<CompileResult> {
  const compilation = new Compilation(options);
  const { explanation } = compilation;
  const isLinked = options.checkOnly !== true;
  const assembled = isLinked ? compilation.assemble() : Promise.resolve([]);
  // Waited for at the end; a failure before that comes first.
  assembled.catch(() => {});
  const objectFiles: string[] = [];
  if (options.entryFile !== null)
    objectFiles.push(
      ...((await compilation.application(options.entryFile)) ?? []),
    );
  if (!compilation.failed && (isLinked || options.entryFile === null))
    objectFiles.unshift(...((await compilation.kernel()) ?? []));
  const ok = !compilation.failed;
  if (ok && isLinked) {
    await compilation.timed("link", async () =>
      link({
        target: compilation.target,
        objectFiles: [...(await assembled), ...objectFiles],
        buildDirectory: options.buildDirectory,
        outputFile: options.outputFile,
        // Without a program the shell takes its place; with one, nothing refers to the shell.
        aliases:
          options.entryFile === null
            ? { nautilus_application_main: shellMain }
            : {},
      }),
    );
  }
  return {
    ok,
    diagnostics: compilation.diagnostics,
    inputFiles: [...compilation.inputFiles],
    ...(ok && isLinked ? { outputFile: options.outputFile } : {}),
    ...(explanation === null ? {} : { explainText: explanation.text }),
    irLines: compilation.irLines,
    sourceLines: compilation.sourceLines,
    phaseSeconds: compilation.phaseSeconds,
  };
}
