// Comparison goes by UTF-16 unit; equality by contents.

const words = ["", "a", "aa", "b", "B", "é", "z", "€", "😀", "\uffff"];
for (const a of words) {
  console.log(words.map((b) => (a < b ? "<" : a > b ? ">" : "=")).join(""));
}
console.log("10" < "9", "a" <= "a", "b" >= "c", "abc" < "abcd");
const built = ["a", "b"].join("");
console.log(built === "ab", built == "ab", built !== "ab", built === "aB");
console.log("" < "a", "Z" < "a", "😀" < "\uffff");
const sorted = ["pear", "Apple", "fig", "apple", "Fig"].sort();
console.log(sorted);
const latin = "caf\u00e9";
const wide = ("caf\u00e9" + "€").slice(0, 4);
console.log(latin === wide, latin < wide, new Map([[latin, 1]]).get(wide));
