// A bank: accounts, transactions, an audit trail and typed failures.

abstract class BankError extends Error {
  abstract readonly code: number;
}
class InsufficientFunds extends BankError {
  readonly code = 1;
  constructor(
    readonly needed: number,
    readonly available: number,
  ) {
    super(`needed ${needed.toFixed(2)}, available ${available.toFixed(2)}`);
    this.name = "InsufficientFunds";
  }
}
class UnknownAccount extends BankError {
  readonly code = 2;
  constructor(id: string) {
    super(`no account ${id}`);
    this.name = "UnknownAccount";
  }
}
class InvalidAmount extends BankError {
  readonly code = 3;
  constructor(amount: number) {
    super(`invalid amount ${amount}`);
    this.name = "InvalidAmount";
  }
}

interface Entry {
  readonly when: number;
  readonly kind:
    | "deposit"
    | "withdrawal"
    | "transfer in"
    | "transfer out"
    | "interest"
    | "fee";
  readonly amount: number;
}

abstract class Account {
  static #nextNumber = 1000;
  readonly id: string;
  #balance = 0;
  protected readonly entries: Entry[] = [];
  constructor(
    readonly owner: string,
    prefix: string,
  ) {
    this.id = prefix + Account.#nextNumber++;
  }
  get balance(): number {
    return this.#balance;
  }
  protected get limit(): number {
    return 0;
  }
  post(kind: Entry["kind"], amount: number, when: number): void {
    if (!(amount > 0) || !Number.isFinite(amount))
      throw new InvalidAmount(amount);
    const sign =
      kind === "withdrawal" || kind === "transfer out" || kind === "fee"
        ? -1
        : 1;
    const next = this.#balance + sign * amount;
    if (sign < 0 && next < -this.limit) {
      throw new InsufficientFunds(amount, this.#balance + this.limit);
    }
    this.#balance = Math.round(next * 100) / 100;
    this.entries.push({ when, kind, amount });
  }
  abstract endOfMonth(when: number): void;
  statement(): string[] {
    return [
      `${this.id} ${this.owner}`,
      ...this.entries.map(
        ({ when, kind, amount }) =>
          `  ${when} ${kind.padEnd(12)} ${amount.toFixed(2).padStart(9)}`,
      ),
      `  balance ${this.balance.toFixed(2)}`,
    ];
  }
}
class Savings extends Account {
  constructor(
    owner: string,
    private readonly rate: number,
  ) {
    super(owner, "S");
  }
  endOfMonth(when: number): void {
    const interest = Math.round(this.balance * this.rate * 100) / 100;
    if (interest > 0) this.post("interest", interest, when);
  }
}
class Checking extends Account {
  constructor(
    owner: string,
    private readonly overdraft = 100,
  ) {
    super(owner, "C");
  }
  protected override get limit(): number {
    return this.overdraft;
  }
  endOfMonth(when: number): void {
    if (this.balance < 0) this.post("fee", 5, when);
  }
}

class Bank {
  private readonly accounts = new Map<string, Account>();
  readonly audit: string[] = [];
  private time = 1;
  open<T extends Account>(account: T): T {
    this.accounts.set(account.id, account);
    return account;
  }
  private find(id: string): Account {
    return this.accounts.get(id) ?? this.missing(id);
  }
  private missing(id: string): never {
    throw new UnknownAccount(id);
  }
  private attempt(what: string, action: () => void): boolean {
    let outcome = "failed badly";
    try {
      action();
      outcome = "ok";
      return true;
    } catch (e) {
      if (!(e instanceof BankError)) throw e;
      outcome = `error ${e.code} ${e.name}: ${e.message}`;
      return false;
    } finally {
      this.audit.push(`${this.time++} ${what}: ${outcome}`);
    }
  }
  deposit(id: string, amount: number): boolean {
    return this.attempt(`deposit ${id}`, () =>
      this.find(id).post("deposit", amount, this.time),
    );
  }
  withdraw(id: string, amount: number): boolean {
    return this.attempt(`withdraw ${id}`, () =>
      this.find(id).post("withdrawal", amount, this.time),
    );
  }
  transfer(from: string, to: string, amount: number): boolean {
    return this.attempt(`transfer ${from} ${to}`, () => {
      const target = this.find(to);
      this.find(from).post("transfer out", amount, this.time);
      target.post("transfer in", amount, this.time);
    });
  }
  endOfMonth(): void {
    for (const account of this.accounts.values()) {
      this.attempt(`month end ${account.id}`, () =>
        account.endOfMonth(this.time),
      );
    }
  }
  total(): number {
    let total = 0;
    for (const { balance } of this.accounts.values()) total += balance;
    return total;
  }
}

const bank = new Bank();
const ann = bank.open(new Savings("Ann", 0.0125));
const bob = bank.open(new Checking("Bob"));
console.log(bank.deposit(ann.id, 1000), bank.deposit(bob.id, 50.55));
console.log(bank.withdraw(bob.id, 120.1), bank.withdraw(bob.id, 500));
console.log(
  bank.transfer(ann.id, bob.id, 10.05),
  bank.transfer(ann.id, "X9", 1),
);
console.log(
  bank.deposit(ann.id, -5),
  bank.deposit(ann.id, NaN),
  bank.withdraw(ann.id, 5000),
);
bank.endOfMonth();
for (const account of [ann, bob])
  for (const line of account.statement()) console.log(line);
for (const line of bank.audit) console.log(line);
console.log(bank.total().toFixed(2));
