// The Function constructor.

const add = new Function("a", "b", "return a + b"); // error: NT1, Function
console.log(typeof add);
