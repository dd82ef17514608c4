// as const, satisfies, type assertions, non-null assertions, keyof typeof.

const routes = {
  home: "/",
  about: "/about",
  user: "/user/:id",
} as const;
type Route = keyof typeof routes;
function go(route: Route): string {
  return "go " + routes[route];
}
console.log(go("home"), go("user"));

const levels = ["debug", "info", "warn"] as const;
type Level = (typeof levels)[number];
const rank = (level: Level): number => levels.indexOf(level);
console.log(rank("debug"), rank("warn"), levels.length, levels.join());

interface Color {
  r: number;
  g: number;
  b: number;
}
const palette = {
  red: { r: 255, g: 0, b: 0 },
  grey: "#888",
  dark: { r: 1, g: 2, b: 3 },
} satisfies Record<string, Color | string>;
console.log(palette.grey.toUpperCase(), palette.red.r + palette.dark.b);

const handlers = {
  add: (a: number, b: number) => a + b,
  neg: (a: number) => -a,
} satisfies Record<string, (...xs: number[]) => number>;
console.log(handlers.add(1, 2), handlers.neg(5));

const config = { port: 80, host: "h", tags: ["a", "b"] } as {
  port: number;
  host: string;
  tags?: string[];
};
console.log(config.tags!.length, config.port);
const value: unknown = "really a string";
console.log((value as string).length, (<string>value).slice(0, 6));
const maybe: number | undefined = [1, 2, 3].find((x) => x > 1);
console.log(maybe! + 1);
const tuple = [1, "two", { three: 3 }] as const satisfies readonly unknown[];
console.log(tuple[0] + 1, tuple[1].length, tuple[2].three);

const states = {
  idle: { next: "busy", label: "Idle" },
  busy: { next: "done", label: "Busy" },
  done: { next: "idle", label: "Done" },
} as const satisfies Record<string, { next: string; label: string }>;
let state: keyof typeof states = "idle";
for (let i = 0; i < 4; i++) {
  console.log(states[state].label);
  state = states[state].next;
}
type Mutable<T> = { -readonly [K in keyof T]: T[K] };
const frozen = { x: 1, y: 2 } as const;
const thawed: Mutable<{ x: number; y: number }> = { ...frozen };
thawed.x += 10;
console.log(thawed.x, frozen.x);
let definite!: string;
[1].forEach(() => (definite = "assigned in a closure"));
console.log(definite);
