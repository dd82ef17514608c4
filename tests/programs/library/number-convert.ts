// Number(value) and unary plus, from strings, booleans, null, undefined.

const texts = [
  "",
  " ",
  "0",
  "-0",
  "12",
  " 12 ",
  "1.5",
  ".5",
  "5.",
  ".",
  "1e3",
  "1e",
  "0x1f",
  "0b101",
  "0o17",
  "-0x1",
  "1,5",
  "12px",
  "Infinity",
  "-Infinity",
  "+Infinity",
  "infinity",
  "NaN",
  "\t\n7\u00a0",
  "1_0",
  "--1",
  "+5",
  "9007199254740993",
  "1e-400",
  "0x",
  "1 2",
  "123456789.123456789",
];
for (const text of texts)
  console.log(Number(text), Object.is(Number(text), -0));
console.log(
  Number(true),
  Number(false),
  Number(null),
  Number(undefined),
  Number(),
);
console.log(+"3", +"", +true, -"4", +"x");
console.log(("6" as unknown as string) === "6", Number("1" + "2") + 1);
let total = 0;
for (const piece of "1;2.5;-3e2;x;".split(";")) {
  const value = Number(piece);
  if (!Number.isNaN(value)) total += value;
}
console.log(total);
