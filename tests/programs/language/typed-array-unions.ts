// Elements of unions of typed arrays and arrays: read, written, missing.

type List = Uint8Array | Float64Array | number[];
function sum(list: List): number {
  let total = 0;
  for (let i = 0; i < list.length; i++) total += list[i];
  return total;
}
console.log(sum(new Uint8Array([1, 2, 300])), sum(new Float64Array([0.5, 1])));
console.log(sum([4, 5]), sum([]));
function put(list: Uint8Array | Int16Array, at: number, value: number): number {
  list[at] = value;
  list[at]++;
  list[at] += 2;
  return list[at];
}
console.log(put(new Uint8Array(2), 0, 255), put(new Int16Array(2), 1, 300));
const missing = (list: List, at: number): number => list[at] ?? -1;
console.log(missing(new Uint8Array(1), 0), missing(new Float64Array(1), 3));
console.log(missing([7], 0), missing([7], 1));
const words = (list: Uint16Array | string[]) => `${list[0]}/${list[1]}`;
console.log(words(new Uint16Array([65535, 1])), words(["a", "b"]));
