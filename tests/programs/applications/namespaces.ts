// Namespaces that hold values: nested, merged with nothing, seen from outside.

namespace Geometry {
  export interface Point {
    x: number;
    y: number;
  }
  const origin: Point = { x: 0, y: 0 };
  export function distance(a: Point, b: Point = origin): number {
    return Math.hypot(a.x - b.x, a.y - b.y);
  }
  export namespace Units {
    export const perInch = 25.4;
  }
}
console.log(Geometry.distance({ x: 3, y: 4 }), Geometry.Units.perInch);

