// The finally block's own error replaces the first, and ends the program.

const steps: string[] = [];
function risky(): string {
  try {
    steps.push("try");
    throw new Error("replaced");
  } catch (e) {
    steps.push("catch " + (e as Error).message);
    return "never returned";
  } finally {
    steps.push("finally");
    console.log(steps.join(", "));
    if (steps.length === 3) throw new TypeError("from finally");
  }
}
console.log("start");
console.log(risky());
