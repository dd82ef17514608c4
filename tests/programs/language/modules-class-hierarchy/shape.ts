// The abstract base and what it counts.

export const registered: string[] = [];
export abstract class Shape {
  static count = 0;
  protected constructor(readonly name: string) {
    Shape.count++;
    if (!registered.includes(name)) registered.push(name);
  }
  abstract area(): number;
}
