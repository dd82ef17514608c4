// Reading numbers: digits beyond what a double holds, halfway points, limits.

let state = 7;

function random(limit: number): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return (state >>> 8) % limit;
}

function digits(count: number): string {
  let text = "";
  for (let i = 0; i < count; i++) text += String(random(10));
  return text;
}

for (let i = 0; i < 1500; i++) {
  const whole = digits(1 + random(i % 7 === 0 ? 400 : 25));
  const fraction = random(3) === 0 ? "" : "." + digits(random(30));
  const exponent = random(3) === 0 ? "" : `e${random(700) - 350}`;
  const text = whole + fraction + exponent;
  console.log(text, Number(text), parseFloat(text + "x"));
}

const edges = [
  "2.4703282292062327e-324",
  "2.4703282292062328e-324",
  "2.47032822920623272088284396434110686182e-324",
  "2.2250738585072011e-308",
  "1.7976931348623158e308",
  "1.7976931348623159e308",
  "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880",
  "9007199254740993",
  "9007199254740993.00000000000000000000000000000000000001",
  "9007199254740992.99999999999999999999999999999999999999",
  "0.500000000000000166533453693773481063544750213623046875",
  "1e-400",
  "1e400",
  "0".repeat(400) + "1" + "0".repeat(20),
  "0." + "0".repeat(330) + "5",
  "1" + "0".repeat(308),
  "1" + "0".repeat(309),
];
for (const text of edges) console.log(Number(text), parseFloat(text));

const texts = [
  "",
  " \t\n",
  "12 ",
  "\u00a012\ufeff",
  "+5",
  "-.5",
  "5.",
  ".",
  "-",
  "1e",
  "1e+",
  "1_000",
  "0x1F",
  "0b101",
  "0o17",
  "-0x1",
  "0x",
  "Infinity",
  "-Infinity",
  "infinity",
  "Infinityx",
  "1 2",
  "0x20000000000001",
  "0x20000000000003",
  "0xfffffffffffffc00",
];
for (const text of texts) {
  console.log(text, Number(text), parseFloat(text), parseInt(text));
}
for (let radix = 2; radix <= 36; radix++) {
  for (const text of ["10", "zz", "-7f", " 12345678901234567890123", "0x10"]) {
    console.log(radix, parseInt(text, radix));
  }
}
