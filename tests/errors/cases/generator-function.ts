// A generator function.

function* count(): Generator<number> { // error: NT1, generator
  yield 1;
}
for (const n of count()) console.log(n);
