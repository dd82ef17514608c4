// `this` in a plain function.

function where(): unknown {
  return this; // error: TS2683
}
console.log(where());
