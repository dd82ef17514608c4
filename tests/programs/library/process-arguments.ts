// process.argv: the program's own arguments start at the third word.
// @arguments first 42 --flag=on ünï -x a=b

import { argv } from "node:process";

const words = process.argv.slice(2);
console.log(words.length, words);
console.log(argv.length === process.argv.length, argv[2] === words[0]);

const options = new Map<string, string>();
const files: string[] = [];
for (const word of words) {
  if (word.startsWith("--")) {
    const [name = "", value = "true"] = word.slice(2).split("=");
    options.set(name, value);
  } else if (!word.startsWith("-")) {
    files.push(word);
  }
}
console.log(options, files, Number(words[1]) + 1);
console.log(words.map((word) => word.length));
const [, , one, two = "none", ...others] = process.argv;
console.log(one, two, others.length, process.argv[99]);

const { env } = process;
console.log(env["NAUTILUS_NOT_THERE"] ?? "unset");
