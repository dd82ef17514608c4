// Runs an image on a target with options given as JSON: what tests of the
// targets start, to look at a whole process from outside.

import { messageOf, UserError } from "../errors.ts";
import { say } from "../output.ts";
import { targetNamed } from "./index.ts";
import { plainOptions } from "./testing.ts";
import type { RunOptions } from "./target.ts";

const [, , targetName = "", imageFile = "", optionsText = "{}"] = process.argv;

const given = JSON.parse(optionsText) as Partial<RunOptions>;
try {
  const options = { ...plainOptions, ...given };
  const target = targetNamed(targetName);
  target.checkOptions(options);
  process.exit(await target.run(imageFile, options));
} catch (error) {
  say(messageOf(error));
  process.exit(error instanceof UserError ? error.exitCode : 1);
}
