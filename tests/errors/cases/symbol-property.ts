// A symbol of one's own.

const key = Symbol("key"); // error: NT1, ymbol
console.log(typeof key);
