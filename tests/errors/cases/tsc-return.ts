// TypeScript's own errors pass through: missing returns, unreachable switch.

function sign(n: number): string { // error: TS2366
  if (n > 0) return "+";
}
type Kind = "a" | "b";
function name(kind: Kind): number {
  switch (kind) {
    case "a":
      return 1;
    case "c": // error: TS2678
      return 2;
    default:
      return 3;
  }
}
console.log(sign(1), name("a"));
