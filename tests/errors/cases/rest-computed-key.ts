// A computed name beside a rest whose source is no record.

interface Point {
  x: number;
  y: number;
  z: number;
}

function without(point: Point, key: "x" | "y"): object {
  const { [key]: taken, ...rest } = point; // error: NT1001
  console.log(taken);
  return rest;
}

console.log(without({ x: 1, y: 2, z: 3 }, "y"));
