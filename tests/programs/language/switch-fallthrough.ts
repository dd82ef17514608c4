// switch: fallthrough, default in the middle, strict equality, scopes.

function fall(n: number): string {
  let out = "";
  switch (n) {
    case 0:
      out += "zero ";
    case 1:
      out += "one ";
      break;
    default:
      out += "default ";
    case 2:
      out += "two ";
    case 3: {
      out += "three ";
      break;
    }
    case 4:
  }
  return out + "end";
}
for (let n = 0; n <= 5; n++) console.log(n, fall(n));
console.log(fall(NaN), fall(-0), fall(1.5));

function strict(value: string | number | boolean | null): string {
  switch (value) {
    case 1:
      return "number 1";
    case "1":
      return "string 1";
    case true:
      return "true";
    case null:
      return "null";
    case NaN:
      return "never";
    default:
      return "other";
  }
}
console.log(strict(1), strict("1"), strict(true), strict(null), strict(NaN));

const log: string[] = [];
const t = (n: number): number => (log.push("case" + n), n);
function lazy(n: number): string {
  log.length = 0;
  switch ((log.push("subject"), n)) {
    case t(1):
      log.push("body1");
      break;
    case t(2):
      log.push("body2");
    default:
      log.push("default");
      break;
    case t(3):
      log.push("body3");
  }
  return log.join(" ");
}
console.log(lazy(1));
console.log(lazy(2));
console.log(lazy(3));
console.log(lazy(4));

function ranges(n: number): string {
  switch (true) {
    case n < 0:
      return "negative";
    case n === 0:
      return "zero";
    case n < 10:
      return "small";
    default:
      return "large";
  }
}
console.log(ranges(-5), ranges(0), ranges(5), ranges(50));

let found = "";
outer: for (const word of ["a", "stop", "b"]) {
  switch (word) {
    case "stop":
      break outer;
    case "a":
      found += "A";
      continue outer;
  }
  found += "after";
}
console.log(found);
switch (3) {
}
switch (1 as number) {
  case 1:
    let scoped = "let in switch";
    console.log(scoped);
    break;
  case 2:
    scoped = "unreached";
}
