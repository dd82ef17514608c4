// Every target, by name.
import { host } from "./host.ts";
import type { Target, TargetName } from "./target.ts";
import { x86_64 } from "./x86_64.ts";

export type { ImageLayout, Target, TargetName } from "./target.ts";

export const targets: Readonly<Record<TargetName, Target>> = { x86_64, host };
