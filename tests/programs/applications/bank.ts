// Accounts with rules, an audit log by observers, and a table of statements.

interface BankEvent {
  readonly kind: "deposit" | "withdrawal" | "interest" | "refused";
  readonly account: string;
  readonly amount: number;
}
type Listener = (event: BankEvent) => void;

class Emitter {
  readonly #listeners = new Set<Listener>();
  on(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
  emit(event: BankEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
  get count(): number {
    return this.#listeners.size;
  }
}

class InsufficientFunds extends Error {
  override readonly name = "InsufficientFunds";
  constructor(
    readonly owner: string,
    readonly missing: number,
  ) {
    super(`${owner} lacks ${missing.toFixed(2)}`);
  }
}

abstract class Account {
  static #opened = 0;
  protected cents = 0;
  readonly number = ++Account.#opened;

  constructor(
    readonly owner: string,
    protected readonly events: Emitter,
  ) {}

  static get opened(): number {
    return Account.#opened;
  }
  get balance(): number {
    return this.cents / 100;
  }
  protected abstract get limit(): number;
  abstract monthEnd(): void;

  deposit(amount: number): this {
    this.cents += Math.round(amount * 100);
    this.record("deposit", amount);
    return this;
  }

  withdraw(amount: number): this {
    const after = this.cents - Math.round(amount * 100);
    if (after < this.limit * 100) {
      this.record("refused", amount);
      throw new InsufficientFunds(this.owner, this.limit - after / 100);
    }
    this.cents = after;
    this.record("withdrawal", amount);
    return this;
  }

  protected record(kind: BankEvent["kind"], amount: number): void {
    this.events.emit({ kind, amount, account: `${this.owner}#${this.number}` });
  }

  toString(): string {
    return `${this.owner.padEnd(8)}${this.balance.toFixed(2).padStart(10)}`;
  }
}

class Savings extends Account {
  constructor(
    owner: string,
    events: Emitter,
    private readonly rate: number,
  ) {
    super(owner, events);
  }
  protected override get limit(): number {
    return 0;
  }
  override monthEnd(): void {
    const interest = (this.balance * this.rate) / 12;
    this.cents += Math.round(interest * 100);
    this.record("interest", interest);
  }
}

class Checking extends Account {
  #fees = 0;
  constructor(
    owner: string,
    events: Emitter,
    private readonly overdraft = 100,
  ) {
    super(owner, events);
  }
  protected override get limit(): number {
    return -this.overdraft;
  }
  override withdraw(amount: number): this {
    super.withdraw(amount);
    if (this.balance < 0) this.#fees += 1.5;
    return this;
  }
  override monthEnd(): void {
    if (this.#fees > 0) this.cents -= this.#fees * 100;
    this.#fees = 0;
  }
}

const events = new Emitter();
const log: string[] = [];
const totals: Record<string, number> = {};
const stopLog = events.on(({ kind, account, amount }) => {
  log.push(`${kind} ${account} ${amount.toFixed(2)}`);
});
events.on((event) => {
  totals[event.kind] = (totals[event.kind] ?? 0) + event.amount;
});

const accounts: Account[] = [
  new Savings("ada", events, 0.05).deposit(1000),
  new Checking("brian", events).deposit(50.1).withdraw(75.35),
  new Checking("grace", events, 0).deposit(0.1).deposit(0.2),
];
for (const [index, amount] of [
  [0, 2000],
  [1, 80],
  [2, 0.3],
  [2, 0.01],
] as const) {
  try {
    console.log(String(accounts[index].withdraw(amount)));
  } catch (error) {
    if (!(error instanceof InsufficientFunds)) throw error;
    console.log(error.name, error.message, error.missing.toFixed(2));
  }
}
stopLog();
for (let month = 0; month < 12; month++)
  accounts.forEach((account) => account.monthEnd());
for (const account of accounts) console.log(account.toString());
console.log(log.join("\n"));
for (const [kind, total] of Object.entries(totals))
  console.log(kind, total.toFixed(4));
console.log(Account.opened, events.count, accounts.map((a) => a.number).join());
