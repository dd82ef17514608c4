// #private members: methods, accessors, statics, and the `#x in o` brand check.

class Wallet {
  #balance = 0;
  readonly #log: string[] = [];
  static #made = 0;
  constructor(initial: number) {
    this.#balance = initial;
    Wallet.#made++;
  }
  #record(text: string): void {
    this.#log.push(`${Wallet.#made}:${text}`);
  }
  get #rich(): boolean {
    return this.#balance > 100;
  }
  set #adjust(by: number) {
    this.#balance += by;
  }
  add(amount: number): this {
    this.#adjust = amount;
    this.#record("add " + amount);
    return this;
  }
  transfer(to: Wallet, amount: number): void {
    this.#balance -= amount;
    to.#balance += amount;
    to.#record("got " + amount);
  }
  status(): string {
    return `${this.#balance} ${this.#rich} ${this.#log.join(",")}`;
  }
  static isWallet(value: object): value is Wallet {
    return #balance in value;
  }
  static richest(a: Wallet, b: Wallet): Wallet {
    return a.#balance >= b.#balance ? a : b;
  }
  equals(other: Wallet): boolean {
    return this.#balance === other.#balance;
  }
}
const a = new Wallet(50).add(25).add(50);
const b = new Wallet(10);
a.transfer(b, 100);
console.log(a.status());
console.log(b.status());
console.log(Wallet.richest(a, b) === b, a.equals(b));

class Other {
  balance = 1;
}
for (const value of [a, new Other(), { balance: 3 }, [1]]) {
  console.log(Wallet.isWallet(value));
}

// The same private name in base and derived are two different fields.
class Base {
  #x = "base x";
  baseX(): string {
    return this.#x;
  }
}
class Derived extends Base {
  #x = "derived x";
  both(): string {
    return this.#x + " / " + this.baseX();
  }
  static has(o: object): boolean {
    return #x in o;
  }
}
console.log(new Derived().both());
console.log(Derived.has(new Derived()), Derived.has(new Base()));

class Node2 {
  #next: Node2 | null = null;
  #value: number;
  constructor(value: number) {
    this.#value = value;
  }
  append(value: number): void {
    let node: Node2 = this;
    while (node.#next !== null) node = node.#next;
    node.#next = new Node2(value);
  }
  sum(): number {
    return this.#value + (this.#next?.sum() ?? 0);
  }
}
const list = new Node2(1);
list.append(2);
list.append(3);
console.log(list.sum());
