// Values as console.log shows them: the rules of Node 20's util.inspect with
// its default options. Where the rules look odd (2.5, 16, 72 …) they are Node's.

import {
  addressOf,
  arrayElements,
  arrayLength,
  bitsOf,
  load,
  shapeName,
  stringLength,
} from "machine";
import { Error } from "../builtins/error.ts";
import { describeFunction } from "./function-names.ts";
import { groupElements } from "./inspect-groups.ts";
import { countHoles } from "./holes.ts";
import { isIdentifier, quote } from "./inspect-strings.ts";
import {
  Inspectable,
  inspectsAsArrayBuffer,
  inspectsAsMap,
  inspectsAsTypedArray,
} from "./inspectable.ts";
import { numberToRadixString } from "./number-radix.ts";
import { numberToString, unsignedToString } from "./numbers.ts";
import { ownNames } from "./late-properties.ts";
import { accessorText, propertyValue } from "./properties.ts";

const mostElements: u32 = 100;
const mostCharacters: u32 = 10000;
const shortestSplitText: u32 = 16;
/** So many levels of nesting share a line if they fit. */
const compactLevels: u32 = 3;
const lineWidth: u32 = 80;

// Kinds of descriptors: docs/object-model.md.
const arrayKind: u32 = 2;
const functionKind: u32 = 3;

/** The kind in an object's type descriptor. */
function kindOf(value: object): u32 {
  return load<u32>(usize(load<u32>(addressOf(value))));
}

export function formatNumber(value: number): string {
  // The sign of zero, which String(-0) does not show.
  if (value === 0 && bitsOf(value) !== 0) return "-0";
  return numberToString(value);
}

/** Text, numbers and the like as they stand alone; objects in full. */
export function inspect(value: unknown, depthLimit: u32): string {
  return new Inspector(depthLimit).format(value, 0);
}

/** The index of an object in a list, or -1. */
function placeIn(list: object[], object: object): number {
  for (let i = 0; i < list.length; i++) {
    if (list[i] === object) return i;
  }
  return -1;
}

/** "... 3 more items" */
function moreItems(count: u32, noun: string): string {
  const plural = count > 1 ? "s" : "";
  return "... " + unsignedToString(u64(count)) + " more " + noun + plural;
}

class Inspector {
  private indentation: u32 = 0;
  /** How deep the value formatted last was. */
  private deepest: u32 = 0;
  /** The objects around the one at hand. */
  private readonly open: object[] = [];
  /** Objects that contain themselves, numbered from 1 in this order. */
  private readonly circular: object[] = [];

  constructor(private readonly depthLimit: u32) {}

  format(value: unknown, depth: u32): string {
    if (typeof value === "string") return this.formatText(value);
    if (typeof value === "number") return formatNumber(value);
    if (typeof value === "boolean") return value ? "true" : "false";
    if (value === undefined) return "undefined";
    if (value === null) return "null";
    const object: object = value;
    if (placeIn(this.open, object) >= 0) {
      let index = placeIn(this.circular, object);
      if (index < 0) index = this.circular.push(object) - 1;
      return "[Circular *" + numberToString(index + 1) + "]";
    }
    return this.formatObject(object, depth);
  }

  private formatText(text: string): string {
    let shown: string = text;
    let trailer = "";
    const length: u32 = stringLength(text);
    if (length > mostCharacters) {
      shown = text.slice(0, Number(mostCharacters));
      trailer = moreItems(length - mostCharacters, "character");
    }
    const shownLength: u32 = stringLength(shown);
    const fits = shownLength + this.indentation + 4 <= lineWidth;
    if (shownLength <= shortestSplitText || fits) return quote(shown) + trailer;
    const separator = " +\n" + " ".repeat(Number(this.indentation + 2));
    let result = "";
    let start = 0;
    while (start < shown.length) {
      const newline = shown.indexOf("\n", start);
      const end = newline < 0 ? shown.length : newline + 1;
      if (start > 0) result = result + separator;
      result = result + quote(shown.slice(start, end));
      start = end;
    }
    return result + trailer;
  }

