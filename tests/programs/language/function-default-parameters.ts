// Default parameters: when they apply, in what order, and what they can see.

const log: string[] = [];
function note<T>(name: string, value: T): T {
  log.push(name);
  return value;
}

function f(a = note("a", 1), b = note("b", a + 1), c = note("c", a + b)) {
  return `${a} ${b} ${c}`;
}
console.log(f());
console.log(f(10));
console.log(f(10, 20));
console.log(f(10, 20, 30));
console.log(f(undefined, 20));
console.log(f(undefined, undefined, 5));
console.log(log.join(","));

function nullable(x: number | null = 3) {
  return x;
}
console.log(nullable(), nullable(undefined), nullable(null), nullable(0));

let calls = 0;
function fresh(list: number[] = [calls++]) {
  list.push(99);
  return list;
}
console.log(fresh(), fresh(), fresh([1]), calls);

const x = "outer";
function scope(read = () => x) {
  const x = "inner";
  return `${read()} ${x}`;
}
console.log(scope());

function seesParameters(
  a: number,
  get = () => a,
  set = (v: number) => (a = v),
) {
  set(a * 2);
  return [a, get()];
}
console.log(seesParameters(21));

function middle(a: string, b: string = a + "!", c: string = b + "?") {
  return a + b + c;
}
console.log(middle("x"), middle("x", "y"), middle("x", undefined, "z"));

class Point {
  constructor(
    public x: number = 0,
    public y: number = x,
  ) {}
  moved(dx = 1, dy = dx): Point {
    return new Point(this.x + dx, this.y + dy);
  }
}
const p = new Point(5).moved().moved(2).moved(0, 3);
console.log(p.x, p.y);

const arrow = (greeting = "hello", name = greeting.toUpperCase()) =>
  `${greeting} ${name}`;
console.log(arrow(), arrow("hi"), arrow("hi", "you"));
