// What console.log makes of its arguments: `%` directives of the first, the
// others inspected, all joined by spaces.

import { stringLength } from "machine";
import { parseFloat, parseInt } from "../builtins/number-constructor.ts";
import { formatNumber, inspect } from "./inspect.ts";
import { flatten, unitAt } from "./strings.ts";
import { valueToNumber, valueToString } from "./values.ts";

const defaultDepth: u32 = 2;

export function formatArguments(values: unknown[]): string {
  if (values.length === 0) return "";
  const first = values[0];
  if (typeof first !== "string") return joinRest(values, 0, "");
  if (values.length === 1) return first;
  const used: u32 = countDirectives(first, u32(values.length - 1));
  return joinRest(values, used + 1, expand(flatten(first), values, used));
}

/** Strings as they are, everything else inspected. */
function joinRest(values: unknown[], from: u32, start: string): string {
  let result: string = start;
  for (let i: u32 = from; i < u32(values.length); i++) {
    const value = values[Number(i)];
    if (i > 0) result = result + " ";
    if (typeof value === "string") result = result + value;
    else result = result + inspect(value, defaultDepth);
  }
  return result;
}

/** `s d i f j o O c`: directives that take an argument. */
function isDirective(unit: u16): boolean {
  return (
    unit === 115 ||
    unit === 100 ||
    unit === 105 ||
    unit === 102 ||
    unit === 106 ||
    unit === 111 ||
    unit === 79 ||
    unit === 99
  );
}

const percent: u16 = 37;

/** How many arguments the text takes, at most `available`. */
function countDirectives(text: string, available: u32): u32 {
  const flat: string = flatten(text);
  const length: u32 = stringLength(flat);
  let used: u32 = 0;
  for (let i: u32 = 0; i + 1 < length; i++) {
    if (unitAt(flat, i) !== percent) continue;
    i++;
    if (used < available && isDirective(unitAt(flat, i))) used++;
  }
  return used;
}

/** The text with its first `count` directives replaced, and `%%` by `%`. */
function expand(flat: string, values: unknown[], count: u32): string {
  const length: u32 = stringLength(flat);
  let result = "";
  let done: u32 = 0;
  let used: u32 = 0;
  for (let i: u32 = 0; i + 1 < length; i++) {
    if (unitAt(flat, i) !== percent) continue;
    i++;
    const directive: u16 = unitAt(flat, i);
    if (directive === percent) {
      result = result + flat.slice(Number(done), Number(i));
      done = i + 1;
    } else if (used < count && isDirective(directive)) {
      used++;
      const text: string = directiveText(directive, values[Number(used)]);
      result = result + flat.slice(Number(done), Number(i - 1)) + text;
      done = i + 1;
    }
  }
  return result + flat.slice(Number(done));
}

function directiveText(directive: u16, value: unknown): string {
  if (directive === 115) return textDirective(value);
  if (directive === 100) return formatNumber(valueToNumber(value));
  if (directive === 105) return formatNumber(parseInt(valueToString(value)));
  if (directive === 102) return formatNumber(parseFloat(valueToString(value)));
  if (directive === 99) return "";
  return inspect(value, directive === 111 ? 4 : defaultDepth);
}

/** `%s`: text as it is, objects on one level. */
function textDirective(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return formatNumber(value);
  if (typeof value === "object" && value !== null) return inspect(value, 0);
  return valueToString(value);
}
