// `any` as the type of a parameter.

function twice(x: any): number { // error: NT1002
  return 2 * x;
}
console.log(twice(4));
