// Map: set, get, has, delete, clear, size, construction.

const ages = new Map<string, number>();
console.log(ages.size, ages.get("ada"), ages.has("ada"), ages.delete("ada"));
ages.set("ada", 36).set("alan", 41).set("grace", 85);
console.log(ages.size, ages.get("alan"), ages.has("grace"));
ages.set("alan", 42);
console.log(ages.size, ages.get("alan"));
console.log(ages.delete("ada"), ages.delete("ada"), ages.size);
console.log((ages.get("nobody") ?? -1) + 1);
const copy = new Map(ages);
copy.set("new", 1);
console.log(ages.size, copy.size);
ages.clear();
console.log(ages.size, ages.has("alan"), copy.get("alan"));
const pairs = new Map([
  [1, "one"],
  [2, "two"],
]);
console.log(pairs.get(1), pairs.get(2), pairs.get(3));
const key = "a" + "da";
console.log(copy.has(key), new Map([["ada", true]]).get(key));
