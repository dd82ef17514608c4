// Promise.

const p = Promise.resolve(1); // error: NT1003, Promise
console.log(typeof p);
