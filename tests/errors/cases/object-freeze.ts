// Object.freeze.

const point = Object.freeze({ x: 1 }); // error: NT1003, freeze
console.log(point.x);
