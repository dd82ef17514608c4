// A regular expression literal.

const digits = /[0-9]+/; // error: NT1, regular expression
console.log("a1".replace(digits, "x"));
