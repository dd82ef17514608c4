// Errors the language itself raises, and what is visible of them.

function attempt(name: string, action: () => unknown): void {
  try {
    console.log(name, "gave", action());
  } catch (e) {
    console.log(
      name,
      e instanceof TypeError,
      e instanceof RangeError,
      e instanceof Error,
    );
  }
}

interface Node2 {
  value: number;
  next: Node2 | null;
  call?: () => number;
}
const last: Node2 = { value: 1, next: null };
attempt("null property", () => last.next!.value);
attempt("null method", () => last.next!.value.toFixed());
attempt("undefined call", () => last.call!());
const maybe = new Map<string, Node2>().get("none");
attempt("undefined property", () => maybe!.value);
attempt("null assignment", () => (last.next!.value = 3));
attempt("null destructuring", () => {
  const { value } = last.next!;
  return value;
});
attempt("bad length", () => new Array<number>(-1));
attempt("bad repeat", () => "x".repeat(-1));
attempt("bad digits", () => (1).toFixed(101));
attempt("bad radix", () => (10).toString(1));
attempt("good", () => last.value);

let depth = 0;
function recurse(n: number): number {
  depth++;
  return recurse(n + 1) + 1;
}
try {
  recurse(0);
} catch (e) {
  console.log(e instanceof RangeError, depth > 1000);
}
// The stack is usable again afterwards.
const sum = (n: number): number => (n === 0 ? 0 : n + sum(n - 1));
console.log(sum(1000));

const constant: { readonly x: number } = { x: 1 };
console.log(constant.x);
let state = "unset";
try {
  state = "trying";
  last.next!.next!.value++;
  state = "not reached";
} catch {
  state += " caught";
} finally {
  state += " finally";
}
console.log(state);
const list = [1, 2, 3];
const beyond: number | undefined = list[10];
console.log(beyond, list[-1] === undefined, list[1.5] === undefined);
