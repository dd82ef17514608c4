// String.prototype.localeCompare.
//
// It follows the order of Unicode's root collation (what Node uses for English)
// for letters, digits and signs up to U+017F: first by letter, then by accent,
// then by case. Behind these come all others by number, small before capital
// letters. Not covered: letters that sort as two (ß as ss), and the order among
// letters of other scripts where it is not that of their numbers.

import { allocate, load, store, stringLength } from "machine";
import { toLowerRanges } from "../runtime/case-tables.ts";
import { unitAt } from "../runtime/strings.ts";
import { mapCase } from "./string-case.ts";

/** In order; what differs by accent or case only shares a line. */
// prettier-ignore
const groups =
  "\u0009\n\u000a\n\u000b\n\u000c\n\u000d\n \u00a0\n_\n-\n,\n;\n:\n!\n" +
  "\u00a1\n?\n\u00bf\n.\n\u00b7\n'\n\"\n\u00ab\n\u00bb\n(\n)\n[\n]\n{\n}\n" +
  "\u00a7\n\u00b6\n@\n*\n/\n\\\n&\n#\n%\n`\n\u00b4\n^\n\u00af\n\u00a8\n" +
  "\u00b8\n\u00b0\n\u00a9\n\u00ae\n+\n\u00b1\n\u00f7\n\u00d7\n<\n=\n>\n" +
  "\u00ac\n|\n\u00a6\n~\n\u00a4\n\u00a2\n$\n\u00a3\n\u00a5\n0\n1\u00b9\n" +
  "\u00bd\n\u00bc\n2\u00b2\n3\u00b3\n\u00be\n4\n5\n6\n7\n8\n9\n" +
  "aA\u00aa\u00e1\u00c1\u00e0\u00c0\u0103\u0102\u00e2\u00c2\u00e5" +
  "\u00c5\u00e4\u00c4\u00e3\u00c3\u0105\u0104\u0101\u0100\n\u00e6\u00c6\n" +
  "bB\ncC\u0107\u0106\u0109\u0108\u010d\u010c\u010b\u010a\u00e7\u00c7\n" +
  "dD\u010f\u010e\u0111\u0110\u00f0\u00d0\n" +
  "eE\u00e9\u00c9\u00e8\u00c8\u0115\u0114\u00ea\u00ca\u011b\u011a" +
  "\u00eb\u00cb\u0117\u0116\u0119\u0118\u0113\u0112\nfF\n" +
  "gG\u011f\u011e\u011d\u011c\u0121\u0120\u0123\u0122\n" +
  "hH\u0125\u0124\u0127\u0126\n" +
  "iI\u00ed\u00cd\u00ec\u00cc\u012d\u012c\u00ee\u00ce\u00ef\u00cf" +
  "\u0129\u0128\u0130\u012f\u012e\u012b\u012a\n\u0133\u0132\n\u0131\n" +
  "jJ\u0135\u0134\nkK\u0137\u0136\n" +
  "lL\u013a\u0139\u013e\u013d\u013c\u013b\u0142\u0141\u0140\u013f\nmM\n" +
  "nN\u0144\u0143\u0148\u0147\u00f1\u00d1\u0146\u0145\n\u014b\u014a\n" +
  "oO\u00ba\u00f3\u00d3\u00f2\u00d2\u014f\u014e\u00f4\u00d4\u00f6" +
  "\u00d6\u0151\u0150\u00f5\u00d5\u00f8\u00d8\u014d\u014c\n\u0153\u0152\n" +
  "pP\nqQ\n\u0138\nrR\u0155\u0154\u0159\u0158\u0157\u0156\n" +
  "sS\u015b\u015a\u015d\u015c\u0161\u0160\u015f\u015e\u017f\n\u00df\n" +
  "tT\u0165\u0164\u0163\u0162\n\u0167\u0166\n" +
  "uU\u00fa\u00da\u00f9\u00d9\u016d\u016c\u00fb\u00db\u016f\u016e" +
  "\u00fc\u00dc\u0171\u0170\u0169\u0168\u0173\u0172\u016b\u016a\nvV\n" +
  "wW\u0175\u0174\nxX\nyY\u00fd\u00dd\u0177\u0176\u00ff\u0178\n" +
  "zZ\u017a\u0179\u017e\u017d\u017c\u017b\n\u00fe\u00de\n\u0149\n\u00b5\n";

const tableEnd: u32 = 0x180;

/** Per unit below `tableEnd`: line << 16 | place of the small letter << 8 | case. */
let weights: usize = 0;

function fillWeights(): void {
  weights = allocate(usize(tableEnd) * 4);
  let line: u32 = 1;
  let place: u32 = 0;
  const length: u32 = stringLength(groups);
  // The newline is a member itself: the first one, alone on its line.
  for (let i: u32 = 0; i < length; i++) {
    const unit: u32 = u32(unitAt(groups, i));
    const endsLine = unit === 10 && place > 0;
    if (endsLine) {
      line++;
      place = 0;
      continue;
    }
    const lower: u32 = mapCase(toLowerRanges, unit);
    const isCapital = lower !== unit && lower < tableEnd;
    const known: u32 = isCapital ? load<u32>(weights + usize(lower) * 4) : 0;
    const weight: u32 =
      known >> 16 === line ? known | 1 : (line << 16) | (place << 8);
    store<u32>(weights + usize(unit) * 4, weight);
    place++;
  }
}

/** Whether a unit counts: control characters do not. */
function isSorted(unit: u32): boolean {
  return unit >= tableEnd || load<u32>(weights + usize(unit) * 4) !== 0;
}

/** What a level compares: letter, accent or case. */
function weightOf(unit: u32, level: u32): u32 {
  if (unit < tableEnd) {
    const weight: u32 = load<u32>(weights + usize(unit) * 4);
    if (level === 0) return weight >> 16;
    return level === 1 ? weight & 0xff00 : weight & 0xff;
  }
  const lower: u32 = mapCase(toLowerRanges, unit);
  if (level === 0) return 0x1_0000 + lower;
  return level === 2 && lower !== unit ? 1 : 0;
}

/** Compares by one level; 0 if it does not tell the two apart. */
function compareLevel(a: string, b: string, level: u32): number {
  const aLength: u32 = stringLength(a);
  const bLength: u32 = stringLength(b);
  let i: u32 = 0;
  let j: u32 = 0;
  for (;;) {
    while (i < aLength && !isSorted(u32(unitAt(a, i)))) i++;
    while (j < bLength && !isSorted(u32(unitAt(b, j)))) j++;
    if (i === aLength || j === bLength) break;
    const x: u32 = weightOf(u32(unitAt(a, i)), level);
    const y: u32 = weightOf(u32(unitAt(b, j)), level);
    if (x !== y) return x < y ? -1 : 1;
    i++;
    j++;
  }
  if (i === aLength) return j === bLength ? 0 : -1;
  return 1;
}

export function localeCompare(this: string, that: string): number {
  if (this === that) return 0;
  if (weights === 0) fillWeights();
  for (let level: u32 = 0; level < 3; level++) {
    const order: number = compareLevel(this, that, level);
    if (order !== 0) return order;
  }
  return 0;
}
