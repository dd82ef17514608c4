// The log every module writes to.

export const log: string[] = [];
export function note(text: string): void {
  log.push(`${log.length}: ${text}`);
}
note("log body");