  private formatObject(value: object, depth: u32): string {
    const kind: u32 = kindOf(value);
    if (kind === functionKind) return "[" + describeFunction(value) + "]";
    if (kind === arrayKind) return this.formatArray(value as unknown[], depth);
    if (value instanceof Inspectable) {
      return this.formatCollection(value, depth);
    }
    if (value instanceof Error) return this.formatError(value, depth);
    const name: string = shapeName(value);
    const isPlain = name === "" || name === "Object";
    const opening: string = isPlain ? "{" : name + " {";
    const keys: string[] = ownNames(value);
    if (keys.length === 0) return opening + "}";
    if (depth > this.depthLimit) return isPlain ? "[Object]" : "[" + name + "]";
    this.enter(value, depth);
    const output: string[] = [];
    this.addProperties(output, value, keys, depth + 1);
    return this.leave(value, output, "", opening, "}", depth, false);
  }

  private enter(value: object, depth: u32): void {
    this.open.push(value);
    this.deepest = depth + 1;
  }

  private leave(
    value: object,
    output: string[],
    base: string,
    opening: string,
    closing: string,
    depth: u32,
    isList: boolean,
  ): string {
    this.open.pop();
    let front: string = base;
    const reference = placeIn(this.circular, value);
    if (reference >= 0) {
      const mark = "<ref *" + numberToString(reference + 1) + ">";
      front = base === "" ? mark : mark + " " + base;
    }
    let lines: string[] = output;
    if (isList && output.length > 6) {
      const sorts = isNumeric(value);
      const hasTrailer = output.length > Number(mostElements);
      lines = groupElements(output, hasTrailer, this.indentation, sorts);
    }
    return this.join(lines, output.length, front, opening, closing, depth + 1);
  }

  /** On one line if Node would put it there, else a line each. */
  private join(
    lines: string[],
    entryCount: number,
    base: string,
    opening: string,
    closing: string,
    depth: u32,
  ): string {
    const front: string = base === "" ? opening : base + " " + opening;
    if (this.deepest - depth < compactLevels && entryCount === lines.length) {
      const start =
        lines.length +
        Number(this.indentation) +
        opening.length +
        base.length +
        10;
      if (fitsOnLine(lines, start) && !base.includes("\n")) {
        const joined: string = lines.join(", ");
        if (!joined.includes("\n")) {
          return front + " " + joined + " " + closing;
        }
      }
    }
    const newline = "\n" + " ".repeat(Number(this.indentation));
    const body: string = lines.join("," + newline + "  ");
    return front + newline + "  " + body + newline + closing;
  }

  private formatArray(array: unknown[], depth: u32): string {
    const length: u32 = arrayLength(array);
    if (length === 0) return "[]";
    if (depth > this.depthLimit) return "[Array]";
    this.enter(array, depth);
    const output: string[] = [];
    this.indentation = this.indentation + 2;
    let index: u32 = 0;
    while (index < length && output.length < Number(mostElements)) {
      const holes: u32 = countHoles(array, index);
      if (holes > 0) {
        const plural = holes > 1 ? "s>" : ">";
        const count: string = unsignedToString(u64(holes));
        output.push("<" + count + " empty item" + plural);
        index = index + holes;
      } else {
        output.push(this.format(array[Number(index)], depth + 1));
        index++;
      }
    }
    this.indentation = this.indentation - 2;
    if (index < length) output.push(moreItems(length - index, "item"));
    return this.leave(array, output, "", "[", "]", depth, true);
  }

  private formatCollection(value: Inspectable, depth: u32): string {
    const kind: u32 = value.inspectionKind();
    const size: u32 = value.inspectionSize();
    const name: string = shapeName(value);
    if (kind === inspectsAsArrayBuffer) {
      return this.formatBuffer(value, name, depth);
    }
    const isList = kind === inspectsAsTypedArray;
    const opening: string =
      name + "(" + unsignedToString(u64(size)) + (isList ? ") [" : ") {");
    const closing: string = isList ? "]" : "}";
    if (size === 0) return opening + closing;
    if (depth > this.depthLimit) return "[" + name + "]";
    this.enter(value, depth);
    const output: string[] = [];
    this.indentation = this.indentation + 2;
    const shown: u32 = size < mostElements ? size : mostElements;
    let slot: u32 = 0;
    for (let i: u32 = 0; i < shown; i++) {
      slot = value.inspectionSlot(slot);
      const text: string = this.format(value.inspectionValue(slot), depth + 1);
      if (kind === inspectsAsMap) {
        // Node formats the key first, which numbers circular references.
        const key: string = this.format(value.inspectionKey(slot), depth + 1);
        output.push(key + " => " + text);
      } else {
        output.push(text);
      }
      slot++;
    }
    this.indentation = this.indentation - 2;
    if (shown < size) output.push(moreItems(size - shown, "item"));
    return this.leave(value, output, "", opening, closing, depth, isList);
  }

