// Generic functions at several representations, inferred and explicit.

function identity<T>(value: T): T {
  return value;
}
console.log(identity(1), identity("s"), identity(true), identity(null));
console.log(identity<number | string>("either"), identity([1, 2]));

function pair<A, B>(a: A, b: B): [A, B] {
  return [a, b];
}
const [n, s] = pair(1, "one");
const [flag, nested] = pair(true, pair(2, "two"));
console.log(n + 1, s.length, flag, nested[1]);

function first<T>(list: readonly T[], fallback: T): T {
  return list.length > 0 ? list[0] : fallback;
}
console.log(first([5, 6], 0), first([], "none"), first<boolean>([], false));

function mapAll<T, U>(list: T[], f: (item: T, index: number) => U): U[] {
  const result: U[] = [];
  for (let i = 0; i < list.length; i++) result.push(f(list[i], i));
  return result;
}
console.log(mapAll([1, 2, 3], (x) => x * 1.5));
console.log(mapAll(["a", "b"], (x, i) => x.repeat(i + 1)));
console.log(mapAll([1, 2, 3], (x) => x > 1));
console.log(mapAll([3, 4], (x) => [x, x]).length);

function fold<T, R>(list: T[], start: R, f: (acc: R, item: T) => R): R {
  let acc = start;
  for (const item of list) acc = f(acc, item);
  return acc;
}
console.log(fold([1, 2, 3], "", (acc, x) => acc + x));
console.log(fold(["x", "yy"], 0, (acc, x) => acc + x.length));
console.log(fold([1, 5, 2], [] as number[], (acc, x) => [x, ...acc]));

function groupBy<T, K extends string | number>(
  list: T[],
  key: (item: T) => K,
): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of list) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
for (const [k, v] of groupBy([1, 2, 3, 4, 5], (x) => x % 2)) console.log(k, v);
for (const [k, v] of groupBy(["ab", "c", "de"], (x) => `len${x.length}`)) {
  console.log(k, v);
}

const compareBy =
  <T>(key: (item: T) => number) =>
  (a: T, b: T) =>
    key(a) - key(b);
console.log(["ccc", "a", "bb"].sort(compareBy((x) => x.length)));
