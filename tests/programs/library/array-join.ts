// Array.prototype.join and toString.

console.log([1, 2, 3].join());
console.log([1, 2, 3].join(" + "));
console.log(["a"].join("-"), [].join("-") === "");
console.log([1.5, -0, NaN, Infinity, 1e21].join("|"));
console.log([true, false].join(" or "));
const gaps: (string | null | undefined)[] = ["a", null, undefined, "b"];
console.log(gaps.join(","));
console.log(
  [
    [1, 2],
    [3, [4, 5]],
  ].join(";"),
);
console.log([1, [2, 3]].toString(), String([1, 2]), `${[3, 4]}`);
console.log([1, 2] + "!");
console.log(["x", "y"].join(""), ["x", "y"].join(undefined));
