// Tagged templates: strings, raw, values, methods as tags, identity.

function show(strings: TemplateStringsArray, ...values: unknown[]): string {
  let out = strings[0];
  for (let i = 0; i < values.length; i++) {
    out += `<${String(values[i])}>` + strings[i + 1];
  }
  return out + ` (${strings.length}/${values.length})`;
}
console.log(show`a${1}b${"two"}c${true}`);
console.log(show`no values`);
console.log(show``);
console.log(show`${1}${2}`);

function raw(strings: TemplateStringsArray, ...values: number[]): string {
  return strings.raw.join("|") + " " + strings.join("|") + values.length;
}
console.log(raw`tab\tnew\\line${1}\u0041`);
console.log(String.raw`C:\new\table ${1 + 1} \u0042`);

const upper = (strings: TemplateStringsArray, name: string) =>
  strings[0].toUpperCase() + name + strings[1].toUpperCase();
const who = "world";
console.log(upper`hello ${who}, bye`);

class Escaper {
  constructor(private readonly marker: string) {}
  tag(strings: TemplateStringsArray, ...values: (string | number)[]): string {
    return strings.reduce(
      (acc, part, i) =>
        acc + part + (i < values.length ? this.marker + values[i] : ""),
      "",
    );
  }
}
const escaper = new Escaper("#");
console.log(escaper.tag`x ${1} y ${"z"} end`);

function typed<T>(strings: TemplateStringsArray, ...values: T[]): T[] {
  return values.length === 0 ? [] : [values[values.length - 1], ...values];
}
console.log(typed`${1} ${2} ${3}`, typed<string>`none`);

// The strings array of one site is the same object each time.
const seen: TemplateStringsArray[] = [];
const remember = (strings: TemplateStringsArray, _x: number) =>
  seen.push(strings);
for (let i = 0; i < 3; i++) remember`same ${i}`;
remember`same ${9}`;
console.log(seen[0] === seen[1], seen[1] === seen[2], seen[2] === seen[3]);

const log: string[] = [];
const t = (x: string) => (log.push(x), x);
const getTag = () => (log.push("tag"), show);
console.log(getTag()`${t("first")}${t("second")}`, log);

const lazy = (strings: TemplateStringsArray, ...fs: (() => number)[]) =>
  fs.map((f, i) => strings[i] + f()).join("");
console.log(lazy`a${() => 1}b${() => 2}`);
