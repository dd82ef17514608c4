// Keys of type parameters in function values: read by name while the program runs.

const lens = <S, K extends keyof S>(k: K) => ({ get: (s: S) => s[k] });
const nameOf = lens<{ name: string; age: number }, "name">("name");
console.log(nameOf.get({ name: "n", age: 3 }));
const ageOf = lens<{ name: string; age: number }, "age">("age");
console.log(ageOf.get({ name: "n", age: 3 }) + 1);
const pluck: <T, K extends keyof T>(list: readonly T[], key: K) => T[K][] = (
  list,
  key,
) => list.map((item) => item[key]);
console.log(
  pluck(
    [
      { id: 1, tag: "a" },
      { id: 2, tag: "b" },
    ],
    "id",
  ),
  pluck(["one", "three"], "length"),
);
