// Narrowing through loops, returns, breaks, assignments and && || chains.

type Token =
  { type: "num"; value: number } | { type: "op"; text: string } | null;

function sumUntilNull(tokens: Token[]): string {
  let sum = 0;
  let ops = "";
  for (const token of tokens) {
    if (!token) break;
    if (token.type === "op") {
      ops += token.text;
      continue;
    }
    sum += token.value;
  }
  return `${sum} ${ops}`;
}
console.log(
  sumUntilNull([
    { type: "num", value: 1 },
    { type: "op", text: "+" },
    { type: "num", value: 2 },
    null,
    { type: "num", value: 100 },
  ]),
);

function assigned(flag: number): string {
  let x: string | number | null;
  if (flag === 0) x = "text";
  else if (flag === 1) x = 5;
  else x = null;
  if (x === null) return "nothing";
  if (typeof x === "number") x = x.toFixed(2);
  return x.padStart(6, "*");
}
console.log(assigned(0), assigned(1), assigned(2));

function chain(a: string | null, b: number | undefined): string {
  if (a !== null && b !== undefined && a.length > b) return a.slice(b);
  if (a === null || b === undefined) return `missing ${a} ${b}`;
  return `${a.length} <= ${b}`;
}
console.log(
  chain("hello", 2),
  chain(null, 1),
  chain("x", undefined),
  chain("x", 5),
);

interface ListNode {
  value: number;
  next: ListNode | null;
}
let list: ListNode | null = null;
for (let i = 3; i > 0; i--) list = { value: i, next: list };
let walked = "";
while (list !== null) {
  walked += list.value;
  list = list.next;
}
console.log(walked, list);

function parse(input: string): number | string | boolean {
  const trimmed = input.trim();
  if (trimmed === "true" || trimmed === "false") return trimmed === "true";
  const n = Number(trimmed);
  return trimmed !== "" && !Number.isNaN(n) ? n : trimmed;
}
for (const input of ["12", " true", "abc", "", "0x10", "false "]) {
  const value = parse(input);
  let shown: string;
  if (typeof value === "number") shown = `num ${value + 1}`;
  else if (typeof value === "boolean") shown = `bool ${!value}`;
  else shown = `str ${value.length}`;
  console.log(shown);
}

function closureNarrowed(x: string | number): () => number {
  if (typeof x === "string") {
    const text = x;
    return () => text.length;
  }
  return () => x;
}
console.log(closureNarrowed("abc")(), closureNarrowed(10)());

function tryNarrow(x: unknown): string {
  let result: string | undefined;
  try {
    if (typeof x !== "string") throw new Error("no");
    result = x;
  } catch {
    result ??= "fallback";
  }
  return result;
}
console.log(tryNarrow("given"), tryNarrow(3));
type Opt = { a?: { b?: { c: string } | null } };
const deep = (o: Opt) => (o.a?.b ? o.a.b.c : "none");
console.log(
  deep({}),
  deep({ a: {} }),
  deep({ a: { b: null } }),
  deep({ a: { b: { c: "C" } } }),
);
