// switch over strings built at run time, many cases, and returns from inside.

function opcode(name: string): number {
  switch (name) {
    case "add":
      return 1;
    case "sub":
      return 2;
    case "mul":
    case "times":
      return 3;
    case "div":
      return 4;
    case "":
      return 0;
    case "ADD".toLowerCase() + "s":
      return 100;
    default:
      return -1;
  }
}
const parts = ["a", "d", "d"];
console.log(opcode(parts.join("")), opcode("su" + "b"), opcode("times"));
console.log(opcode("mul"), opcode(""), opcode("adds"), opcode("Add"));

function days(month: string, leap: boolean): number {
  switch (month) {
    case "feb":
      if (leap) return 29;
      return 28;
    case "apr":
    case "jun":
    case "sep":
    case "nov":
      return 30;
  }
  return 31;
}
for (const m of ["jan", "feb", "apr", "dec"]) console.log(m, days(m, m < "g"));

function dense(n: number): string {
  switch (n) {
    case 0:
      return "zero";
    case 1:
      return "one";
    case 2:
      return "two";
    case 3:
      return "three";
    case 4:
      return "four";
    case 5:
      return "five";
    case 6:
      return "six";
    case 7:
      return "seven";
    case 1000:
      return "thousand";
    case -1:
      return "minus one";
    default:
      return "?" + n;
  }
}
console.log([0, 3, 7, 8, 1000, -1, 2.5, 1e100].map(dense));

function nested(a: number, b: string): string {
  switch (a) {
    case 1:
      switch (b) {
        case "x":
          return "1x";
        case "y":
          break;
        default:
          return "1?";
      }
      return "1 after break";
    case 2:
      for (let i = 0; ; i++) {
        switch (i) {
          case 3:
            return "2 loop " + i;
          default:
            continue;
        }
      }
    default:
      return "none";
  }
}
console.log(
  nested(1, "x"),
  nested(1, "y"),
  nested(1, "z"),
  nested(2, ""),
  nested(3, ""),
);

class Machine {
  state: "idle" | "run" | "halt" = "idle";
  trace: string[] = [];
  feed(input: string): void {
    for (const unit of input) {
      switch (this.state) {
        case "idle":
          if (unit === "s") this.state = "run";
          break;
        case "run":
          switch (unit) {
            case "h":
              this.state = "halt";
              break;
            case "i":
              this.state = "idle";
              break;
            default:
              this.trace.push(unit);
          }
          break;
        case "halt":
          return;
      }
    }
  }
}
const machine = new Machine();
machine.feed("xxsabisdefhzzz");
console.log(machine.state, machine.trace);
