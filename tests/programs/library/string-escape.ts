// Escapes and template literals as written in the source.

console.log("tab\there", 'single "quotes"', "double 'quotes'", "back\\slash");
console.log(
  "\x41\u0042\u{43}\u{1f600}",
  "a\
b",
);
console.log("nul:\0".length, "\b\v\f".length, "line\nbreak");
const name = "x";
const value = 1.5;
console.log(
  `${name} = ${value}, ${name + name}, ${value > 1 ? "big" : "small"}`,
);
console.log(
  `line one
line two`,
  `\`\${}`,
  `${`nested ${name}`}`,
);
console.log(`${true} ${null} ${undefined} ${[1, 2]} ${-0} ${1e21}`);
console.log(``.length, `${""}`.length);
function tag(strings: TemplateStringsArray, ...values: number[]): string {
  return strings.join("_") + "|" + strings.raw.join("_") + "|" + values.join();
}
console.log(tag`a${1}b\n${2}c`, tag`plain`);
