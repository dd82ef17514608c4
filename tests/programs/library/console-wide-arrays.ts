// console.log of few but long elements: one per line past 72 characters.

const word = "lorem ipsum dolor";
console.log([word, word, word]);
console.log([word, word, word, word]);
console.log([word, word, word, word, word]);
console.log([[word, word], [word, word], [word]]);
console.log([[[word, word, word, word, word]]]);
console.log(["a".repeat(72)], ["a".repeat(73)], ["a".repeat(100), "b"]);
console.log([
  1e21, 1.7976931348623157e308, 5e-324, 0.30000000000000004, 123456789.123,
]);
console.log([
  123456789012, 123456789012, 123456789012, 123456789012, 123456789012, 1,
]);
console.log([word + word, 1, null, [1, 2, 3]]);
console.log(["multi\nline", "x"]);
