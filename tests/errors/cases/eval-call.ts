// eval.

const four = eval("2 + 2"); // error: NT1003, eval
console.log(typeof four);
