// Where each world starts: the application's modules in evaluation order, the
// kernel's exported functions.

import ts from "typescript";
import { IrFunction } from "../ir/ir.ts";
import { FunctionContext } from "./context.ts";
import { instanceOfFunction } from "./functions.ts";
import type { FunctionInstance } from "./instances.ts";
import { evaluationOrder, moduleInstance } from "./modules.ts";
import { tagsOf } from "../check/tags.ts";
import { caughtValue } from "./statements/try.ts";
import { Environment, undefinedType, unknownType } from "./types/types.ts";
import { usesVoidResults } from "./calls/void-results.ts";
import type { World } from "./world.ts";

/** Functions other objects call by name: `@export`. */
function requestExports(world: World, files: readonly ts.SourceFile[]): void {
  for (const file of files) {
    for (const statement of file.statements) {
      if (!ts.isFunctionDeclaration(statement) || statement.body === undefined)
        continue;
      if (!tagsOf(statement).has("export")) continue;
      const instance = instanceOfFunction(world, statement, []);
      if (world.isLibraryFile(file)) instance.ir.attributes.weak = true;
    }
  }
}

function libraryFiles(world: World): ts.SourceFile[] {
  return world.loaded.program
    .getSourceFiles()
    .filter((file) => !file.isDeclarationFile && world.isLibraryFile(file));
}

/**
 * Library modules whose variables turned out to be needed since the last call;
 * false when there are none. Methods are found late, in passes/layout.ts, so
 * that asks again.
 */
function requestInitializers(world: World): boolean {
  let found = false;
  for (const file of [...world.requestedModules]) {
    if (world.initialized.has(file)) continue;
    world.initialized.add(file);
    moduleInstance(world, file);
    found = true;
  }
  return found;
}

/**
 * The instances that run modules' top levels, library modules first, whether a
 * program imports them by name (`node:fs`) or only uses what they give.
 */
function initializers(
  world: World,
  own: readonly ts.SourceFile[],
): FunctionInstance[] {
  const library = [...world.initialized].filter((file) => !own.includes(file));
  return [...inOrder(world, new Set(library)), ...own].map((file) =>
    moduleInstance(world, file),
  );
}

/** Modules behind those they import, however late they turned out to be needed. */
function inOrder(
  world: World,
  modules: ReadonlySet<ts.SourceFile>,
): ts.SourceFile[] {
  const order = new Set<ts.SourceFile>();
  for (const module of modules) {
    for (const file of evaluationOrder(world, module)) order.add(file);
  }
  return [...order].filter((file) => modules.has(file));
}

export function lowerApplication(world: World): void {
  const modules = evaluationOrder(world, world.loaded.entry);
  world.modules = modules;
  if (usesVoidResults(world.checker, modules))
    world.types.voidType = unknownType;
  requestExports(world, libraryFiles(world));
  const report = instanceOfFunction(
    world,
    world.runtimeFunction("reportUncaught"),
    [],
  );
  // Called by what passes/string-views.ts and passes/stack-limit.ts insert.
  if (world.options.mode === "release")
    instanceOfFunction(world, world.runtimeFunction("stringView"), []);
  instanceOfFunction(world, world.runtimeFunction("throwStackOverflow"), []);
  const own = modules.filter((file) => !world.isLibraryFile(file));
  for (const file of own) world.requestModule(file);
  world.requestInitializers = () => requestInitializers(world);
  world.finishRoots = () => lowerMain(world, initializers(world, own), report);
}

/** Runs the modules, and reports what they throw. */
function lowerMain(
  world: World,
  parts: readonly FunctionInstance[],
  report: FunctionInstance,
): void {
  const main = rootFunction(world, "nautilus_application_main");
  const context = new FunctionContext(world, main, Environment.empty);
  const { builder } = context;
  const endGuard = context.guardEscapes();
  const handler = builder.newHandler("uncaught");
  // With frames of their own, the report tells the program's calls from ours.
  for (const part of parts) part.ir.attributes.inline = "never";
  context.withHandler(handler.block, () => {
    for (const part of parts) context.callInstance(part, []);
  });
  builder.terminate("ret", [], []);
  builder.startBlock(handler.block);
  const error = caughtValue(context, handler.error);
  context.callInstance(report, [error.value]);
  builder.terminate("unreachable", [], []);
  endGuard();
  builder.finish();
}

function rootFunction(world: World, name: string): FunctionInstance {
  const ir = new IrFunction(
    name,
    { parameters: [], result: "void", throws: false },
    name,
  );
  ir.attributes.exported = true;
  ir.location = {
    file: world.relativeFile(world.loaded.entry),
    line: 1,
    column: 1,
  };
  world.module.functions.set(name, ir);
  return {
    key: name,
    ir,
    parameters: [],
    result: undefinedType,
    thisType: null,
    isClosure: false,
    environment: Environment.empty,
    node: world.loaded.entry,
  };
}

export const kernelInitializer = "nautilus_kernel_initialise";

export function lowerKernel(world: World): void {
  const files = world.loaded.program
    .getSourceFiles()
    .filter((file) => !file.isDeclarationFile);
  requestExports(world, files);
  world.requestInitializers = () => requestInitializers(world);
  world.finishRoots = () => lowerKernelInitializer(world);
}

function lowerKernelInitializer(world: World): void {
  const main = rootFunction(world, kernelInitializer);
  const context = new FunctionContext(world, main, Environment.empty);
  const endGuard = context.guardEscapes();
  for (const part of initializers(world, [])) context.callInstance(part, []);
  context.builder.terminate("ret", [], []);
  endGuard();
  context.builder.finish();
}
