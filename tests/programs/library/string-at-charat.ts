// at, charAt, charCodeAt, codePointAt and indexing, inside and outside.

const text = "aé€😀z";
console.log(text.length);
for (let i = -1; i <= text.length; i++) {
  console.log(i, text.charCodeAt(i), text.codePointAt(i));
}
console.log(text.charAt(0), text.charAt(1), text.charAt(99) === "");
console.log(text.at(0), text.at(-1), text.at(99), text.at(-99));
console.log(text[0], text[2], text[99], text[text.length - 1]);
console.log(text.charAt(3) + text.charAt(4), text[3] + text[4] === "😀");
console.log("abc".charAt(1.7), "abc".charAt(NaN), "abc".charCodeAt(2.9));
const first = "hello"[0];
console.log(first === "h", first.toUpperCase() + "hello".slice(1));
console.log("".length, "".charAt(0).length, "".at(0));
