// What the command says when it cannot do what was asked: one sentence and an
// exit code, never a stack trace.

/** The exit codes of the command itself; a program's own code passes through. */
export const exitCode = {
  success: 0,
  /** The program or a test was wrong; diagnostics were printed. */
  failure: 1,
  /** The command line was wrong. */
  usage: 2,
  /** `--timeout` ran out; the code coreutils' timeout uses. */
  timeout: 124,
  /** A tool is missing, or broke: nothing can be said about the program. */
  environment: 125,
  /** Ctrl-C, as shells report it. */
  interrupted: 130,
} as const;

/** An expected failure: its message is shown to the user as it stands. */
export class UserError extends Error {
  readonly exitCode: number;

  constructor(message: string, code: number = exitCode.environment) {
    super(message);
    this.exitCode = code;
  }
}

/** A wrong command line or a file which is not there. */
export class UsageError extends UserError {
  constructor(message: string) {
    super(message, exitCode.usage);
  }
}

/** The text of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The `ENOENT`-like code of a Node error, if it has one. */
export function systemCodeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** A system error's reason in words: `permission denied`. */
export function systemReasonOf(error: unknown): string {
  const match = /^[A-Z0-9]+: ([^,]+)/.exec(messageOf(error));
  return match?.[1] ?? messageOf(error);
}
