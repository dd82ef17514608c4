// Long runs of what must not hang, drift or corrupt: a suite of `nautilus test`.

export { run } from "../arch/x86_64/testing/torture.ts";
