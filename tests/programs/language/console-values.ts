// console.log of single and several values, strings in and out of arrays.

console.log();
console.log("");
console.log("text", 1, true, null, undefined);
console.log("a\nb", "tab\there");
console.log(-0, 0, [-0], [0]);
console.log([]);
console.log([[]], [[], []]);
console.log(["text"], ["it's"], ['say "hi"'], ['it\'s "both"'], ["`'\""]);
console.log([
  "new\nline",
  "tab\t",
  "back\\slash",
  "nul\0",
  "\x1b[0m",
  "\u007f",
]);
console.log(["é", "😀", "\ud800", "→"]);
console.log(
  [1, [2, [3]]],
  [
    [1, 2],
    [3, 4],
  ],
);
console.log([null, undefined, true, NaN, Infinity]);
console.log([undefined], [null]);
console.log(["a".repeat(80)]);
console.log(["a".repeat(40), "b".repeat(40)]);
console.log(["short", "words", "fit"]);
console.log("%", "100%", "% d");
console.log("a", "b", ["c", 1]);
console.log([1.5, 2.25, -3]);
console.log([
  ["a", 1],
  ["b", 2],
]);
console.log([1, 2, 3].map(String), ["x"].concat(["y"]));
console.log(["multi\nline", "x".repeat(70)]);
console.error("this goes to standard error", 1, [2]);
console.log([[1, 2, [3, 4]], "s"]);
console.log(["" + 1, `${2}`, ""]);
