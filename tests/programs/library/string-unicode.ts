// Case mapping, code points, surrogates, comparison by locale.

for (let block = 0; block < 0x600; block += 0x20) {
  let text = "";
  for (let code = block; code < block + 0x20; code++) {
    text += String.fromCharCode(code);
  }
  console.log([text.toUpperCase(), text.toLowerCase()]);
}
console.log(
  "straße ﬁn ΐ ŉ ǰ".toUpperCase(),
  "ΌΔΟΣ ΣΑΣ. Σ Α\u0301Σ".toLowerCase(),
);
console.log("İIıi".toLowerCase(), "𐐀𐐨".toLowerCase(), "𐐀𐐨".toUpperCase());
for (const character of "a😀\ud83dé") {
  console.log(character.length, character.codePointAt(0));
}
console.log([..."x😀y"], "x😀y".split(""), "x😀y".at(-2));

const words = [
  "apple",
  "Banana",
  "cherry",
  "apple",
  "Äpfel",
  "zebra",
  "résumé",
  "resume",
  "Résumé",
  "a-b",
  "ab",
  "a b",
  "10",
  "9",
  "_x",
  "éclair",
  "eclair",
  "Zoo",
  "zoo",
  "ñandú",
  "nandu",
  "",
  "A",
  "a",
  "á",
  "Á",
];
const sorted = [...words].sort((a, b) => a.localeCompare(b));
console.log(sorted);
console.log([...words].sort());
