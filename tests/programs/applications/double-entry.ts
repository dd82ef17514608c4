// A bank with accounts, transactions, an audit trail, interest, and double-entry checks.
type Currency = "EUR" | "USD";
type AccountId = string & { readonly __brand: "AccountId" };
const accountId = (s: string): AccountId => {
  if (s.length !== 6) throw new Error(`bad id ${s}`);
  return s as AccountId;
};
interface Posting {
  readonly account: AccountId;
  readonly amount: number;
}
interface Entry {
  readonly id: number;
  readonly memo: string;
  readonly postings: readonly Posting[];
  readonly at: number;
}
class InsufficientFunds extends Error {
  override name = "InsufficientFunds";
  constructor(
    readonly account: Account,
    readonly needed: number,
  ) {
    super(`${account.id} has ${account.balance}, needs ${needed}`);
  }
}
class Unbalanced extends Error {
  constructor(public readonly diff: number) {
    super(`off by ${diff}`);
    this.name = "Unbalanced";
  }
}
abstract class Account {
  static readonly #all = new Map<AccountId, Account>();
  static find(id: AccountId): Account {
    const a = Account.#all.get(id);
    if (!a) throw new ReferenceError(`no account ${id}`);
    return a;
  }
  static get all(): readonly Account[] {
    return [...Account.#all.values()];
  }
  #balance = 0;
  protected history: [entry: number, amount: number][] = [];
  readonly id: AccountId;
  constructor(
    id: string,
    readonly owner: string,
    readonly currency: Currency = "EUR",
  ) {
    this.id = accountId(id);
    Account.#all.set(this.id, this);
  }
  get balance() {
    return this.#balance;
  }
  get available(): number {
    return this.#balance;
  }
  post(entry: number, amount: number): void {
    if (amount < 0 && this.available + amount < 0)
      throw new InsufficientFunds(this, -amount);
    this.#balance += amount;
    this.history.push([entry, amount]);
  }
  abstract monthly(): number;
  statement(): string {
    let run = 0;
    return [
      `${this.id} ${this.owner}`,
      ...this.history.map(
        ([e, a]) =>
          `  #${e} ${(a / 100).toFixed(2).padStart(9)} ${((run += a) / 100).toFixed(2).padStart(9)}`,
      ),
    ].join("\n");
  }
}
class Checking extends Account {
  constructor(
    id: string,
    owner: string,
    readonly overdraft = 0,
  ) {
    super(id, owner);
  }
  override get available() {
    return super.available + this.overdraft;
  }
  monthly() {
    return this.balance < 0 ? Math.round(this.balance * 0.015) : -250;
  }
}
class Savings extends Account {
  rate = 0.02;
  monthly(): number {
    return Math.floor((this.balance * this.rate) / 12);
  }
}
class Internal extends Account {
  override get available() {
    return Infinity;
  }
  monthly() {
    return 0;
  }
}
class Ledger {
  private entries: Entry[] = [];
  private next = 1;
  private clock = 0;
  readonly listeners: ((e: Entry) => void)[] = [];
  transfer(from: Account, to: Account, cents: number, memo = "transfer") {
    return this.record(
      memo,
      { account: from.id, amount: -cents },
      { account: to.id, amount: cents },
    );
  }
  record(memo: string, ...postings: Posting[]): Entry {
    const diff = postings.reduce((s, { amount }) => s + amount, 0);
    if (diff !== 0) throw new Unbalanced(diff);
    const entry: Entry = { id: this.next++, memo, postings, at: ++this.clock };
    const done: Posting[] = [];
    try {
      for (const p of postings) {
        Account.find(p.account).post(entry.id, p.amount);
        done.push(p);
      }
    } catch (e) {
      for (const p of done.reverse())
        Account.find(p.account).post(-entry.id, -p.amount);
      throw e;
    }
    this.entries.push(entry);
    this.listeners.forEach((l) => l(entry));
    return entry;
  }
  [Symbol.iterator](): Iterator<Entry> {
    return this.entries[Symbol.iterator]();
  }
  get total() {
    return Account.all.reduce((s, a) => s + a.balance, 0);
  }
}
const bank = new Internal("BANK00", "The Bank"),
  ann = new Checking("ANN001", "Ann", 50_00),
  bob = new Savings("BOB001", "Bob"),
  ledger = new Ledger();
const audit: string[] = [];
ledger.listeners.push(({ id, memo, postings }) =>
  audit.push(
    `${id} ${memo} ${postings.map((p) => `${p.account}${p.amount >= 0 ? "+" : ""}${p.amount}`).join(" ")}`,
  ),
);
ledger.transfer(bank, ann, 1000_00, "opening");
ledger.transfer(ann, bob, 250_50);
ledger.record(
  "split",
  { account: ann.id, amount: -300_00 },
  { account: bob.id, amount: 100_00 },
  { account: bank.id, amount: 200_00 },
);
const attempts: (() => unknown)[] = [
  () => ledger.transfer(ann, bob, 1e6),
  () => ledger.record("bad", { account: ann.id, amount: 5 }),
  () =>
    ledger.record(
      "rollback",
      { account: bank.id, amount: -10 },
      { account: ann.id, amount: 20 },
      { account: "NOPE00" as AccountId, amount: -10 },
    ),
  () => accountId("short"),
  () => ledger.transfer(ann, bob, 480_00),
];
for (const f of attempts)
  try {
    f();
    console.log("done");
  } catch (e) {
    if (e instanceof InsufficientFunds)
      console.log(e.name, e.message, e.account.owner, e.needed);
    else if (e instanceof Unbalanced) console.log(e.name, e.diff);
    else if (e instanceof Error) console.log(e.constructor.name, e.message);
  }
for (const a of Account.all) {
  const m = a.monthly();
  if (m !== 0)
    ledger.record(
      `monthly ${a.owner}`,
      { account: a.id, amount: m },
      { account: bank.id, amount: -m },
    );
}
console.log(
  Account.all.map((a) => `${a.owner}: ${a.balance}`),
  ledger.total === 0,
  audit,
);
console.log(ann.statement());
console.log(
  [...ledger].map((e) => e.id),
  ann instanceof Account,
  bob.rate,
);
console.log([...ledger][0]);
let n = 0;
for (const {
  postings: [first, ...others],
} of ledger)
  n += (first?.amount ?? 0) * others.length;
console.log(n);
