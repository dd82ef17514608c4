// Imported names are live views of the exporter's variables.

import { count, increment, settings, reset as clear } from "./counter.ts";
import * as counter from "./counter.ts";
import { watch } from "./watcher.ts";

console.log(count, counter.count);
increment();
increment(5);
console.log(count, counter.count, watch());
settings.step = 10;
increment();
console.log(count, counter.settings.step, counter.settings === settings);
clear();
console.log(count, watch(), counter.history);

const read = () => count;
increment(1);
console.log(read(), counter["count"]);
const { history } = counter;
increment(2);
console.log(history.length, history === counter.history);
