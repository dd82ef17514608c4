// Error: message, name, toString, throwing and catching, instanceof.

const error = new Error("went wrong");
console.log(error.message, error.name, error.toString(), String(error));
console.log(
  error instanceof Error,
  new Error().message === "",
  `${new Error()}`,
);
try {
  throw error;
} catch (caught) {
  console.log(caught === error);
}
function fail(depth: number): number {
  if (depth === 0) throw new Error("at the bottom");
  return fail(depth - 1) + 1;
}
try {
  console.log(fail(10));
} catch (caught) {
  if (caught instanceof Error) console.log(caught.message);
} finally {
  console.log("finally");
}
for (const value of ["text", 42, null, undefined, true]) {
  try {
    throw value;
  } catch (caught) {
    if (typeof caught === "string") console.log("string", caught);
    else if (typeof caught === "number") console.log("number", caught);
    else console.log("other", caught);
  }
}
const same = Error("without new");
console.log(same instanceof Error, same.message);
console.log(typeof error.stack);
error.message = "changed";
console.log(error.message, error.toString());
