// A process of its own for one suite: started by runner.ts under tsx with the
// module and the values for `run`, it sends back the result.

import { pathToFileURL } from "node:url";
import type { SuiteRun } from "./suite.ts";

const [, , module = "", valuesText = "[]"] = process.argv;
const loaded = (await import(pathToFileURL(module).href)) as { run?: SuiteRun };
if (typeof loaded.run !== "function") {
  throw new Error(`${module} does not export run`);
}
const values = JSON.parse(valuesText) as unknown[];
const result = await loaded.run(...values);
process.send?.(result, () => process.exit(0));
