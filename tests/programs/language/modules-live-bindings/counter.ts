// Exports a variable and what changes it.

export let count = 0;
export const settings = { step: 1 };
export const history: number[] = [];

export function increment(by = settings.step): void {
  count += by;
  history.push(count);
}
export function reset(): void {
  count = 0;
}
