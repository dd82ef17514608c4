// Parameter properties: declared and assigned before the constructor's body.

class Point {
  sum: number;
  constructor(
    public readonly x: number,
    public y: number,
    private label = `(${x}, ${y})`,
  ) {
    this.sum = this.x + this.y;
    this.y++;
  }
  toString(): string {
    return `${this.label} ${this.x} ${this.y} ${this.sum}`;
  }
}
console.log(`${new Point(1, 2)}`, String(new Point(3, 4, "named")));

class Point3 extends Point {
  constructor(
    x: number,
    y: number,
    public readonly z: number,
  ) {
    super(x * 10, y * 10);
    console.log("z is", this.z);
  }
  override toString(): string {
    return super.toString() + " " + this.z;
  }
}
console.log(new Point3(1, 2, 3).toString());

class Service {
  private calls = 0;
  constructor(
    private readonly log: (text: string) => void,
    protected readonly retries: number = 2,
  ) {}
  run(): void {
    for (let i = 0; i <= this.retries; i++) {
      this.calls++;
      this.log(`call ${this.calls}`);
    }
  }
}
const lines: string[] = [];
new Service((text) => lines.push(text)).run();
new Service((text) => lines.push(text.toUpperCase()), 0).run();
console.log(lines);

class Pair<A, B> {
  constructor(
    readonly first: A,
    readonly second: B,
  ) {}
  swap(): Pair<B, A> {
    return new Pair(this.second, this.first);
  }
}
const pair = new Pair("a", 1).swap();
console.log(pair.first + 1, pair.second.length);
