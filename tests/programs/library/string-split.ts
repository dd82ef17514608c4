// split by a string: empty pieces, empty separator, limits.

console.log("a,b,c".split(","), "abc".split(","), "".split(","));
console.log(",a,,b,".split(","), ",".split(","));
console.log("abc".split(""), "".split(""), "a😀".split("").length);
console.log("a--b--c".split("--"), "a-b--c".split("--"));
console.log("a,b,c".split(",", 2), "a,b".split(",", 0), "abc".split("", 2));
console.log("whole".split("whole"), "one two".split(" ").reverse().join(" "));
const table = "x=1;y=2;z".split(";").map((pair) => pair.split("="));
for (const [name, value = "none"] of table) console.log(name, value);
console.log("line1\nline2\n".split("\n").length, "é€é".split("€"));
const csv = Array.from({ length: 300 }, (_, i) => String(i)).join(",");
const total = csv.split(",").reduce((sum, field) => sum + Number(field), 0);
console.log(csv.length, total);
