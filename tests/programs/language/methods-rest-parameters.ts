// Rest parameters in methods that implement, override or stand in for ones without, and the reverse.

interface V {
  c(a: string, b: string, d: string): string;
}
class P implements V {
  c(...parts: [string, string, string]): string {
    return parts.map((p) => p + "!").join(" ");
  }
}
class Q implements V {
  c(a: string, ...parts: string[]): string {
    return a + parts.length;
  }
}
class R implements V {
  c(...parts: string[]): string {
    return parts.join("+");
  }
}
class S implements V {
  c(a: string): string {
    return a;
  }
}
class T implements V {
  c(a: string, b = "dflt", d?: string, ...more: number[]): string {
    return a + b + d + more.length;
  }
}
const vs: V[] = [new Q(), new R(), new S(), new T(), new P()];
for (const v of vs) console.log(v.c("x", "y", "z"));
abstract class Base {
  abstract go(a: number, b: string): string;
}
class D1 extends Base {
  go(...args: [number, string]): string {
    return args.join("/");
  }
}
class D2 extends Base {
  go(...args: (number | string)[]): string {
    return args.length + ":" + args.join("/");
  }
}
for (const b of [new D1(), new D2()] as Base[]) console.log(b.go(1, "q"));
const f: (a: number, b: string) => string = (...args: [number, string]) =>
  args.join("-");
const g: (a: number, b: string) => string = (...args) =>
  args.length + "," + args[1];
console.log(f(1, "u"), g(2, "w"));

// The other way round: the call passes an array, the method wants names.
interface Sum {
  add(first: number, ...more: number[]): number;
}
class Two implements Sum {
  add(a: number, b = 100): number {
    return a + b;
  }
}
class All implements Sum {
  add(...all: number[]): number {
    return all.reduce((x, y) => x + y, 0);
  }
}
class Later implements Sum {
  add = (a: number, b?: number, ...rest: number[]): number =>
    a * (b ?? 1) + rest.length;
}
const literal: Sum = { add: (...[a, b]) => a - (b ?? 0) };
const method: Sum = {
  add(first, ...[second = 7, third = 8]) {
    return first * 100 + second * 10 + third;
  },
};
const sums: Sum[] = [new Two(), new All(), new Later(), literal, method];
for (const sum of sums) {
  console.log(sum.add(1), sum.add(2, 3), sum.add(4, 5, 6, 7));
  console.log(sum.add(1, ...[2, 3, 4]));
}

class Logger {
  readonly lines: string[] = [];
  log(level: string, ...parts: unknown[]): void {
    this.lines.push(`${level}: ${parts.length}`);
  }
}
class Quiet extends Logger {
  override log(level: string): void {
    super.log(level, "quiet", 1);
  }
}
class Loud extends Logger {
  override log(...everything: [level: string, ...parts: unknown[]]): void {
    const [level, ...parts] = everything;
    super.log(level.toUpperCase(), ...parts, "!");
  }
}
const loggers: Logger[] = [new Logger(), new Quiet(), new Loud()];
for (const logger of loggers) {
  logger.log("info", 1, "two", null);
  logger.log("bare");
  const { lines } = logger;
  console.log(lines);
}

// A union of classes: what both take.
for (const sum of [new Two(), new All(), new Later()])
  console.log(sum.add(1), sum.add(2, 3));
