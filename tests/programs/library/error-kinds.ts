// TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError.

const errors: Error[] = [
  new Error("plain"),
  new TypeError("type"),
  new RangeError("range"),
  new SyntaxError("syntax"),
  new ReferenceError("reference"),
  new EvalError("eval"),
  new URIError("uri"),
];
for (const error of errors) {
  console.log(error.name, error.message, String(error), error instanceof Error);
  console.log(error instanceof TypeError, error instanceof RangeError);
}
function classify(error: unknown): string {
  if (error instanceof RangeError) return "range";
  if (error instanceof TypeError) return "type";
  if (error instanceof Error) return "error";
  return typeof error;
}
for (const thrown of [...errors, "text", 1]) {
  try {
    throw thrown;
  } catch (caught) {
    console.log(classify(caught));
  }
}
