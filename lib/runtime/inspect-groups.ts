// Long arrays in columns, as Node's util.inspect arranges them.

import { displayWidth } from "./inspect-strings.ts";
import { squareRoot } from "machine";

const separatorWidth = 2;
const lineWidth = 80;
const mostColumns = 15;
/** Four columns for each of the three levels that share a line. */
const compactColumns = 12;
/** A character is about so many times as high as wide. */
const heightPerWidth = 2.5;

/**
 * Joins entries to rows of equal columns, or gives `entries` itself where
 * columns would waste space. A trailer ("... 3 more items") keeps its own row.
 */
export function groupElements(
  entries: string[],
  hasTrailer: boolean,
  indentation: u32,
  alignsRight: boolean,
): string[] {
  const count = hasTrailer ? entries.length - 1 : entries.length;
  const widths: number[] = [];
  let total = 0;
  let widest = 0;
  for (let i = 0; i < count; i++) {
    const width = Number(displayWidth(entries[i]));
    widths.push(width);
    total = total + width + separatorWidth;
    if (width > widest) widest = width;
  }
  const cell = widest + separatorWidth;
  const left = Number(indentation);
  if (cell * 3 + left >= lineWidth) return entries;
  if (total / cell <= 5 && widest > 6) return entries;
  const columns = columnCount(cell, total / entries.length, count, left);
  if (columns <= 1) return entries;
  const rows = makeRows(entries, widths, columns, alignsRight);
  if (hasTrailer) rows.push(entries[count]);
  return rows;
}

/** As near to a square as the line allows. */
function columnCount(
  cell: number,
  averageCell: number,
  count: number,
  indentation: number,
): number {
  const bias = squareRoot(cell - averageCell);
  const biased = cell - 3 - bias > 1 ? cell - 3 - bias : 1;
  const square = squareRoot(heightPerWidth * biased * count) / biased;
  let columns = roundDown(square + 0.5);
  const fitting = roundDown((lineWidth - indentation) / cell);
  if (fitting < columns) columns = fitting;
  if (compactColumns < columns) columns = compactColumns;
  if (mostColumns < columns) columns = mostColumns;
  return columns;
}

/** Floor of a small number that is not negative. */
function roundDown(value: number): number {
  return Number(u32(value));
}

function makeRows(
  entries: string[],
  widths: number[],
  columns: number,
  alignsRight: boolean,
): string[] {
  const columnWidths: number[] = [];
  for (let column = 0; column < columns; column++) {
    let widest = 0;
    for (let j = column; j < widths.length; j = j + columns) {
      if (widths[j] > widest) widest = widths[j];
    }
    columnWidths.push(widest + separatorWidth);
  }
  const rows: string[] = [];
  for (let start = 0; start < widths.length; start = start + columns) {
    let end = start + columns;
    if (end > widths.length) end = widths.length;
    let row = "";
    for (let j = start; j < end; j++) {
      const isLast = j === end - 1;
      const cell: string = isLast ? entries[j] : entries[j] + ", ";
      let padding = columnWidths[j - start] - widths[j] - separatorWidth;
      if (padding < 0) padding = 0;
      if (alignsRight) row = row + " ".repeat(padding) + cell;
      else if (isLast) row = row + cell;
      else row = row + cell + " ".repeat(padding);
    }
    rows.push(row);
  }
  return rows;
}
