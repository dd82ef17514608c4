// Namespaces: import aliases, closures and objects in them called by their full names.

namespace Units {
  export const km = 1000;
  export namespace Time {
    export const hour = 3600;
    export const pretty = (s: number) => `${Math.floor(s / 60)}m${s % 60}s`;
    export enum Z {
      A,
      B,
    }
    export class T {
      constructor(readonly n: number) {}
    }
    export interface I {
      x: number;
    }
  }
  export function speed(m: number, s: number): number {
    return m / s;
  }
}
import Time = Units.Time;
import speed = Units.speed;
import hour = Units.Time.hour;
const i: Time.I = { x: 2 };
console.log(
  Time.hour,
  Time.pretty(125),
  Time.Z.B,
  new Time.T(4).n,
  i,
  speed(10, 4),
  hour,
);
namespace Box {
  export const wrap = <T>(x: T): T[] => [x];
  export let count = 0;
  export const bump = () => ++count;
  export const table: Record<string, (n: number) => number> = {
    twice: (n) => n * 2,
  };
  export const shape = { area: (r: number) => r * r };
}
console.log(
  Box.wrap("a"),
  Box.wrap(1),
  Box.bump(),
  Box.bump(),
  Box.count,
  Box.table.twice(4),
  Box.shape.area(3),
  Units.Time.pretty(61),
);
export {};
