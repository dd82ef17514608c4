// Function declarations inside functions are new functions each time the outer one runs.
function outer() {
  function inner() {
    return 1;
  }
  return inner;
}
console.log(outer() === outer(), outer()() === outer()());
const a = outer();
const b = outer();
const s = new Set([a, b, a]);
console.log(s.size, a === a);
function pair() {
  function even(n: number): boolean {
    return n === 0 || odd(n - 1);
  }
  function odd(n: number): boolean {
    return n !== 0 && even(n - 1);
  }
  return { even, odd, same: even === even };
}
const p = pair();
console.log(p.even(10), p.odd(7), p.same, p.even === pair().even);
const listeners: (() => string)[] = [];
function subscribe(name: string) {
  function listener() {
    return "called";
  }
  listeners.push(listener);
  const remove = () => {
    const at = listeners.indexOf(listener);
    if (at >= 0) listeners.splice(at, 1);
    return name;
  };
  return remove;
}
const first = subscribe("first");
subscribe("second");
console.log(first(), listeners.length, listeners[0]());
function sorted(xs: number[]) {
  function compare(x: number, y: number) {
    return y - x;
  }
  return [...xs].sort(compare);
}
console.log(sorted([1, 3, 2]));
function early() {
  const f = later;
  function later(n = 1): number {
    return n > 3 ? n : later(n + 1);
  }
  return f === later ? f(0) : -1;
}
console.log(early());
for (const i of [1, 2]) {
  function looped() {
    return i;
  }
  listeners.push(() => String(looped()));
}
console.log(listeners.map((l) => l()));
