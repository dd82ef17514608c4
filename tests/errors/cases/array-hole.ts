// An array literal with a hole in it.

const first = [1, undefined, 3];
console.log(first);
const second = [1, , 3]; // error: NT1, hole
console.log(second);
