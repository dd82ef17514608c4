// Function declarations are hoisted, also inside blocks and functions.

console.log(early(2));
function early(x: number): number {
  return later(x) + 1;
}
function later(x: number): number {
  return x * 100;
}

function outer(): string {
  return inner() + inner();
  function inner(): string {
    return "inner ";
  }
}
console.log(outer());

function blocks(flag: boolean): string {
  if (flag) {
    return which();
    function which(): string {
      return "then";
    }
  } else {
    const text = which();
    function which(): string {
      return "else";
    }
    return text;
  }
}
console.log(blocks(true), blocks(false));

const order: string[] = [];
{
  order.push(local());
  function local(): string {
    return "block one";
  }
}
{
  order.push(local());
  function local(): string {
    return "block two";
  }
}
console.log(order);

var hoisted = "set";
function readsVar(): string {
  if (hoistedLater === undefined) return "undefined before";
  return hoistedLater;
}
console.log(readsVar(), hoisted);
var hoistedLater: string | undefined = "now set";
console.log(readsVar());

function varInBlocks(n: number): number {
  for (var i = 0; i < n; i++) {
    var last = i * 2;
  }
  if (n > 2) {
    var extra: number | undefined = 1000;
  }
  return i + (n > 0 ? last! : 0) + (extra ?? 0);
}
console.log(varInBlocks(0), varInBlocks(2), varInBlocks(5));
