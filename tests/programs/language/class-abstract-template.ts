// The template method pattern: abstract methods, protected hooks.

abstract class Report<T> {
  private lines: string[] = [];
  protected abstract rows(): T[];
  protected abstract format(row: T, index: number): string;
  protected header(): string | null {
    return null;
  }
  protected footer(count: number): string {
    return `-- ${count} rows`;
  }
  render(): string[] {
    this.lines = [];
    const header = this.header();
    if (header) this.lines.push(header);
    const rows = this.rows();
    rows.forEach((row, i) => this.lines.push(this.format(row, i)));
    this.lines.push(this.footer(rows.length));
    return this.lines;
  }
}

class NumberReport extends Report<number> {
  constructor(private readonly values: number[]) {
    super();
  }
  protected rows(): number[] {
    return this.values;
  }
  protected format(row: number, index: number): string {
    return `${index}: ${row.toFixed(1)}`;
  }
}

interface Person {
  name: string;
  age: number;
}
class PersonReport extends Report<Person> {
  protected rows(): Person[] {
    return [
      { name: "Ada", age: 36 },
      { name: "Alan", age: 41 },
    ];
  }
  protected format({ name, age }: Person): string {
    return name.padEnd(6) + age;
  }
  protected override header(): string {
    return "name  age";
  }
  protected override footer(count: number): string {
    return super.footer(count) + " of people";
  }
}

const reports: { render(): string[] }[] = [
  new NumberReport([1, 2.25, 3.75]),
  new NumberReport([]),
  new PersonReport(),
];
for (const report of reports)
  for (const line of report.render()) console.log(line);

abstract class WithConstructor {
  readonly kind: string;
  constructor() {
    this.kind = this.name();
  }
  abstract name(): string;
}
class Concrete extends WithConstructor {
  name(): string {
    return "concrete";
  }
}
console.log(new Concrete().kind);
