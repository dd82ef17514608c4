// A syntax error.

const list = [1, 2; // error: TS1005
console.log(list);
