// Prototypes are not objects here.

class Point {
  x = 1;
}
const proto = Point.prototype; // error: NT1, prototype
console.log(proto instanceof Point);