  private formatBuffer(value: Inspectable, name: string, depth: u32): string {
    if (depth > this.depthLimit) return "[" + name + "]";
    const size: u32 = value.inspectionSize();
    const shown: u32 = size < 50 ? size : 50;
    let bytes = "";
    for (let i: u32 = 0; i < shown; i++) {
      const byte = value.inspectionValue(i);
      const digits: string =
        typeof byte === "number" ? numberToRadixString(byte, 16) : "";
      bytes = bytes + (i > 0 ? " " : "") + digits.padStart(2, "0");
    }
    if (shown < size) bytes = bytes + " " + moreItems(size - shown, "byte");
    this.enter(value, depth);
    const output: string[] = [
      "[Uint8Contents]: <" + bytes + ">",
      "byteLength: " + unsignedToString(u64(size)),
    ];
    return this.leave(value, output, "", name + " {", "}", depth, false);
  }

  private formatError(error: Error, depth: u32): string {
    const base: string = this.errorText(error);
    const keys: string[] = ownNames(error);
    const hasCause = error.cause !== undefined;
    if (keys.length === 0 && !hasCause) return base;
    if (depth > this.depthLimit) return "[" + shapeName(error) + "]";
    this.enter(error, depth);
    const output: string[] = [];
    this.addProperties(output, error, keys, depth + 1);
    if (hasCause) {
      this.indentation = this.indentation + 2;
      output.push("[cause]: " + this.format(error.cause, depth + 1));
      this.indentation = this.indentation - 2;
    }
    return this.leave(error, output, base, "{", "}", depth, false);
  }

  /** The stack, with the class's name where the error has only a general one. */
  private errorText(error: Error): string {
    let stack: string = error.stack;
    const className: string = shapeName(error);
    const name: string = error.name;
    if (name !== className && name.endsWith("Error")) {
      if (stack.startsWith(name) && className.includes(name)) {
        stack = className + stack.slice(name.length);
      } else if (stack.startsWith(name)) {
        stack = className + " [" + name + "]" + stack.slice(name.length);
      }
    }
    if (!stack.includes("\n    at")) stack = "[" + stack + "]";
    if (this.indentation === 0) return stack;
    const indentation = " ".repeat(Number(this.indentation));
    return stack.replaceAll("\n", "\n" + indentation);
  }

  private addProperties(
    output: string[],
    value: object,
    keys: string[],
    depth: u32,
  ): void {
    for (let i = 0; i < keys.length; i++) {
      const name: string = keys[i];
      this.indentation = this.indentation + 2;
      const text: string = this.formatProperty(value, name, depth);
      this.indentation = this.indentation - 2;
      output.push((isIdentifier(name) ? name : quote(name)) + ": " + text);
    }
  }

  private formatProperty(object: object, name: string, depth: u32): string {
    const accessor: string = accessorText(object, name);
    if (accessor !== "") return accessor;
    return this.format(propertyValue(object, name), depth);
  }
}

/** Whether every element of a list is a number: such columns align right. */
function isNumeric(value: object): boolean {
  if (kindOf(value) !== arrayKind) return true; // a typed array
  const array: unknown[] = value as unknown[];
  const shown: number = array.length > 101 ? 101 : array.length;
  for (let i = 0; i < shown; i++) {
    if (typeof array[i] !== "number") return false;
  }
  return true;
}

function fitsOnLine(lines: string[], start: number): boolean {
  let total = lines.length + start;
  if (total + lines.length > Number(lineWidth)) return false;
  for (let i = 0; i < lines.length; i++) {
    total = total + lines[i].length;
    if (total > Number(lineWidth)) return false;
  }
  return true;
}
