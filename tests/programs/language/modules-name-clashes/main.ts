// The same names in several modules, imported under other names.

import { value, helper, Thing } from "./one.ts";
import { value as value2, helper as helper2, Thing as Thing2 } from "./two.ts";
import * as one from "./one.ts";
import * as two from "./two.ts";

const local = "main";
function helperLocal(): string {
  return "main helper " + local;
}
class Other {
  name = "main other";
}
console.log(value, value2, helper(), helper2(), helperLocal());
console.log(new Thing().name, new Thing2().name, new Other().name);
console.log(
  one.value === value,
  two.helper === helper2,
  one.Thing === (Thing as unknown),
);
console.log(new Thing() instanceof Thing2, new one.Thing() instanceof Thing);
console.log(one.next(), one.next(), two.next(), one.next());
