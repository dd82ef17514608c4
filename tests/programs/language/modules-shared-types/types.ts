// Types and the generic registry.

export enum Level {
  Low,
  Mid,
  High,
}
export const enum Size {
  Small = "S",
  Large = "L",
}
export const defaultLevel: Level = Level.Mid;

export interface Plugin {
  name: string;
  level: Level;
  run(x: number): number;
}

export class Registry<T extends { name: string }> {
  private readonly entries = new Map<string, T>();
  add(entry: T): void {
    this.entries.set(entry.name, entry);
  }
  get(name: string): T | undefined {
    return this.entries.get(name);
  }
  names(): string[] {
    return [...this.entries.keys()];
  }
  get count(): number {
    return this.entries.size;
  }
  [Symbol.iterator](): Iterator<T> {
    return this.entries.values();
  }
}
