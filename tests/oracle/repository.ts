// Where things lie in the checkout.

import path from "node:path";
import { fileURLToPath } from "node:url";

export const repositoryRoot = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  "../..",
);

export const buildRoot = path.join(repositoryRoot, "build");
