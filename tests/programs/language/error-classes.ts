// Error subclasses: name, message, cause, extra fields, toString, hierarchy.

class AppError extends Error {
  override readonly name: string = "AppError";
  readonly code: number;
  static count = 0;
  constructor(message: string, code = 500, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    AppError.count++;
  }
  describe(): string {
    return `${this.name}(${this.code}): ${this.message}`;
  }
}
class ValidationError extends AppError {
  override readonly name = "ValidationError";
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(`${field} ${message}`, 400);
  }
  override describe(): string {
    return super.describe() + ` [${this.field}]`;
  }
}
const errors: Error[] = [
  new Error("plain"),
  new Error(),
  new TypeError("type"),
  new RangeError("range"),
  new SyntaxError("syntax"),
  new ReferenceError("reference"),
  new EvalError("eval"),
  new URIError("uri"),
  new AppError("app"),
  new ValidationError("age", "is negative"),
];
for (const e of errors) {
  console.log(e.name, e.message, e.toString(), `${e}`);
  console.log(
    e instanceof AppError,
    e instanceof TypeError,
    e instanceof Error,
  );
}
const [app, validation] = [errors[8] as AppError, errors[9] as ValidationError];
console.log(app.describe(), validation.describe(), AppError.count);
const root = new Error("root");
const middle = new AppError("middle", 1, { cause: root });
const top = new Error("top", { cause: middle });
let chain = "";
for (let e: unknown = top; e instanceof Error; e = e.cause)
  chain += e.message + " ";
console.log(chain, root.cause, new Error("x", { cause: 0 }).cause);
const e = new Error("mutable");
e.message = "changed";
e.name = "Custom";
console.log(String(e), e.message);
const empty = new Error("");
empty.name = "";
console.log(`[${empty}]`, `[${new TypeError()}]`);
console.log(
  typeof new Error("s").stack,
  Error("called").message,
  TypeError("t") instanceof TypeError,
);

function collect(...actions: (() => void)[]): string[] {
  const names: string[] = [];
  for (const action of actions) {
    try {
      action();
      names.push("fine");
    } catch (error) {
      if (error instanceof ValidationError) names.push("field " + error.field);
      else if (error instanceof AppError) names.push("code " + error.code);
      else if (error instanceof RangeError || error instanceof TypeError)
        names.push(error.name);
      else names.push("unknown");
    }
  }
  return names;
}
const raise = (x: unknown) => () => {
  throw x;
};
console.log(
  collect(
    raise(validation),
    raise(middle),
    raise(new TypeError()),
    raise(7),
    () => {},
  ),
);
