// Object patterns: renaming, nesting, defaults, computed keys, parameters.

const user = {
  id: 7,
  name: "Ada",
  address: { city: "London", geo: { lat: 51.5, lon: -0.1 } },
  tags: ["math", "code"],
};
const { id, name: label, address } = user;
console.log(id, label, address.city);
const {
  address: {
    city,
    geo: { lat, lon: longitude },
  },
  tags: [firstTag, , missing = "none"],
} = user;
console.log(city, lat, longitude, firstTag, missing);

interface Options {
  a?: number;
  b?: number | null;
  c?: { d?: string };
}
function read({ a = 1, b = 2, c: { d = "dee" } = {} }: Options = {}): string {
  return `${a} ${b} ${d}`;
}
console.log(read());
console.log(read({}));
console.log(read({ a: undefined, b: null }));
console.log(read({ a: 0, b: 0, c: { d: "" } }) + "|");
console.log(read({ c: { d: undefined } }));

let x = 1;
let y = 2;
({ x, y } = { x: y, y: x });
console.log(x, y);
({ x, other: y = 50 } = { x: 9 } as { x: number; other?: number });
console.log(x, y);
const holder = { field: 0, list: [0, 0] };
({ x: holder.field, y: holder.list[1] } = { x: 11, y: 22 });
console.log(holder.field, holder.list);

const key = "dynamic";
const { [key]: value, ["lit"]: literal = "default" } = {
  dynamic: 5,
} as Record<string, number | string>;
console.log(value, literal);

for (const {
  name,
  sizes: [small = 0, large = small * 2],
} of [
  { name: "one", sizes: [1] },
  { name: "two", sizes: [2, 3] },
  { name: "none", sizes: [] },
]) {
  console.log(name, small, large);
}

const people = [
  { first: "A", last: "B" },
  { first: "C", last: "D" },
];
console.log(people.map(({ first, last }) => first + last));
const { length } = "hello";
const { size } = new Set([1, 2, 2]);
console.log(length, size);
const whole = ({ id: same, ...rest }: typeof user) => same + rest.tags.length;
console.log(whole(user));
const result = ({ x, y } = { x: 1, y: 2 });
console.log(result.x + result.y, x, y);
