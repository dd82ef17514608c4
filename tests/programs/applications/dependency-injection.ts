// A dependency injection container: tokens, lifetimes, cycles, scopes.
type Factory<T> = (c: Container) => T;
type Lifetime = "singleton" | "transient" | "scoped";
class Token<T> {
  declare private readonly _type: T;
  constructor(readonly name: string) {}
}
interface Registration<T> {
  factory: Factory<T>;
  lifetime: Lifetime;
}
class ResolutionError extends Error {
  constructor(
    readonly path: readonly string[],
    why: string,
    cause?: unknown,
  ) {
    super(`${path.join(" -> ")}: ${why}`, { cause });
    this.name = new.target.name;
  }
}
class CycleError extends ResolutionError {}
class Container {
  private readonly registry: Map<Token<unknown>, Registration<unknown>>;
  private readonly instances = new Map<Token<unknown>, unknown>();
  private stack: string[] = [];
  constructor(private readonly parent?: Container) {
    this.registry = parent ? parent.registry : new Map();
  }
  register<T>(
    token: Token<T>,
    factory: Factory<T>,
    lifetime: Lifetime = "singleton",
  ): this {
    this.registry.set(token, { factory, lifetime });
    return this;
  }
  resolve<T>(token: Token<T>): T {
    const entry = this.registry.get(token) as Registration<T> | undefined;
    const path = [...this.stack, token.name];
    if (!entry) throw new ResolutionError(path, "not registered");
    if (this.stack.includes(token.name)) throw new CycleError(path, "cycle");
    const owner: Container = entry.lifetime === "singleton" ? this.root : this;
    if (entry.lifetime !== "transient" && owner.instances.has(token))
      return owner.instances.get(token) as T;
    this.stack.push(token.name);
    try {
      const made = entry.factory(this);
      if (entry.lifetime !== "transient") owner.instances.set(token, made);
      return made;
    } finally {
      this.stack.pop();
    }
  }
  private get root(): Container {
    return this.parent?.root ?? this;
  }
  scope(): Container {
    return new Container(this);
  }
}
interface Logger {
  log(message: string): void;
  readonly lines: string[];
}
interface Clock {
  now(): number;
}
class MemoryLogger implements Logger {
  readonly lines: string[] = [];
  constructor(
    private clock: Clock,
    private prefix = "",
  ) {}
  log(message: string) {
    this.lines.push(`${this.prefix}[${this.clock.now()}] ${message}`);
  }
}
class Repository {
  private rows = new Map<number, string>();
  constructor(private log: Logger) {}
  save(id: number, v: string) {
    this.rows.set(id, v);
    this.log.log(`saved ${id}`);
    return this;
  }
  find(id: number) {
    const v = this.rows.get(id);
    this.log.log(v === undefined ? `miss ${id}` : `hit ${id}`);
    return v ?? null;
  }
}
class Session {
  static made = 0;
  readonly id = ++Session.made;
}
class Service {
  constructor(
    readonly repo: Repository,
    readonly session: Session,
  ) {}
  greet(id: number) {
    return `#${this.session.id} hello ${this.repo.find(id) ?? "stranger"}`;
  }
}
const T = {
  clock: new Token<Clock>("clock"),
  logger: new Token<Logger>("logger"),
  repo: new Token<Repository>("repo"),
  session: new Token<Session>("session"),
  service: new Token<Service>("service"),
  level: new Token<number>("level"),
  a: new Token<string>("a"),
  b: new Token<string>("b"),
  missing: new Token<boolean>("missing"),
} as const;
let ticks = 0;
const c = new Container()
  .register(T.clock, () => ({ now: () => ++ticks }))
  .register(T.logger, (c) => new MemoryLogger(c.resolve(T.clock), "> "))
  .register(T.repo, (c) => new Repository(c.resolve(T.logger)))
  .register(T.session, () => new Session(), "scoped")
  .register(
    T.service,
    (c) => new Service(c.resolve(T.repo), c.resolve(T.session)),
    "transient",
  )
  .register(T.level, () => 3)
  .register(T.a, (c) => "a" + c.resolve(T.b))
  .register(T.b, (c) => "b" + c.resolve(T.a));
c.resolve(T.repo).save(1, "ada");
const s1 = c.scope(),
  s2 = c.scope();
console.log(
  s1.resolve(T.service).greet(1),
  s1.resolve(T.service).greet(2),
  s2.resolve(T.service).greet(1),
);
console.log(
  s1.resolve(T.repo) === s2.resolve(T.repo),
  s1.resolve(T.session) === s2.resolve(T.session),
  s1.resolve(T.service) === s1.resolve(T.service),
);
console.log(c.resolve(T.logger).lines, c.resolve(T.level) * 2);
for (const token of [T.a, T.missing, T.b]) {
  try {
    c.resolve<unknown>(token);
  } catch (e) {
    if (e instanceof CycleError)
      console.log("CYCLE", e.message, e.path.length, e.name);
    else if (e instanceof ResolutionError)
      console.log("RES", e.message, e.path, e.name);
  }
}
