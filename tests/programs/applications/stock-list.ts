// An object spread by condition, in a program with maps and generic classes: no shape of the library's stands in its way.
type Item = { name: string; qty: number; price: number; tags?: string[] };
const stock = new Map<string, Item>();
function add(i: Item) { const old = stock.get(i.name); if (old) old.qty += i.qty; else stock.set(i.name, { ...i }); }
add({ name: "bolt", qty: 10, price: 0.25, tags: ["metal"] }); add({ name: "nut", qty: 4, price: 0.1 }); add({ name: "bolt", qty: 5, price: 0.25 });
const rows = [...stock.values()].sort((a, b) => b.qty * b.price - a.qty * a.price);
for (const { name, qty, price, tags = [] } of rows) console.log(`${name.padEnd(8)}|${String(qty).padStart(4)}|${(qty * price).toFixed(2).padStart(8)}|${tags.join()}`);
console.log(rows, rows.reduce((s, r) => s + r.qty * r.price, 0));
class Stack<T> { #xs: T[] = []; push(x: T) { this.#xs.push(x); return this; } pop(): T | undefined { return this.#xs.pop(); } get size() { return this.#xs.length; } }
const s = new Stack<number>().push(1).push(2); console.log(s.pop(), s.size, s.pop(), s.pop());
const extras = { y: 1, ...(rows.length > 1 ? { z: 2 } : {}) }; console.log(extras.z, Object.keys(extras));
