// toLowerCase and toUpperCase: ASCII, Latin-1, ß, ÿ, µ, Greek, unchanged.

console.log(
  "Hello, World 123!".toLowerCase(),
  "Hello, World 123!".toUpperCase(),
);
console.log("ÀÉÎÕÜ".toLowerCase(), "àéîõü".toUpperCase(), "×÷".toLowerCase());
console.log("straße".toUpperCase(), "ÿ".toUpperCase(), "µ".toUpperCase());
console.log("þð".toUpperCase(), "ÞÐ".toLowerCase(), "ªº".toUpperCase());
console.log("".toUpperCase() === "", "already".toLowerCase());
console.log("@[`{".toLowerCase(), "@[`{".toUpperCase());
console.log("αβγ".toUpperCase(), "ЖЯ".toLowerCase(), "😀".toUpperCase());
const title = (word: string): string =>
  word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
console.log("the qUICK fox".split(" ").map(title).join(" "));
