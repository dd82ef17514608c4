// From high IR to low IR: object operations become loads, stores and calls,
// and type descriptors become data. The whole program is known here.

import { baseOf } from "../lower/objects/classes.ts";
import { instanceOfFunction } from "../lower/functions.ts";
import { type Shape } from "../lower/types/shapes.ts";
import type { World } from "../lower/world.ts";
import { Candidates } from "./candidates.ts";
import { emitDescriptor } from "./descriptors.ts";
import { FieldLayout } from "./fields.ts";
import { Expander } from "./expand.ts";
import { MethodTable } from "./methods.ts";
import { OptionalFields } from "./optional-fields.ts";
import { Unresolved } from "./unresolved.ts";

/** Lowers the queue to the end and resolves every high operation. */
export function layoutWorld(world: World): void {
  const candidates = new Candidates(world);
  const missing = world.runtimeFunction("throwMissingMethod");
  const notCallable =
    world.options.kind === "kernel"
      ? null
      : instanceOfFunction(world, missing, []).ir.name;
  const unresolved = new Unresolved(world.module);
  const methods = new MethodTable(world, candidates, notCallable, unresolved);
  const allocator = world.runtimeFunction(
    world.options.kind === "kernel" ? "kernelAllocate" : "allocateObject",
  );
  const allocate = instanceOfFunction(world, allocator, []);
  const optionalFields = new OptionalFields(world, candidates, unresolved);
  do {
    world.drain();
    optionalFields.add();
  } while (methods.discover() || world.requestInitializers());
  if (world.errors.length === 0) world.finishRoots();
  world.drain();
  if (world.errors.length > 0) return;
  const fields = new FieldLayout(world, candidates);
  fields.assign(world.module, optionalFields.viewed());
  methods.assignSlots();
  const classes = numberClasses(world);
  const expander = new Expander(
    world,
    candidates,
    methods,
    fields,
    optionalFields,
    classes,
    allocate.ir.name,
  );
  for (const ir of world.module.functions.values()) expander.expand(ir);
  const isReflecting = readsProperties(world);
  for (const shape of world.shapes.values()) {
    if (shape.allocated)
      emitDescriptor(
        world,
        shape,
        methods,
        fields,
        classes.get(shape)!,
        (shape, name) => optionalFields.isView(shape, name),
        isReflecting,
      );
  }
}

/** All that reads descriptors' tables of properties: no part of it is in most kernels. */
const reflectionFile = "lib/runtime/reflection.ts";

function readsProperties(world: World): boolean {
  if (world.options.kind === "application") return true;
  return [...world.module.functions.values()].some(
    ({ location }) => location?.file === reflectionFile,
  );
}

/** Numbers shapes so that a class and its subclasses form one range. */
function numberClasses(world: World): Map<Shape, number> {
  const allocated = [...world.shapes.values()].filter(
    (shape) => shape.allocated,
  );
  const path = (shape: Shape): string => {
    const names: string[] = [];
    for (
      let type = shape.classType;
      type !== null;
      type = baseOf(world, type)
    ) {
      names.unshift(String(world.idOf(type.declaration)).padStart(6, "0"));
    }
    return names.length === 0 ? "~" : names.join("/");
  };
  const keyed = allocated.map((shape) => ({ shape, path: path(shape) }));
  keyed.sort((a, b) =>
    a.path === b.path ? a.shape.id - b.shape.id : a.path < b.path ? -1 : 1,
  );
  return new Map(keyed.map(({ shape }, i) => [shape, i + 1]));
}
