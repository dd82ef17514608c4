// parseInt and parseFloat, with what may stand before and after.

for (const text of [
  "42",
  " 42px",
  "-17",
  "+5",
  "0x1F",
  "1e3",
  "3.9",
  "",
  "abc",
  "-",
  "12abc3",
  "0b11",
  "-0",
  "\n7",
  "1_000",
  "9007199254740993",
  "123456789012345678901234",
]) {
  console.log(quoted(text), parseInt(text), parseFloat(text));
}
function quoted(text: string): string {
  return `"${text.replaceAll("\n", "\\n")}"`;
}
for (const radix of [2, 8, 10, 16, 36, 0, 1, 37]) {
  console.log(
    radix,
    parseInt("101", radix),
    parseInt("zz", radix),
    parseInt("0xff", radix),
  );
}
for (const text of [
  "3.14",
  ".5",
  "5.",
  "-.5e-3x",
  "1e400",
  "-1e-400",
  "Infinity",
  "-Infinityx",
  "infinity",
  "1.2.3",
  "e5",
  "1e",
  "1e+",
  "0x10",
  "  2.5  ",
  "1.7976931348623159e308",
  "5e-324",
  "2.2250738585072011e-308",
  "0.1e1",
  "00012",
  "1e1000",
]) {
  console.log(parseFloat(text), Object.is(parseFloat(text), -0));
}
console.log(Number.parseInt("11", 2), Number.parseFloat("2.5"));
