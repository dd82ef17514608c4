// Random loops, all bounded.

import { expression } from "./expressions.ts";
import type { Generator, Place } from "./generator.ts";
import { indent, nested, type StatementProducers } from "./statements.ts";

/** The loop's body, and the label to put before the loop. */
function body(
  g: Generator,
  place: Place,
  declare: () => void,
): { label: string; lines: string[] } {
  const name = g.random.chance(0.3) ? g.name("loop") : null;
  const loops = [...place.loops, name ?? ""];
  const lines = g.scoped(() => {
    declare();
    return nested(g, { ...place, loops });
  });
  return { label: name === null ? "" : `${name}: `, lines: indent(lines) };
}

function forLoop(g: Generator, place: Place): string[] {
  const i = g.name("i");
  const limit = g.random.between(1, 6);
  const { label, lines } = body(g, place, () => {
    g.declare(i, "number", false);
  });
  const head = g.random.pick([
    `for (let ${i} = 0; ${i} < ${limit}; ${i}++) {`,
    `for (let ${i} = ${limit}; ${i} >= 0; ${i} -= 2) {`,
    `for (let ${i} = ${limit}; ${i} > 0; ${i} >>= 1) {`,
    `for (let ${i} = 0.25; ${i} < ${limit}; ${i} += 0.75) {`,
  ]);
  return [label + head, ...lines, "}"];
}

function listLoop(g: Generator, place: Place): string[] {
  const list = expression(g, "number[]", 2);
  const i = g.name("i");
  const values = g.name("values");
  const { label, lines } = body(g, place, () => {
    g.declare(i, "number", false);
    g.declare(`(${values}[${i}] ?? 0)`, "number", false);
  });
  return [
    `const ${values} = few(${list});`,
    `${label}for (let ${i} = 0; ${i} < ${values}.length; ${i}++) {`,
    ...lines,
    "}",
  ];
}

function whileLoop(g: Generator, place: Place): string[] {
  const left = g.name("left");
  const { label, lines } = body(g, place, () => {
    g.declare(left, "number", false);
  });
  const condition = expression(g, "boolean", 2);
  const start = `let ${left} = ${g.random.between(1, 5)};`;
  return g.random.chance(0.5)
    ? [start, `${label}while (${left}-- > 0 && ${condition}) {`, ...lines, "}"]
    : [
        start,
        `${label}do {`,
        ...lines,
        `} while (--${left} > 0 && ${condition});`,
      ];
}

function forOf(g: Generator, place: Place): string[] {
  const each = g.name("each");
  const [type, list] = g.random.pick([
    ["number", `few(${expression(g, "number[]", 2)})`],
    ["string", `few(${expression(g, "string[]", 2)})`],
    ["string", `cap(${expression(g, "string", 2)})`],
    ["string", `[...${expression(g, "Map<string, number>", 2)}.keys()]`],
    ["number", `new Set(few(${expression(g, "number[]", 2)}))`],
  ] as const);
  const { label, lines } = body(g, place, () => {
    g.declare(each, type, false);
  });
  return [`${label}for (const ${each} of ${list}) {`, ...lines, "}"];
}

function entriesLoop(g: Generator, place: Place): string[] {
  const key = g.name("key");
  const value = g.name("value");
  const map = expression(g, "Map<string, number>", 2);
  const { label, lines } = body(g, place, () => {
    g.declare(key, "string", false);
    g.declare(value, "number", false);
  });
  return [
    `${label}for (const [${key}, ${value}] of [...${map}]) {`,
    ...lines,
    "}",
  ];
}

/** Closures that capture the loop's own binding, called behind the loop. */
function closureLoop(g: Generator): string[] {
  const made = g.name("made");
  const i = g.name("i");
  const parameter = g.name("n");
  const value = g.scoped(() => {
    g.declare(i, "number", false);
    g.declare(parameter, "number", false);
    return g.withThrowing(false, () => expression(g, "number", 3));
  });
  return [
    `const ${made}: ((n: number) => number)[] = [];`,
    `for (let ${i} = 0; ${i} < ${g.random.between(1, 4)}; ${i}++) {`,
    `  ${made}.push((${parameter}: number): number => ${value});`,
    "}",
    `for (const call of ${made}) note(call(${expression(g, "number", 1)}));`,
  ];
}

export const loopProducers: StatementProducers = [
  [2, forLoop],
  [2, listLoop],
  [1, whileLoop],
  [2, forOf],
  [1, entriesLoop],
  [1, closureLoop],
];
