// Parameters are variables like others: captured and assigned.

function accumulate(total: number) {
  return (x: number) => {
    total += x;
    return total;
  };
}
const acc = accumulate(10);
console.log(acc(1), acc(2), acc(3));

function swapper(a: string, b: string) {
  return {
    swap() {
      [a, b] = [b, a];
    },
    show: () => `${a}/${b}`,
  };
}
const pair = swapper("left", "right");
pair.swap();
console.log(pair.show());
pair.swap();
console.log(pair.show());

function changeLater(x: number): number {
  const change = () => {
    x = 42;
  };
  const before = x;
  change();
  return before * 1000 + x;
}
console.log(changeLater(7));

function restCapture(...xs: number[]) {
  const push = (x: number) => xs.push(x);
  push(100);
  push(200);
  return () => xs.length;
}
console.log(restCapture(1, 2, 3)());

function destructured({ a, b }: { a: number; b: number }, [c]: number[]) {
  return () => {
    a++;
    c *= 2;
    return a + b + c;
  };
}
const f = destructured({ a: 1, b: 2 }, [3]);
console.log(f(), f(), f());

function callTwice(f: () => void) {
  f();
  f();
}
let hits = 0;
callTwice(() => hits++);
callTwice(() => {
  hits += 10;
});
console.log(hits);
