// A language error nobody catches.

interface Item {
  name: string;
  next: Item | null;
}
const item: Item = { name: "only", next: null };
console.log(item.name);
using guard = { [Symbol.dispose]: () => console.log("disposed") };
console.log(item.next!.name, guard === null);
