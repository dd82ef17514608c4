// ?. on properties, calls and elements; what is not evaluated.

interface Engine {
  power: number;
  start?: (key: string) => string;
  parts?: string[];
}
interface Car {
  engine?: Engine | null;
  describe?(): string;
}
const full: Car = {
  engine: { power: 100, start: (key) => "vroom " + key, parts: ["a", "b"] },
  describe() {
    return "car with " + this.engine?.power;
  },
};
const empty: Car = {};
const nulled: Car = { engine: null };
const bare: Car = { engine: { power: 5 } };

for (const car of [full, empty, nulled, bare]) {
  console.log(
    car.engine?.power,
    car.engine?.start?.("k"),
    car.engine?.parts?.[1],
    car.engine?.parts?.length,
    car.describe?.(),
  );
}

const log: string[] = [];
const t = <T>(name: string, value: T): T => (log.push(name), value);
const flush = (label: unknown) => {
  console.log(label, log.join(" "));
  log.length = 0;
};
flush(t("obj", empty).engine?.start?.(t("arg", "x")));
flush(t("obj", full).engine?.start?.(t("arg", "x")));
flush(t("list", full.engine)?.parts?.[t("index", 0)]);
flush(t("list", nulled.engine)?.parts?.[t("index", 0)].charAt(t("at", 0)));

// The whole rest of the chain is skipped, but parentheses end it.
const none = null as { deep: { list: number[] } } | null;
console.log(none?.deep.list.length, none?.deep.list[0]?.toFixed(2));
try {
  console.log((none?.deep)!.list.length);
} catch (e) {
  console.log(e instanceof TypeError);
}

let count = 0;
const counter = { bump: () => ++count };
const maybe = (on: boolean) => (on ? counter : undefined);
maybe(true)?.bump();
maybe(false)?.bump();
console.log(count, maybe(false)?.bump() ?? "not bumped");

const f: ((x: number) => number) | undefined = undefined as
  ((x: number) => number) | undefined;
console.log(f?.(1), [1, 2, 3].at?.(-1));
const map = new Map([["k", { v: [10, 20] }]]);
console.log(
  map.get("k")?.v[1],
  map.get("z")?.v[1],
  map.get("k")?.v[9]?.toFixed(),
);
const text: string | undefined = ["abc"].find((s) => s.startsWith("z"));
console.log(text?.length, text?.toUpperCase().length ?? -1, "abc"?.length);

class Node2 {
  constructor(
    public value: number,
    public next?: Node2,
  ) {}
  sum(): number {
    return this.value + (this.next?.sum() ?? 0);
  }
}
console.log(new Node2(1, new Node2(2, new Node2(3))).sum());
delete (empty as { engine?: Engine }).engine;
console.log(bare.engine?.power === 5, nulled?.engine?.power === undefined);
