// Adding a method to a prototype.

class Point {
  x = 1;
}
Point.prototype.toString = function (): string { // error: NT1, prototype
  return "point";
};
console.log(String(new Point()));
