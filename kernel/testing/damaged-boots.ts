// Boots with damaged firmware tables, on the machine that has such: a suite of
// `nautilus test`.

export { run } from "../arch/x86_64/testing/damaged-boots.ts";
