// An editor model: commands with undo and redo, observers, selection, history.

interface Command {
  readonly label: string;
  apply(doc: Document): void;
  revert(doc: Document): void;
  merge?(next: Command): Command | null;
}
class Document {
  private text = "";
  private readonly observers = new Set<(text: string) => void>();
  get content(): string {
    return this.text;
  }
  splice(at: number, remove: number, insert: string): string {
    if (at < 0 || at + remove > this.text.length) {
      throw new RangeError(
        `splice ${at}+${remove} outside 0..${this.text.length}`,
      );
    }
    const removed = this.text.slice(at, at + remove);
    this.text = this.text.slice(0, at) + insert + this.text.slice(at + remove);
    for (const observer of this.observers) observer(this.text);
    return removed;
  }
  observe(observer: (text: string) => void): Disposable {
    this.observers.add(observer);
    return { [Symbol.dispose]: () => void this.observers.delete(observer) };
  }
}
class Insert implements Command {
  constructor(
    private readonly at: number,
    private readonly text: string,
  ) {}
  get label(): string {
    return `insert "${this.text}"`;
  }
  apply(doc: Document): void {
    doc.splice(this.at, 0, this.text);
  }
  revert(doc: Document): void {
    doc.splice(this.at, this.text.length, "");
  }
  merge(next: Command): Command | null {
    if (!(next instanceof Insert) || next.at !== this.at + this.text.length)
      return null;
    if (next.text === " " || this.text.endsWith(" ")) return null;
    return new Insert(this.at, this.text + next.text);
  }
}
class Delete implements Command {
  private removed: string | null = null;
  readonly label: string;
  constructor(
    private readonly at: number,
    private readonly count: number,
  ) {
    this.label = `delete ${count} at ${at}`;
  }
  apply(doc: Document): void {
    this.removed = doc.splice(this.at, this.count, "");
  }
  revert(doc: Document): void {
    if (this.removed === null) throw new Error("not applied");
    doc.splice(this.at, 0, this.removed);
    this.removed = null;
  }
}
class Batch implements Command {
  constructor(
    readonly label: string,
    private readonly commands: readonly Command[],
  ) {}
  apply(doc: Document): void {
    const done: Command[] = [];
    try {
      for (const command of this.commands) {
        command.apply(doc);
        done.push(command);
      }
    } catch (e) {
      for (const command of done.reverse()) command.revert(doc);
      throw e;
    }
  }
  revert(doc: Document): void {
    for (const command of [...this.commands].reverse()) command.revert(doc);
  }
}
class Editor {
  readonly document = new Document();
  private readonly undoable: Command[] = [];
  private redoable: Command[] = [];
  run(command: Command): boolean {
    try {
      command.apply(this.document);
    } catch (e) {
      console.log("failed:", e instanceof Error ? e.message : "?");
      return false;
    }
    const merged = this.undoable.at(-1)?.merge?.(command) ?? null;
    if (merged) this.undoable[this.undoable.length - 1] = merged;
    else this.undoable.push(command);
    this.redoable = [];
    return true;
  }
  undo(): string {
    const command = this.undoable.pop();
    if (!command) return "nothing to undo";
    command.revert(this.document);
    this.redoable.push(command);
    return `undid ${command.label}`;
  }
  redo(): string {
    const command = this.redoable.pop();
    if (!command) return "nothing to redo";
    command.apply(this.document);
    this.undoable.push(command);
    return `redid ${command.label}`;
  }
  type(text: string): void {
    for (const unit of text)
      this.run(new Insert(this.document.content.length, unit));
  }
  get history(): string[] {
    return this.undoable.map((c) => c.label);
  }
}
const editor = new Editor();
let notifications = 0;
function session(): void {
  using _watch = editor.document.observe(() => notifications++);
  editor.type("hello big world");
  console.log(editor.document.content, editor.history);
  editor.run(new Delete(5, 4));
  console.log(editor.document.content, notifications);
}
session();
console.log(editor.undo(), "|", editor.document.content);
console.log(editor.undo(), "|", editor.document.content);
console.log(editor.redo(), "|", editor.document.content);
console.log(editor.redo(), editor.redo(), notifications);
const upper = new Batch("shout", [
  new Delete(0, 1),
  new Insert(0, "H"),
  new Insert(11, "!"),
]);
console.log(editor.run(upper), editor.document.content);
const broken = new Batch("broken", [new Insert(0, ">> "), new Delete(100, 1)]);
console.log(editor.run(broken), editor.document.content);
while (editor.document.content !== "")
  console.log(editor.undo(), `"${editor.document.content}"`);
console.log(editor.undo(), editor.history.length);
editor.redo();
editor.run(new Insert(0, "new "));
console.log(editor.redo(), editor.document.content);
