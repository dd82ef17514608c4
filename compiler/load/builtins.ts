// Which module implements which global name of the library.
//
// The declarations in lib/types give the standard names their types; the
// modules named here give them their code (lib/README.md).

export interface BuiltinModule {
  /** Relative to the repository root. */
  readonly file: string;
  /**
   * `functions`: every member is an exported function with a `this` parameter
   * (or none, for static objects). `class`: the module exports the class.
   */
  readonly style: "functions" | "class";
  /** `class`: the exported class, when it is not the interface's own name. */
  readonly className?: string;
}

const functions = (file: string): BuiltinModule => ({
  file: `lib/builtins/${file}.ts`,
  style: "functions",
});
const classes = (file: string, className?: string): BuiltinModule => ({
  file: `lib/builtins/${file}.ts`,
  style: "class",
  ...(className === undefined ? {} : { className }),
});

const errorNames = [
  "Error",
  "TypeError",
  "RangeError",
  "SyntaxError",
  "EvalError",
  "URIError",
  "ReferenceError",
  "AggregateError",
  "SuppressedError",
];
const typedArrayNames = [
  "Int8Array",
  "Uint8Array",
  "Uint8ClampedArray",
  "Int16Array",
  "Uint16Array",
  "Int32Array",
  "Uint32Array",
  "Float32Array",
  "Float64Array",
];

/** By name of the global interface. */
export const builtinInterfaces: ReadonlyMap<string, BuiltinModule> = new Map<
  string,
  BuiltinModule
>([
  ["Array", functions("array")],
  ["ReadonlyArray", functions("array")],
  ["String", functions("string")],
  ["Number", functions("number")],
  ["Boolean", functions("boolean")],
  ["Math", functions("math")],
  ["Console", functions("console")],
  ["ObjectConstructor", functions("object-constructor")],
  ["ArrayConstructor", functions("array-constructor")],
  ["StringConstructor", functions("string-constructor")],
  ["NumberConstructor", functions("number-constructor")],
  ["BooleanConstructor", functions("boolean")],
  ["Map", classes("map")],
  ["ReadonlyMap", classes("map", "Map")],
  ["Set", classes("set")],
  ["ReadonlySet", classes("set", "Set")],
  ["ArrayBuffer", classes("array-buffer")],
  ["DataView", classes("data-view")],
  ["Process", classes("process")],
  ["WriteStream", classes("process")],
  ["Performance", classes("process")],
  ...errorNames.map((name) => [name, classes("error")] as const),
  ...typedArrayNames.map((name) => [name, classes("typed-array")] as const),
]);

/** Global functions and constants: `parseInt`, `NaN`, … */
export const globalFunctionModules: readonly string[] = [
  "lib/builtins/number-constructor.ts",
  "lib/builtins/number.ts",
];

/** Global variables, by name: the module that exports them. */
export const globalObjects: ReadonlyMap<string, string> = new Map([
  ["process", "lib/builtins/process.ts"],
  ["performance", "lib/builtins/process.ts"],
]);

/** Node's modules, as far as we have them: files of lib/node. */
export const nodeModules: readonly string[] = ["fs", "perf_hooks", "process"];

/** Library modules that no global name leads to. */
export const supportModules: readonly string[] = [
  "lib/builtins/dictionary.ts",
  "lib/builtins/iterator.ts",
];

/** Functions the compiler itself calls, by module of lib/runtime. */
export const runtimeModules: readonly string[] = [
  "lib/runtime/heap.ts",
  "lib/runtime/memory.ts",
  "lib/runtime/system.ts",
  "lib/runtime/strings.ts",
  "lib/runtime/numbers.ts",
  "lib/runtime/values.ts",
  "lib/runtime/arrays.ts",
  "lib/runtime/errors.ts",
  "lib/runtime/properties.ts",
  "lib/runtime/indexed-properties.ts",
  "lib/runtime/late-properties.ts",
  "lib/runtime/reflection.ts",
  "lib/runtime/function-names.ts",
];

/** The element type of each typed array: what one element is in memory. */
export const typedArrayElements: ReadonlyMap<string, string> = new Map([
  ["Int8Array", "i8"],
  ["Uint8Array", "u8"],
  ["Uint8ClampedArray", "clamped"],
  ["Int16Array", "i16"],
  ["Uint16Array", "u16"],
  ["Int32Array", "i32"],
  ["Uint32Array", "u32"],
  ["Float32Array", "f32"],
  ["Float64Array", "f64"],
]);
