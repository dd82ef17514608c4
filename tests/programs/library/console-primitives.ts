// console.log: one or more primitives, strings plain, nothing at all.

console.log();
console.log("");
console.log("text", "more");
console.log(1, -1, 0, -0, 1.5, NaN, Infinity, -Infinity, 1e21, 1e-7);
console.log(true, false, null, undefined);
console.log("mixed", 1, true, null, undefined, "end");
console.log("100%", "%", 5, "a\tb", "quote's", 'double"s', "back`tick");
console.log("é€😀", "\\n", "line\nbreak");
const value: string | number | null = Math.abs(-1) > 0 ? 5 : "five";
console.log(value, value === null);
const maybe: number | undefined = [1, 2, 3].find((n) => n > 5);
console.log(maybe, maybe ?? 0);
console.log("a".repeat(300));
console.error("this goes to standard error");
console.log(String(-0), `${-0}`, -0 + 0, 0 * -1);
