// The Function constructor.

const add = new Function("a", "b", "return a + b"); // error: NT1003
console.log(typeof add);
