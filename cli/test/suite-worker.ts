// A process of its own for one suite: started by runner.ts under tsx with the
// module and the filter, it sends back the result.

import { pathToFileURL } from "node:url";
import type { SuiteRun } from "./suite.ts";

const [, , module = "", filter = ""] = process.argv;
const loaded = (await import(pathToFileURL(module).href)) as { run?: SuiteRun };
if (typeof loaded.run !== "function") {
  throw new Error(`${module} does not export run(filter)`);
}
const result = await loaded.run(filter);
process.send?.(result, () => process.exit(0));
