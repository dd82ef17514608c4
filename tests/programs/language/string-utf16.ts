// Strings are UTF-16 units: indexing, surrogates, code points, iteration.

const s = "aé€😀z";
console.log(s.length);
for (let i = 0; i < s.length; i++)
  console.log(i, s.charCodeAt(i), s.codePointAt(i));
console.log(s[0], s[1], s[2], s[3] === "\ud83d", s[4] === "\ude00", s[5], s[6]);
console.log(
  [...s].length,
  [...s].map((c) => c.length),
);
console.log(
  s.charAt(99) === "",
  s.charCodeAt(99),
  s.codePointAt(99),
  s.at(-1),
  s.at(-99),
);
console.log("\u{1F600}" === "😀", "\ud83d\ude00" === "😀", "😀".length);
const half = s.slice(3, 4);
console.log(half.length, half.charCodeAt(0), half + "\ude00" === "😀");
console.log(
  String.fromCharCode(72, 105, 0xd83d, 0xde00),
  String.fromCodePoint(128512, 65),
);
console.log(
  s.indexOf("😀"),
  s.indexOf("\ude00"),
  s.lastIndexOf("z"),
  s.includes("€"),
);
console.log(
  "z" < "é",
  "é" < "€",
  "€" < "😀",
  "\uffff" < "😀",
  "a" < "B",
  "a" < "aa",
);

let reversed = "";
for (let i = s.length - 1; i >= 0; i--) reversed += s[i];
console.log(reversed.length, reversed.charCodeAt(2), reversed.charCodeAt(3));
console.log([...s].reverse().join(""));
const escapes = "\x41\u0042\u{43}\t|\n|\r|\0|\b\f\v|'\"\\";
console.log(escapes.length, [...escapes].map((c) => c.charCodeAt(0)).join(" "));
console.log(
  "ﬀ".length,
  "é".length,
  "e\u0301".length,
  "é" === String("e\u0301"),
);

// Latin-1 and wide text joined, sliced, compared.
const latin = "caf" + String.fromCharCode(233);
const wide = latin + "→";
console.log(
  latin.length,
  wide.length,
  wide.slice(0, 4) === latin,
  wide > latin,
);
console.log(
  wide.slice(0, 4) + "!" === "café!",
  wide.substring(4),
  "→".charCodeAt(0),
);
const map = new Map<string, number>([[latin, 1]]);
console.log(map.get(wide.slice(0, -1)), map.get("cafe"), map.has("café"));
const lone = "x\ud800y";
console.log(
  lone.length,
  lone.charCodeAt(1),
  lone === "x\ud800" + "y",
  [...lone].length,
);
