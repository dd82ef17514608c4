// Closures capture variables by reference; each call makes new ones.

function makeCounter(start: number) {
  let count = start;
  return {
    next: () => count++,
    reset: () => {
      count = start;
    },
    peek: () => count,
  };
}

const first = makeCounter(0);
const second = makeCounter(100);
console.log(first.next(), first.next(), first.next());
console.log(second.next(), second.peek(), first.peek());
first.reset();
console.log(first.peek(), second.peek());

function shared(): [() => void, () => number] {
  let value = 1;
  const double = () => {
    value *= 2;
  };
  const read = () => value;
  value = 5;
  return [double, read];
}
const [double, read] = shared();
console.log(read());
double();
double();
console.log(read());

let outer = "before";
const show = () => console.log("outer is", outer);
show();
outer = "after";
show();
