// replace and replaceAll with a string pattern: text, $ patterns, functions.

console.log("a-b-c".replace("-", "+"), "a-b-c".replaceAll("-", "+"));
console.log("abc".replace("x", "y"), "abc".replaceAll("x", "y"));
console.log("abc".replace("", "_"), "abc".replaceAll("", "_"));
console.log("price".replace("price", "$$5"), "abc".replace("b", "[$&]"));
console.log("abc".replace("b", "<$`|$'>"), "abc".replace("b", "$1"));
console.log("aXbX".replace("X", (match) => match.toLowerCase()));
console.log("aXbX".replaceAll("X", (match, offset: number) => match + offset));
console.log("aaaa".replaceAll("aa", "b"), "aaa".replaceAll("aa", "b"));
console.log("x.y.z".replaceAll(".", ""), "(a)".replace("(", "{"));
let count = 0;
console.log("e-e-e".replaceAll("e", () => String(++count)));
console.log("é€é".replaceAll("é", "e"), "a😀".replace("😀", "b"));
console.log("hello world".replace("world", ""), "aba".replaceAll("a", "$&$&"));
