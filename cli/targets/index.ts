// The targets, by name.

import { UsageError } from "../errors.ts";
import { hostTarget } from "./host.ts";
import type { Target, TargetName } from "./target.ts";
import { x86_64Target } from "./x86_64.ts";

export const targets: Readonly<Record<TargetName, Target>> = {
  x86_64: x86_64Target,
  host: hostTarget,
};

export const targetNames: readonly string[] = Object.keys(targets);

export const defaultTarget: TargetName = "x86_64";

export function targetNamed(name: string): Target {
  const target = Object.values(targets).find((each) => each.name === name);
  if (target !== undefined) return target;
  throw new UsageError(
    `--target is one of ${targetNames.join(", ")}; not ${name}`,
  );
}
