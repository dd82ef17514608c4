// Debugs an image given on the command line: what the test of `debug` starts.

import { targetNamed } from "../targets/index.ts";
import { plainOptions } from "../targets/testing.ts";
import { debugImage } from "./debug.ts";

const [, , target = "", image = "", source = "", ...words] = process.argv;
process.exit(
  await debugImage(targetNamed(target), image, source, plainOptions, words),
);
