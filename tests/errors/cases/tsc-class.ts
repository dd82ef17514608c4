// TypeScript's own errors pass through: classes.

abstract class Shape {
  abstract area(): number;
  private secret = 1;
}
class Square extends Shape {} // error: TS2515
const shape = new Shape(); // error: TS2511
console.log(new Square().secret, shape); // error: TS2341
interface Named {
  name: string;
}
class Thing implements Named {} // error: TS2420
console.log(new Thing());
