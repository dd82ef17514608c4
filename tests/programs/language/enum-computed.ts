// Enum members computed when the program runs: calls, other members, order.

let calls = 0;
function next(step: number): number {
  calls++;
  return calls * step;
}
enum Level {
  Low = next(10),
  Middle = next(10),
  High = Low + Middle,
  Fixed = 7,
  After,
  Length = `${"four"}`.length + Fixed,
}
console.log(calls, Level.Low, Level.Middle, Level.High, Level.After);
console.log(Level[10], Level[30], Level[7], Level[99], Level.Length);
const level: Level = Level.High;
console.log(level === Level.High, level > Level.Low, `${Level.Middle}`);
function name(of: Level): string {
  switch (of) {
    case Level.Low:
      return "low";
    case Level.Middle:
      return "middle";
    default:
      return `other ${Level[of]}`;
  }
}
console.log(name(Level.Low), name(20), name(Level.High), name(8));
namespace Sizes {
  export enum Unit {
    Page = next(1) + 4093,
    Huge = Page * 512,
  }
}
console.log(Sizes.Unit.Page, Sizes.Unit.Huge, Sizes.Unit[4096], calls);
const byLevel = new Map<Level, string>([[Level.Low, "l"]]);
console.log(byLevel.get(10), Level["Low"], 1 / Level.Low);
enum Same {
  A = 1,
  B = 1,
  C = Math.min(1, 2),
}
console.log(Same[1], (Same.A as number) === Same.C);
