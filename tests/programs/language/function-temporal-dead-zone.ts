// Reading a let, const or class before its declaration has run throws.

function attempt(name: string, action: () => void): void {
  try {
    action();
    console.log(name, "ok");
  } catch (e) {
    console.log(name, e instanceof ReferenceError, e instanceof Error);
  }
}

attempt("let before", () => readLate());
attempt("class before", () => makeLate());

let late = 5;
class Late {
  value = late;
}
function readLate(): number {
  return late;
}
function makeLate(): Late {
  return new Late();
}

attempt("let after", () => readLate());
attempt("class after", () => makeLate());
console.log(readLate(), makeLate().value);

function inFunction(early: boolean): string {
  const read = () => hidden;
  if (early) return read();
  const hidden = "visible";
  return read();
}
attempt("inner early", () => inFunction(true));
attempt("inner late", () => inFunction(false));
console.log(inFunction(false));

function loopZone(): number {
  let sum = 0;
  for (let i = 0; i < 3; i++) {
    const get = () => square;
    const square = i * i;
    sum += get();
  }
  return sum;
}
console.log(loopZone());

function defaultsZone(a = () => b, b = 2): number {
  return a() + b;
}
console.log(defaultsZone());
