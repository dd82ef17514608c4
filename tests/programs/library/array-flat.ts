// Array.prototype.flat and flatMap.

const nested = [[1, 2], [3], [], [4, 5]];
console.log(nested.flat());
console.log([[["a"], ["b"]], [["c"]]].flat().length);
console.log([[["a"], ["b"]], [["c"]]].flat(2));
console.log([1, 2, 3].flatMap((n) => [n, n * 10]));
console.log([1, 2, 3].flatMap((n) => (n === 2 ? [] : [n])));
console.log(["a b", "c"].flatMap((s) => s.split(" ")));
console.log([1, 2].flatMap((n) => n + 1));
console.log([1, 2].flatMap((n, i) => [[n, i]]).length);
