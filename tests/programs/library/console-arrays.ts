// console.log of short arrays: elements quoted, nested, empty, mixed.

console.log([1, 2, 3], [], ["a", "b"], [true, null, undefined]);
console.log([-0, 0, NaN, 1e21, 1.5]);
console.log([1, "a", null, true, undefined, 2.5]);
console.log([[1, 2], [3]], [[]], [[[1]]], [[[[1]]]], [[[["deep"]]]]);
console.log(["it's", 'say "x"', `both ' and "`, "back`tick", `all ' " \``]);
console.log(["tab\t", "new\nline", "back\\slash", "\u0001", "é€😀", "\x7f"]);
console.log("array:", [1], "after", ["x"]);
console.log(
  ["", " "],
  [
    ["a", 1],
    ["b", 2],
  ],
);
const empty: number[][] = [];
console.log(empty, [empty], new Array<number>());
const tuple: [string, number, boolean] = ["t", 1, false];
console.log(tuple);
console.log(["a".repeat(40)], ["b".repeat(60)]);
