// String.prototype.replace and replaceAll, with strings as patterns.

import { stringLength } from "machine";
import { StringBuilder } from "../runtime/string-builder.ts";
import { findForward, notFound, substringOf } from "../runtime/string-parts.ts";
import { unitAt } from "../runtime/strings.ts";

/** Given the match, its index and the whole text. */
type Replacer = (substring: string, offset: number, text: string) => string;

const dollar: u16 = 36;

export function replace(
  this: string,
  searchValue: string,
  replaceValue: string,
): string {
  const found: u32 = findForward(this, searchValue, 0);
  if (found === notFound) return this;
  const builder = new StringBuilder(stringLength(this));
  builder.appendPart(this, 0, found);
  appendReplacement(builder, replaceValue, this, searchValue, found);
  const end: u32 = found + stringLength(searchValue);
  builder.appendPart(this, end, stringLength(this));
  return builder.finish();
}

export function replaceWith(
  this: string,
  searchValue: string,
  replacer: Replacer,
): string {
  const found: u32 = findForward(this, searchValue, 0);
  if (found === notFound) return this;
  const end: u32 = found + stringLength(searchValue);
  return (
    substringOf(this, 0, found) +
    replacer(searchValue, Number(found), this) +
    substringOf(this, end, stringLength(this))
  );
}

export function replaceAll(
  this: string,
  searchValue: string,
  replaceValue: string,
): string {
  let found: u32 = findForward(this, searchValue, 0);
  if (found === notFound) return this;
  const builder = new StringBuilder(stringLength(this));
  let done: u32 = 0;
  while (found !== notFound) {
    builder.appendPart(this, done, found);
    appendReplacement(builder, replaceValue, this, searchValue, found);
    done = found + stringLength(searchValue);
    found = nextMatch(this, searchValue, found);
  }
  builder.appendPart(this, done, stringLength(this));
  return builder.finish();
}

export function replaceAllWith(
  this: string,
  searchValue: string,
  replacer: Replacer,
): string {
  let found: u32 = findForward(this, searchValue, 0);
  if (found === notFound) return this;
  const builder = new StringBuilder(stringLength(this));
  let done: u32 = 0;
  while (found !== notFound) {
    builder.appendPart(this, done, found);
    builder.appendText(replacer(searchValue, Number(found), this));
    done = found + stringLength(searchValue);
    found = nextMatch(this, searchValue, found);
  }
  builder.appendPart(this, done, stringLength(this));
  return builder.finish();
}

/** The match behind the one at `found`; an empty pattern matches everywhere. */
function nextMatch(text: string, pattern: string, found: u32): u32 {
  const count: u32 = stringLength(pattern);
  return findForward(text, pattern, found + (count === 0 ? 1 : count));
}

/** The replacement with `$$`, `$&`, `` $` `` and `$'` filled in. */
function appendReplacement(
  builder: StringBuilder,
  replacement: string,
  text: string,
  match: string,
  found: u32,
): void {
  const length: u32 = stringLength(replacement);
  let done: u32 = 0;
  for (let i: u32 = 0; i + 1 < length; i++) {
    if (unitAt(replacement, i) !== dollar) continue;
    const directive: u16 = unitAt(replacement, i + 1);
    const isKnown =
      directive === dollar ||
      directive === 38 ||
      directive === 96 ||
      directive === 39;
    if (!isKnown) continue;
    builder.appendPart(replacement, done, i);
    if (directive === dollar) builder.append(dollar);
    else if (directive === 38) builder.appendText(match);
    else if (directive === 96) builder.appendPart(text, 0, found);
    else {
      const behind: u32 = found + stringLength(match);
      builder.appendPart(text, behind, stringLength(text));
    }
    done = i + 2;
    i++;
  }
  builder.appendPart(replacement, done, length);
}
