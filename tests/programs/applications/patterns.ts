// Visitor, builder, strategy, state machine, command with undo, observer.

interface Visitor<R> {
  number(node: NumberNode): R;
  binary(node: BinaryNode): R;
}
abstract class AstNode {
  abstract accept<R>(visitor: Visitor<R>): R;
}
class NumberNode extends AstNode {
  constructor(readonly value: number) {
    super();
  }
  override accept<R>(visitor: Visitor<R>): R {
    return visitor.number(this);
  }
}
class BinaryNode extends AstNode {
  constructor(
    readonly operator: "+" | "*",
    readonly left: AstNode,
    readonly right: AstNode,
  ) {
    super();
  }
  override accept<R>(visitor: Visitor<R>): R {
    return visitor.binary(this);
  }
}
class Evaluate implements Visitor<number> {
  number({ value }: NumberNode): number {
    return value;
  }
  binary({ operator, left, right }: BinaryNode): number {
    const a = left.accept(this);
    const b = right.accept(this);
    return operator === "+" ? a + b : a * b;
  }
}
const printer: Visitor<string> = {
  number: ({ value }) => String(value),
  binary: (node) =>
    `(${node.left.accept(printer)} ${node.operator} ${node.right.accept(printer)})`,
};
const tree = new BinaryNode(
  "+",
  new NumberNode(1),
  new BinaryNode("*", new NumberNode(2.5), new NumberNode(4)),
);
console.log(tree.accept(printer), "=", tree.accept(new Evaluate()));

class QueryBuilder {
  private table = "";
  private readonly conditions: string[] = [];
  private order?: { column: string; descending: boolean };
  private count: number | null = null;
  from(table: string): this {
    this.table = table;
    return this;
  }
  where(column: string, value: string | number): this {
    this.conditions.push(
      `${column} = ${typeof value === "string" ? `'${value}'` : value}`,
    );
    return this;
  }
  orderBy(column: string, descending = false): this {
    this.order = { column, descending };
    return this;
  }
  limit(count: number): this {
    this.count = count;
    return this;
  }
  build(): string {
    const parts = [`select * from ${this.table}`];
    if (this.conditions.length > 0)
      parts.push(`where ${this.conditions.join(" and ")}`);
    if (this.order)
      parts.push(
        `order by ${this.order.column}${this.order.descending ? " desc" : ""}`,
      );
    if (this.count !== null) parts.push(`limit ${this.count}`);
    return parts.join(" ");
  }
}
console.log(
  new QueryBuilder()
    .from("users")
    .where("age", 30)
    .where("name", "ada")
    .orderBy("id", true)
    .limit(0)
    .build(),
);
console.log(new QueryBuilder().from("t").orderBy("x").build());

type Strategy = (price: number, quantity: number) => number;
const strategies: Record<string, Strategy> = {
  plain: (price, quantity) => price * quantity,
  bulk: (price, quantity) => price * quantity * (quantity >= 10 ? 0.9 : 1),
  third: (price, quantity) => price * (quantity - Math.floor(quantity / 3)),
};
for (const [name, price] of Object.entries(strategies))
  console.log(name, price(2.5, 3), price(1, 12));

enum Light {
  red,
  green,
  yellow,
}
const after: { readonly [L in Light]: Light } = {
  [Light.red]: Light.green,
  [Light.green]: Light.yellow,
  [Light.yellow]: Light.red,
};
let light = Light.red;
const lights: string[] = [];
for (let i = 0; i < 5; i++) {
  lights.push(Light[light]);
  light = after[light];
}
console.log(lights.join(" "));

interface Command {
  readonly label: string;
  do(): void;
  undo(): void;
}
class Editor {
  text = "";
  private readonly done: Command[] = [];
  private readonly undone: Command[] = [];
  run(command: Command): void {
    command.do();
    this.done.push(command);
    this.undone.length = 0;
  }
  undo(): boolean {
    const command = this.done.pop();
    if (!command) return false;
    command.undo();
    this.undone.push(command);
    return true;
  }
  redo(): boolean {
    const command = this.undone.pop();
    command?.do();
    if (command) this.done.push(command);
    return command !== undefined;
  }
  insert(text: string, at = this.text.length): void {
    const before = this.text;
    this.run({
      label: `insert ${text}`,
      do: () => (this.text = before.slice(0, at) + text + before.slice(at)),
      undo: () => (this.text = before),
    });
  }
  get history(): string {
    return this.done.map(({ label }) => label).join(", ");
  }
}
const editor = new Editor();
editor.insert("world");
editor.insert("hello ", 0);
editor.insert("!");
console.log(editor.text, "|", editor.history);
console.log(editor.undo(), editor.undo(), editor.text);
console.log(editor.redo(), editor.text);
editor.insert("?");
console.log(editor.redo(), editor.text, editor.history);
while (editor.undo());
console.log(editor.text === "", editor.undo());

class Observable<T> {
  private readonly watchers: ((now: T, before: T) => void)[] = [];
  constructor(private current: T) {}
  get value(): T {
    return this.current;
  }
  set value(next: T) {
    const before = this.current;
    if (Object.is(before, next)) return;
    this.current = next;
    for (const watcher of this.watchers) watcher(next, before);
  }
  watch(watcher: (now: T, before: T) => void): void {
    this.watchers.push(watcher);
  }
}
const temperature = new Observable(20);
const label = new Observable("mild");
temperature.watch((now, before) => console.log(`${before} -> ${now}`));
temperature.watch(
  (now) => (label.value = now > 25 ? "hot" : now < 10 ? "cold" : "mild"),
);
label.watch((now, before) => console.log(`${before} became ${now}`));
for (const t of [21, 26, 27, 27, 5, NaN, NaN]) temperature.value = t;
console.log(temperature.value, label.value);
