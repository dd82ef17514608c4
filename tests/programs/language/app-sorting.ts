// Seven sorting algorithms behind one type, checked against each other.

type Compare<T> = (a: T, b: T) => number;
type Sorter = <T>(items: readonly T[], compare: Compare<T>) => T[];

const insertion: Sorter = (items, compare) => {
  const list = [...items];
  for (let i = 1; i < list.length; i++) {
    const item = list[i];
    let j = i - 1;
    for (; j >= 0 && compare(list[j], item) > 0; j--) list[j + 1] = list[j];
    list[j + 1] = item;
  }
  return list;
};
const merge: Sorter = (items, compare) => {
  if (items.length < 2) return [...items];
  const middle = items.length >> 1;
  const left = merge(items.slice(0, middle), compare);
  const right = merge(items.slice(middle), compare);
  const result = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    result.push(compare(left[i], right[j]) <= 0 ? left[i++] : right[j++]);
  }
  return [...result, ...left.slice(i), ...right.slice(j)];
};
const quick: Sorter = <T>(items: readonly T[], compare: Compare<T>): T[] => {
  const list = [...items];
  const sort = (low: number, high: number): void => {
    if (low >= high) return;
    const pivot = list[(low + high) >> 1];
    let i = low;
    let j = high;
    while (i <= j) {
      while (compare(list[i], pivot) < 0) i++;
      while (compare(list[j], pivot) > 0) j--;
      if (i > j) break;
      [list[i], list[j]] = [list[j], list[i]];
      i++;
      j--;
    }
    sort(low, j);
    sort(i, high);
  };
  sort(0, list.length - 1);
  return list;
};
const heap: Sorter = <T>(items: readonly T[], compare: Compare<T>): T[] => {
  const list = items.slice();
  const sift = (start: number, end: number): void => {
    for (
      let root = start, child = 2 * root + 1;
      child < end;
      child = 2 * root + 1
    ) {
      if (child + 1 < end && compare(list[child], list[child + 1]) < 0) child++;
      if (compare(list[root], list[child]) >= 0) return;
      const swap = list[root];
      list[root] = list[child];
      list[child] = swap;
      root = child;
    }
  };
  for (let i = (list.length >> 1) - 1; i >= 0; i--) sift(i, list.length);
  for (let end = list.length - 1; end > 0; end--) {
    [list[0], list[end]] = [list[end], list[0]];
    sift(0, end);
  }
  return list;
};
const shell: Sorter = (items, compare) => {
  const list = [...items];
  for (
    let gap = Math.floor(list.length / 2);
    gap > 0;
    gap = Math.floor(gap / 2)
  ) {
    for (let i = gap; i < list.length; i++) {
      for (
        let j = i;
        j >= gap && compare(list[j - gap], list[j]) > 0;
        j -= gap
      ) {
        [list[j - gap], list[j]] = [list[j], list[j - gap]];
      }
    }
  }
  return list;
};
const bubble: Sorter = (items, compare) => {
  const list = Array.from(items);
  let swapped: boolean;
  let end = list.length;
  do {
    swapped = false;
    for (let i = 1; i < end; i++) {
      if (compare(list[i - 1], list[i]) <= 0) continue;
      [list[i - 1], list[i]] = [list[i], list[i - 1]];
      swapped = true;
    }
    end--;
  } while (swapped);
  return list;
};
const builtIn: Sorter = (items, compare) => [...items].sort(compare);

const sorters: Record<string, Sorter> = {
  insertion,
  merge,
  quick,
  heap,
  shell,
  bubble,
  builtIn,
};
const stable = new Set(["insertion", "merge", "bubble", "builtIn"]);

let seed = 7;
const random = (limit: number): number => {
  seed = (seed * 48271) % 2147483647;
  return seed % limit;
};
const numbers = Array.from({ length: 60 }, () => random(1000));
const ascending: Compare<number> = (a, b) => a - b;
const reference = insertion(numbers, ascending).join();
for (const [name, sort] of Object.entries(sorters)) {
  let comparisons = 0;
  const sorted = sort(numbers, (a, b) => {
    comparisons++;
    return a - b;
  });
  console.log(
    name,
    sorted.join() === reference,
    name === "builtIn" || comparisons,
  );
  console.log(
    sort(["pear", "fig", "apple"], (a, b) => (a < b ? -1 : a > b ? 1 : 0)),
    sort([], ascending),
  );
}
console.log(reference);

const people = Array.from({ length: 40 }, (_, id) => ({ id, age: random(5) }));
for (const name of stable) {
  const sorted = sorters[name](people, (a, b) => a.age - b.age);
  const ordered = sorted.every(
    (p, i) => i === 0 || sorted[i - 1].age < p.age || sorted[i - 1].id < p.id,
  );
  console.log(name, ordered, sorted[0].age, sorted[39].age);
}
const by =
  <T, K extends number | string>(...keys: ((item: T) => K)[]): Compare<T> =>
  (a, b) => {
    for (const key of keys) {
      const [ka, kb] = [key(a), key(b)];
      if (ka !== kb) return ka < kb ? -1 : 1;
    }
    return 0;
  };
console.log(
  merge(
    people.slice(0, 8),
    by<{ id: number; age: number }, number>(
      (p) => p.age,
      (p) => -p.id,
    ),
  )
    .map(({ id, age }) => `${age}/${id}`)
    .join(" "),
);
