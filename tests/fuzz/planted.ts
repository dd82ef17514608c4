// Miscompilations to plant: the comparison must catch each of them.

import type { Rewrite } from "./batch.ts";

export interface PlantedDefect {
  name: string;
  /** Makes what the compiler is given in place of the program. */
  rewrite: Rewrite;
}

export const plantedDefects: readonly PlantedDefect[] = [
  {
    name: "unsigned shift as signed",
    rewrite: (source) => source.replaceAll(" >>> ", " >> "),
  },
  {
    name: "`??` as `||`",
    rewrite: (source) => source.replaceAll(" ?? ", " || "),
  },
  {
    name: "`<=` as `<`",
    rewrite: (source) => source.replaceAll(" <= ", " < "),
  },
  {
    name: "sort in descending order",
    rewrite: (source) =>
      source.replaceAll("(a, b) => a - b", "(a, b) => b - a"),
  },
  {
    name: "postfix as prefix",
    rewrite: (source) => source.replaceAll(/\b([gpv]\d+)\+\+/g, "++$1"),
  },
  {
    name: "charCodeAt beyond the end gives 0",
    rewrite: (source) => source.replaceAll(/(\.charCodeAt\(\w+\))/g, "$1 | 0"),
  },
];
