// Iteration goes by code point; indexing by UTF-16 unit.

const text = "a😀é€𝒳z";
for (const c of text) console.log(c, c.length, c.codePointAt(0));
console.log(text.length, [...text].length, Array.from(text).length);
const lone = "x\ud83dy";
for (const c of lone) console.log(c.length, c.charCodeAt(0));
const backwards = "\ude00\ud83d";
console.log([...backwards].length);
let count = 0;
for (const c of "banana") if (c === "a") count++;
console.log(count);
const [first, second, ...others] = "😀ab";
console.log(first, second, others.length);
const iterator = "hi"[Symbol.iterator]();
console.log(iterator.next().value, iterator.next().value, iterator.next().done);
for (const c of "") console.log("never", c);
