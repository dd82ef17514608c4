// eval.

const four = eval("2 + 2"); // error: NT1, eval
console.log(typeof four);
