// Random expressions that give arrays and maps.

import { expression, type Producer, type Producers } from "./expressions.ts";
import type { Generator, Type } from "./generator.ts";

type Element = "number" | "string";

/** An arrow function of one element, whose body sees it. */
function arrow(
  g: Generator,
  element: Element,
  result: Type,
  depth: number,
): string {
  return g.scoped(() => {
    const each = g.declare(g.name("each"), element, false).name;
    return `(${each}) => ${expression(g, result, depth)}`;
  });
}

const sorted: Record<Element, (list: string) => string> = {
  // An inconsistent comparison would leave the order open, hence no NaN.
  number: (list) => `${list}.filter((v) => v === v).sort((a, b) => a - b)`,
  string: (list) => `${list}.toSorted()`,
};

function literal(element: Element): Producer {
  return (g, d) => {
    const values = Array.from({ length: g.random.between(0, 5) }, () =>
      expression(g, element, d - 1),
    );
    const type = element === "number" ? "numbers" : "strings";
    return values.length === 0 ? `${type}()` : `[${values.join(", ")}]`;
  };
}

export function arrayProducers(element: Element): Producers {
  const type: Type = `${element}[]`;
  const other: Element = element === "number" ? "string" : "number";
  return [
    [6, literal(element)],
    [
      3,
      (g, d) =>
        `few(${expression(g, type, d)}).map(${arrow(g, element, element, d)})`,
    ],
    [
      1,
      (g, d) =>
        `few(${expression(g, `${other}[]`, d)}).map(${arrow(g, other, element, d)})`,
    ],
    [
      3,
      (g, d) =>
        `${expression(g, type, d)}.filter(${arrow(g, element, "boolean", d)})`,
    ],
    [
      2,
      (g, d) =>
        `${expression(g, type, d)}.slice(${expression(g, "number", d)}, ${expression(g, "number", d)})`,
    ],
    [
      2,
      (g, d) =>
        `few(${expression(g, type, d)}).concat(${expression(g, type, d)})`,
    ],
    [
      2,
      (g, d) =>
        `[...few(${expression(g, type, d)}), ${expression(g, element, d)}]`,
    ],
    [1, (g, d) => `[...new Set(${expression(g, type, d)})]`],
    [2, (g, d) => sorted[element](expression(g, type, d))],
    [1, (g, d) => `${expression(g, type, d)}.toReversed()`],
    [
      1,
      (g, d) =>
        `Array.from({ length: ${g.random.between(0, 9)} }, (_, i) => pick<${element}>(i % 2 === 0, ${expression(g, element, d)}, ${expression(g, element, d)}))`,
    ],
    ...(element === "string" ? stringLists : numberLists),
  ];
}

const stringLists: Producers = [
  [1, (g, d) => `Object.keys(${expression(g, "Record<string, number>", d)})`],
  [
    2,
    (g, d) =>
      `few(${expression(g, "string", d)}.split(${g.random.pick(['","', '""', '" "', '"a"'])}))`,
  ],
  [1, (g, d) => `few([...${expression(g, "string", d)}])`],
  [1, (g, d) => `[...${expression(g, "Map<string, number>", d)}.keys()]`],
];

const numberLists: Producers = [
  [1, (g, d) => `few(${expression(g, "number[][]", d)}.flat())`],
  [1, (g, d) => `Object.values(${expression(g, "Record<string, number>", d)})`],
  [1, (g, d) => `[...${expression(g, "Map<string, number>", d)}.values()]`],
  [
    1,
    (g, d) =>
      `[...new ${g.random.pick(["Uint8Array", "Int32Array", "Float32Array", "Int16Array", "Uint32Array"])}(few(${expression(g, "number[]", d)}))]`,
  ],
];

export const mapProducers: Producers = [
  [
    2,
    (g, d) =>
      `mapOf([${expression(g, "string", d)}, ${expression(g, "number", d)}], [${expression(g, "string", d)}, ${expression(g, "number", d)}])`,
  ],
  [
    1,
    (g, d) =>
      `mapOf(...few(${expression(g, "string[]", d)}).map((key, i): [string, number] => [key, i]))`,
  ],
];
