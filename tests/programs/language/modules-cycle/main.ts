// Two modules importing each other: functions work, early values do not exist.

import { isEven, evenLog } from "./even.ts";
import { isOdd, oddReport } from "./odd.ts";

console.log(isEven(10), isOdd(10), isEven(7), isOdd(7));
console.log(evenLog);
console.log(oddReport);
