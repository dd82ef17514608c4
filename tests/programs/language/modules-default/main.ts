// Default exports: a class, an expression, a function without a name.

import Stack from "./stack.ts";
import config, { describe } from "./config.ts";
import run from "./run.ts";
import { shout as loud, whisper } from "./voices.ts";

const stack = new Stack<number>();
stack.push(1);
stack.push(2);
console.log(stack.pop(), stack.size, Stack.created);
console.log(config.name, config.retries, describe());
config.retries++;
console.log(describe());
console.log(run((x) => x * 2, 21));
console.log(loud("hey"), whisper("HEY"));
