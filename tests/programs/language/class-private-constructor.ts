// Singletons and factories with private constructors; protected constructors.

class Settings {
  private static instance: Settings | null = null;
  private readonly values = new Map<string, number>();
  private constructor() {
    console.log("created once");
  }
  static get shared(): Settings {
    return (Settings.instance ??= new Settings());
  }
  set(key: string, value: number): void {
    this.values.set(key, value);
  }
  get(key: string): number {
    return this.values.get(key) ?? -1;
  }
}
Settings.shared.set("a", 1);
console.log(
  Settings.shared.get("a"),
  Settings.shared.get("b"),
  Settings.shared === Settings.shared,
);

class Angle {
  static readonly zero = new Angle(0);
  private static cache: Record<number, Angle> = { 0: Angle.zero };
  private constructor(private readonly radians: number) {}
  static fromDegrees(degrees: number): Angle {
    const normal = ((degrees % 360) + 360) % 360;
    return (this.cache[normal] ??= new Angle((normal / 180) * Math.PI));
  }
  get degrees(): number {
    return Math.round((this.radians / Math.PI) * 180);
  }
}
console.log(
  Angle.fromDegrees(0) === Angle.zero,
  Angle.fromDegrees(360) === Angle.zero,
);
console.log(
  Angle.fromDegrees(-90).degrees,
  Angle.fromDegrees(450) === Angle.fromDegrees(90),
);

abstract class Unit {
  protected constructor(
    protected readonly amount: number,
    private readonly symbol: string,
  ) {}
  toString(): string {
    return this.amount + this.symbol;
  }
}
class Meters extends Unit {
  constructor(amount: number) {
    super(amount, "m");
  }
  plus(other: Meters): Meters {
    return new Meters(this.amount + other.amount);
  }
}
class Feet extends Unit {
  private constructor(amount: number) {
    super(amount, "ft");
  }
  static of(amount: number): Feet {
    return new Feet(amount);
  }
}
console.log(`${new Meters(1).plus(new Meters(2.5))} ${Feet.of(3)}`);

class Token {
  static readonly #key = {};
  constructor(
    key: object,
    readonly text: string,
  ) {
    if (key !== Token.#key) throw new TypeError("use Token.make");
  }
  static make(text: string): Token {
    return new Token(Token.#key, text);
  }
}
console.log(Token.make("t").text);
try {
  new Token({}, "forged");
} catch (e) {
  console.log((e as Error).message);
}
const kinds: (typeof Meters | (new (n: number) => Unit))[] = [Meters];
console.log(`${new kinds[0](7)}`);
