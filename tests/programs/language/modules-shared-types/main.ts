// Enums, const enums, generics, interfaces and constants across modules.

import { Level, Size, defaultLevel, Registry, type Plugin } from "./types.ts";
import { registry } from "./registry.ts";
import "./plugins.ts";

const local: Plugin = { name: "local", level: Level.High, run: (x) => x + 1 };
registry.add(local);
console.log(registry.names(), registry.count);
for (const plugin of registry) {
  console.log(plugin.name, Level[plugin.level], plugin.run(10));
}
console.log(Level.Low < Level.High, Size.Large, defaultLevel === Level.Mid);
const numbers = new Registry<{ name: string; value: number }>();
numbers.add({ name: "one", value: 1 });
console.log(numbers.get("one")?.value, numbers.get("two")?.value);
