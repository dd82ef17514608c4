// Classes that extend Error: fields, methods, name, several levels, cause.

class AppError extends Error {
  override name = "AppError";
  constructor(
    message: string,
    readonly code: number,
  ) {
    super(message);
  }
  describe(): string {
    return `${this.name} ${this.code}: ${this.message}`;
  }
}
class NotFound extends AppError {
  override name = "NotFound";
  constructor(readonly path: string) {
    super(`no such file: ${path}`, 404);
  }
  override describe(): string {
    return super.describe() + ` (${this.path})`;
  }
}
class Plain extends Error {}

for (const make of [
  () => new AppError("bad", 500),
  () => new NotFound("/etc"),
  () => new Plain("plain"),
  () => new RangeError("range"),
]) {
  try {
    throw make();
  } catch (error) {
    if (error instanceof AppError) console.log(error.describe());
    if (error instanceof NotFound) console.log(error.path, error.code);
    if (error instanceof Error) console.log(String(error));
    console.log(error instanceof Plain, error instanceof RangeError);
  }
}
const inner = new Error("inner");
const outer = new Error("outer", { cause: inner });
console.log(outer.cause === inner, outer.message, new Error("x").cause);
if (outer.cause instanceof Error) console.log(outer.cause.message);
try {
  try {
    throw new NotFound("a");
  } catch (error) {
    throw new AppError("wrapped " + String(error), 1);
  }
} catch (error) {
  if (error instanceof AppError)
    console.log(error.describe(), error instanceof NotFound);
}
