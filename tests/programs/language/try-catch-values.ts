// Anything can be thrown; catch (e) is unknown; rethrow and nesting.

function describe(e: unknown): string {
  if (e instanceof Error) return `${e.name}: ${e.message}`;
  if (typeof e === "string") return `string ${e}`;
  if (typeof e === "number") return `number ${e + 1}`;
  if (e === null) return "null";
  if (e === undefined) return "undefined";
  if (typeof e === "boolean") return `boolean ${!e}`;
  if (Array.isArray(e)) return `array ${e.length}`;
  if (typeof e === "object" && "code" in e) return `object ${e.code}`;
  return "something";
}
const thrown: unknown[] = [
  new Error("plain"),
  new TypeError("typed"),
  new RangeError("range"),
  "text",
  41,
  null,
  undefined,
  false,
  [1, 2],
  { code: 7 },
  () => 0,
];
for (const value of thrown) {
  try {
    throw value;
  } catch (e) {
    console.log(describe(e), e === value);
  }
}

class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = "HttpError";
  }
  get retry(): boolean {
    return this.status >= 500;
  }
}
class NotFound extends HttpError {
  constructor(path: string) {
    super(404, path + " not found");
  }
}
function request(path: string): string {
  if (path === "/missing") throw new NotFound(path);
  if (path === "/broken") throw new HttpError(503, "unavailable");
  if (path === "/bug") throw new TypeError("bug");
  return "body of " + path;
}
function handle(path: string): string {
  try {
    return request(path);
  } catch (e) {
    if (e instanceof NotFound) return `404 ${e.message}`;
    if (e instanceof HttpError) return `${e.status} retry=${e.retry} ${e.name}`;
    throw e;
  }
}
for (const path of ["/ok", "/missing", "/broken", "/bug"]) {
  try {
    console.log(handle(path));
  } catch (e) {
    console.log("outer", describe(e), e instanceof HttpError);
  }
}

try {
  try {
    throw new Error("inner");
  } catch (e) {
    throw new Error("outer", { cause: e });
  }
} catch (e) {
  if (e instanceof Error && e.cause instanceof Error) {
    console.log(e.message, "because", e.cause.message);
  }
}
const e = new NotFound("/x");
console.log(
  e instanceof Error,
  e instanceof HttpError,
  e.name,
  `${e}`,
  String(new Error()),
);
console.log(new Error("m").toString(), `${new RangeError("r")}`);
try {
  const shadow = "outer";
  try {
    throw "shadow test";
  } catch (shadow) {
    console.log(shadow);
  }
  console.log(shadow);
} catch {
  console.log("never");
}
