// Completion of try, catch and finally in every combination with control flow.

const log: string[] = [];
function f(mode: string): string {
  try {
    log.push("try " + mode);
    if (mode === "throw") throw new Error("thrown");
    if (mode === "return") return "from try";
  } catch (error) {
    log.push("catch");
    if (error instanceof Error) return "from catch: " + error.message;
  } finally {
    log.push("finally");
    if (mode === "override") return "from finally";
  }
  return "from end";
}
for (const mode of ["throw", "return", "plain", "override"])
  console.log(f(mode));
console.log(log.join(", "));

function order(): number {
  let x = 1;
  try {
    return x;
  } finally {
    x = 2;
    console.log("x is", x);
  }
}
console.log(order());

outer: for (let i = 0; i < 3; i++) {
  for (let j = 0; j < 3; j++) {
    try {
      if (j === 1) continue outer;
      if (i === 2) break outer;
      console.log("body", i, j);
    } finally {
      console.log("cleanup", i, j);
    }
  }
}
function rethrow(): void {
  try {
    throw new Error("first");
  } catch {
    throw new Error("second");
  } finally {
    console.log("between");
  }
}
try {
  rethrow();
} catch (error) {
  if (error instanceof Error) console.log(error.message);
}
function swallow(): string {
  while (true) {
    try {
      throw new Error("lost");
    } finally {
      break;
    }
  }
  return "swallowed";
}
console.log(swallow());
const results: number[] = [];
for (const n of [1, 0, 2]) {
  try {
    if (n === 0) throw new RangeError("zero");
    results.push(10 / n);
  } catch {
    results.push(-1);
  } finally {
    results.push(0);
  }
}
console.log(results.join());
