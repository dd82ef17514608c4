// An error nobody catches: what was printed stays, the exit code is 1.

console.log("before");
function fail(depth: number): number {
  if (depth === 0) throw new Error("nobody catches this");
  return fail(depth - 1) + 1;
}
try {
  console.log("in try");
  fail(3);
  console.log("never printed");
} finally {
  console.log("finally runs");
}
console.log("never printed either");
