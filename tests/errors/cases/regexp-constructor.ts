// The RegExp constructor.

const digits = new RegExp("[0-9]+"); // error: NT1003, regular expression
console.log(digits.test("a1"));
