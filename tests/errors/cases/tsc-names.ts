// TypeScript's own errors pass through: names and members.

const point = { x: 1 };
console.log(pointt); // error: TS2552
console.log(point.z); // error: TS2339
console.log(nowhere.at.all); // error: TS2304
