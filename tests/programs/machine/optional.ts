// Machine integers that may be undefined; searches in arrays of them.

const ages = new Map<string, u32>();
ages.set("a", 7);
console.log(
  ages.get("a") === 7,
  ages.get("b") === 7,
  ages.get("b") === undefined,
  ages.get("a") !== 7,
);
const got = ages.get("a");
if (got !== undefined && got > 5) console.log("big");
console.log((ages.get("a") ?? 0) + 1);
const list: u8[] = [1, 2, 250];
console.log(
  list.indexOf(250),
  list.includes(2),
  list.includes(9),
  list.indexOf(3),
  list.lastIndexOf(1),
);
const wide: u64[] = [1, 18446744073709551615];
console.log(wide.includes(18446744073709551615), wide.indexOf(1));
const signed: i16[] = [-5, 3];
console.log(signed.indexOf(-5), signed.includes(3));
function find(xs: i32[], x: i32): number {
  return xs.indexOf(x);
}
console.log(find([5, -1, 9], 9));
