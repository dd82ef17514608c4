// Says in a few lines how what a program printed differs from what it should.

export interface Observed {
  stdout: Buffer;
  exitCode: number;
}

const contextLines = 2;
const maximumLineLength = 160;

/** Null when output and exit code agree byte for byte. */
export function describeDifference(
  expected: Observed,
  actual: Observed,
): string | null {
  const parts: string[] = [];
  if (expected.exitCode !== actual.exitCode) {
    parts.push(
      `exit code: expected ${expected.exitCode}, got ${actual.exitCode}`,
    );
  }
  if (!expected.stdout.equals(actual.stdout)) {
    parts.push(describeText(expected.stdout, actual.stdout));
  }
  return parts.length === 0 ? null : parts.join("\n");
}

function describeText(expected: Buffer, actual: Buffer): string {
  const want = expected.toString("utf8").split("\n");
  const got = actual.toString("utf8").split("\n");
  let first = 0;
  while (first < want.length && want[first] === got[first]) first++;
  const lines = [`output differs at line ${first + 1}:`];
  for (let i = Math.max(0, first - contextLines); i < first; i++) {
    lines.push(`    ${show(want[i])}`);
  }
  for (let i = first; i <= first + contextLines; i++) {
    if (want[i] === got[i]) {
      if (want[i] !== undefined) lines.push(`    ${show(want[i])}`);
      continue;
    }
    lines.push(`  - ${show(want[i])}`, `  + ${show(got[i])}`);
  }
  lines.push(
    `  (- Node, + ours; ${want.length - 1} and ${got.length - 1} lines)`,
  );
  return lines.join("\n");
}

function show(line: string | undefined): string {
  if (line === undefined) return "<end of output>";
  const visible = line.replace(
    /[\u0000-\u001f\u007f]/g,
    (unit) => `\\x${unit.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
  return visible.length > maximumLineLength
    ? `${visible.slice(0, maximumLineLength)}…`
    : visible;
}
