// var is function scoped: shared by closures, hoisted, redeclared.

function loop(): number[] {
  var fs: (() => number)[] = [];
  for (var i = 0; i < 3; i++) {
    var copy = i * 10;
    fs.push(() => i + copy);
  }
  return fs.map((f) => f());
}
console.log(loop());
function redeclared(a: number): number {
  var a = a + 1;
  var b = a;
  var b = b * 2;
  return b;
}
console.log(redeclared(4));
function hoisted(flag: boolean): string {
  if (flag) {
    var inside = "set";
  }
  return String(inside!);
}
console.log(hoisted(true), hoisted(false));
function catchVar(): string {
  try {
    throw "e1";
  } catch (e) {
    var kept = "kept " + e;
  }
  return kept;
}
console.log(catchVar());
var top1 = 1;
var top1 = 2;
console.log(top1);
function nested(): number {
  var x = 1;
  function inner(): number {
    x++;
    var y = x;
    {
      var y = y + 10;
    }
    return y;
  }
  return inner() + inner() * 100 + x;
}
console.log(nested());
function forOf(): string {
  for (var word of ["a", "b", "c"]) {
    if (word === "b") break;
  }
  return word!;
}
console.log(forOf());
function switchVar(n: number): number {
  switch (n) {
    case 1:
      var v = 10;
      break;
    default:
      v = 20;
  }
  return v;
}
console.log(switchVar(1), switchVar(2));
let blocks = "outer";
{
  let blocks = "inner";
  {
    let blocks = "innermost";
    console.log(blocks);
  }
  console.log(blocks);
}
console.log(blocks);
for (let blocks = 0; blocks < 1; blocks++) {
  const inner = blocks;
  console.log(inner);
}
const f = (blocks: number) => {
  if (blocks > 0) {
    const blocks = "shadow in arrow";
    return blocks;
  }
  return String(blocks);
};
console.log(f(1), f(0));
