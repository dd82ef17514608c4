// Object.keys, values, entries and for-in on literals, records and classes.

const point = { x: 1, y: 2, label: "p" };
console.log(Object.keys(point), Object.entries(point).length);
for (const key in point) console.log(key);
const scores: Record<string, number> = { zoe: 3, adam: 5 };
scores["mia"] = 4;
scores.bob = 1;
delete scores["adam"];
console.log(Object.keys(scores), Object.values(scores));
for (const [name, score] of Object.entries(scores)) console.log(name, score);
for (const name in scores) console.log(name, scores[name]);
console.log("zoe" in scores, "adam" in scores, scores["none"] === undefined);
// Whole-number keys come first, in ascending order.
const table: Record<string, string> = { b: "1", "10": "2", a: "3", "2": "4" };
table["07"] = "5";
table["1"] = "6";
console.log(Object.keys(table).join(), Object.values(table).join());
const byNumber: Record<number, string> = {};
byNumber[30] = "c";
byNumber[4] = "a";
byNumber[12] = "b";
console.log(
  Object.keys(byNumber),
  Object.entries(byNumber)
    .map(([k, v]) => k + v)
    .join(),
);
class Box {
  width = 1;
  height = 2;
  private secret = "s";
  area(): number {
    return this.width * this.height + this.secret.length;
  }
}
console.log(Object.keys(new Box()), new Box().area());
console.log(
  Object.keys({}).length,
  Object.keys(["a", "b"]),
  Object.values({ a: 1, b: 2 }).reduce((p, q) => p + q),
);
const sum = Object.values(scores).reduce((a, b) => a + b, 0);
const best = Object.entries(scores).reduce((a, b) => (b[1] > a[1] ? b : a));
console.log(sum, best[0]);
