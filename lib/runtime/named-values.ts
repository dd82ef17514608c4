// What objects of index signature types offer whoever does not know their value
// type: `Record<string, number>` and `Record<string, Point>` are different
// code, but these methods have one signature.

export abstract class NamedValues {
  /** In the order JavaScript lists properties. */
  abstract keys(): string[];
  abstract has(name: string): boolean;
  abstract valueOfName(name: string): unknown;
  abstract assignName(name: string, value: unknown): void;
  abstract deleteName(name: string): void;
}
