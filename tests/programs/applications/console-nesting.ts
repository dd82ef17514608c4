// What console.log makes of nested values, as ordinary programs print them.
class Point {
  constructor(
    public x: number,
    public y: number,
  ) {}
  get len() {
    return Math.hypot(this.x, this.y);
  }
}
class Named {
  static kind = "n";
  #secret = 1;
  name?: string;
  tags = new Set<string>();
  reveal() {
    return this.#secret;
  }
}
class Empty {}
class Child extends Named {
  extra: Point | null = null;
}
const p = new Point(1, -2);
const child = new Child();
child.name = "kid";
child.tags.add("a");
child.extra = p;
console.log(p, [p, p], { p }, new Empty(), child, [new Empty()], Point, Child, [
  Point,
]);
console.log({ a: { b: { c: { d: 1 } } } }, [[[[1]]]], [[], {}, [[]], [{}]], {
  e: [],
  f: {},
  g: [[]],
});
console.log(
  new Map<string, unknown>([
    ["k", { v: 1 }],
    ["m", new Map([[1, [2]]])],
  ]),
  new Set([[1, 2], { s: "x" }, "str"]),
  new Map(),
  new Set(),
  [new Map([["z", 1]])],
);
console.log(
  [
    undefined,
    null,
    NaN,
    -0,
    0,
    Infinity,
    true,
    "s",
    "it's",
    'dq"',
    `b\`t`,
    "new\nline",
    "tab\t",
  ],
  "plain\n",
  ["a'b\"c"],
);
console.log(
  {
    "quoted-key": 1,
    valid_id: 2,
    3: "three",
    "with space": null,
    $ok: undefined,
    "": 0,
  },
  {
    f() {
      return 1;
    },
    g: () => 2,
    h: function named() {},
    k: class {},
    async: 1,
  },
);
console.log(Array.from({ length: 120 }, (_, i) => i));
console.log("x".repeat(20).split(""));
console.log(Array.from({ length: 8 }, (_, i) => "item" + i ** 3));
console.log([
  "a very long string that takes much space indeed",
  "another very long string that takes much space",
  "third",
]);
console.log({
  first: "a long value that takes up space",
  second: "another long value that takes up space",
  third: 3,
  nested: { arr: [1, 2, 3], deep: { x: [{ y: 1 }] } },
});
console.log(
  [1.5, 2.25, -3, 1e21, 1e-7, 123456789],
  [0.1 + 0.2],
  [true, false],
  [
    [1, 2],
    [3, 4],
  ],
  [
    ["a", 1],
    ["b", 2],
  ],
  [
    { id: 1, n: "x" },
    { id: 2, n: "y" },
  ],
);
console.log(
  new Error("msg").message,
  [new Error("in array").name],
  `${new TypeError("t")}`,
  { e: String(new RangeError("r")) },
);
console.log(
  new Uint8Array([1, 2, 3]),
  new Float64Array(2),
  new Uint8Array(0),
  new ArrayBuffer(4),
  [new Int16Array([1])],
  { t: new Uint8Array(3) },
);
console.log(
  "%s is %d years and %i, %f, %j %o %%",
  "Bob",
  42.5,
  42.9,
  "1.5",
  1,
  "x",
);
console.log("%s", p, "extra", 1);
console.log("no format", "%s", "x");
console.log("100%", 5);
console.log("%s %s", "only");
console.log("%c styled", "color: red");
console.log();
console.log("");
console.log(" ", "", "x");
console.log(undefined, null);
console.log([undefined], [null], { u: undefined });
console.log(
  () => 1,
  function foo() {},
  class Bar {},
  [() => 1],
);
const circular: { self?: unknown; v: number } = { v: 1 };
circular.self = circular;
console.log(circular);
const list: unknown[] = [1];
list.push(list);
console.log(list);
console.log(
  {
    get a() {
      return 1;
    },
    set b(v: number) {},
    get c() {
      return 2;
    },
    set c(v) {},
  },
  Object.entries({ x: [1, { y: 2 }] }),
  [..."héé"],
  ["\u0000\u001b", "\u{1F600}", "\\"],
  { "k\n": 1 },
);
console.log(
  [
    ["name", "qty"],
    ["apple", 3],
  ]
    .map((r) => r.join("\t"))
    .join("\n"),
);
console.log(-0, [-0], 1e100, 0xff, 1_000, 0.5, 5, 0b11, 0o17);
console.log(new Array<number>(3), new Array<number>(3).fill(0), [
  [undefined, 1],
  [null],
]);
console.log(
  Object.keys("ab"),
  Object.assign({}, { q: 1 }, { r: 2 }),
  new (class Foo {
    a = 1;
    b = { c: new (class {})() };
  })(),
);
console.group?.("G");
console.log("inside");
console.log({ m: [1, 2], long: "line\nbreak" });
console.groupEnd?.();
console.log("outside");
console.log(
  [3, 1, 2].sort(),
  [..."cab"].sort().reverse(),
  ["b", undefined, "a"].sort(),
);
