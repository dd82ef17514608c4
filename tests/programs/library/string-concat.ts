// Concatenation: +, +=, concat, with every kind of operand, many pieces.

console.log("a" + "b", "n" + 1, 1 + "n", "t" + true, "x" + null + undefined);
console.log("f" + 1.5 + 1e21 + -0 + NaN + Infinity);
console.log(1 + 2 + "3" + 4 + 5);
console.log("a".concat("b", "c"), "a".concat());
let text = "";
for (let i = 0; i < 1000; i++) text += i % 10;
console.log(text.length, text.slice(0, 12), text[999], text.indexOf("90"));
let front = "";
for (let i = 0; i < 300; i++)
  front = String.fromCharCode(97 + (i % 26)) + front;
console.log(front.length, front.slice(0, 10), front.charCodeAt(299));
let doubled = "ab";
for (let i = 0; i < 12; i++) doubled += doubled;
console.log(
  doubled.length,
  doubled.slice(4000, 4004),
  doubled === "ab".repeat(4096),
);
let mixed = "latin";
mixed += " é";
mixed += " €";
mixed += " 😀";
console.log(mixed, mixed.length);
const parts: string[] = [];
for (let i = 0; i < 5; i++) parts.push("p" + i);
console.log(parts.join("") + "!" + parts.length);
console.log("a" + ["b", "c"] + "d");
const compare = "hel" + "lo".concat("");
console.log(compare === "hello", compare !== "hello", compare < "hellp");
