// Array.prototype.copyWithin: overlap both ways, negative and missing ends.

const make = (): number[] => [1, 2, 3, 4, 5];
console.log(make().copyWithin(0, 3));
console.log(make().copyWithin(1, 0, 3));
console.log(make().copyWithin(0, 1, 4));
console.log(make().copyWithin(-2, -3, -1));
console.log(make().copyWithin(2, 0));
console.log(make().copyWithin(10, 0));
console.log(make().copyWithin(0, 4, 1));
const same = make();
console.log(same.copyWithin(0, 2) === same);
console.log(["a", "b", "c", "d"].copyWithin(1, 2, 3).join(""));
