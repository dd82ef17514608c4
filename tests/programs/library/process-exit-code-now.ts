// process.exit: ends at once, past `finally`; codes lose what a byte cannot hold.

function check(value: number): number {
  if (value > 2) process.exit(300 + value);
  return value;
}

process.exitCode = 1;
try {
  for (let i = 0; i < 10; i++) console.log(check(i));
} catch {
  console.log("not reached");
} finally {
  console.log("not reached either");
}
