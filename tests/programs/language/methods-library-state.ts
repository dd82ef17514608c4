// Only a method needs the library's tables, and only a table of methods leads to it.
// @alone

interface Shown {
  show(): string;
}
class Ratio implements Shown {
  constructor(
    private readonly a: number,
    private readonly b: number,
  ) {}
  show(): string {
    return `${this.a / this.b}`;
  }
}
class Word implements Shown {
  constructor(private readonly word: string) {}
  show(): string {
    return this.word.toUpperCase();
  }
}
const all: Shown[] = [new Ratio(1, 3), new Word("straße"), new Ratio(2, 7)];
for (const each of all) console.log(each.show());
