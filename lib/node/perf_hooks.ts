// Module "node:perf_hooks".

export { performance } from "../builtins/process.ts";
