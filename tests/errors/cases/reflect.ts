// Reflect.

console.log(Reflect.has({ x: 1 }, "x")); // error: NT1003, Reflect
