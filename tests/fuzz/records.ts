// Random expressions that give object literals, dictionaries and nested arrays.

import { expression, type Producers } from "./expressions.ts";

export const pointProducers: Producers = [
  [
    3,
    (g, d) =>
      `pointOf(${expression(g, "number", d)}, ${expression(g, "number", d)}, ${expression(g, "string", d)})`,
  ],
  [
    2,
    (g, d) =>
      `({ x: ${expression(g, "number", d)}, y: ${expression(g, "number", d)}, name: cap(${expression(g, "string", d)}) })`,
  ],
  [
    2,
    (g, d) =>
      `({ ...${expression(g, "Point", d)}, x: ${expression(g, "number", d)} })`,
  ],
  [
    1,
    (g, d) =>
      `(${expression(g, "Point | null", d)} ?? ${expression(g, "Point", d)})`,
  ],
];

export const nullablePointProducers: Producers = [
  [
    1,
    (g, d) =>
      `nullable(${expression(g, "boolean", d)}, ${expression(g, "Point", d)})`,
  ],
];

export const gridProducers: Producers = [
  [
    2,
    (g, d) =>
      `[${expression(g, "number[]", d)}, ${expression(g, "number[]", d)}]`,
  ],
  [
    1,
    (g, d) =>
      `few(${expression(g, "number[]", d)}).map((v, i, all) => all.slice(i).concat(v))`,
  ],
  [1, (g, d) => `few(${expression(g, "number[][]", d)}).toReversed()`],
];

export const dictionaryProducers: Producers = [
  [
    2,
    (g, d) =>
      `dictionary([${expression(g, "string", d)}, ${expression(g, "number", d)}], [${expression(g, "string", d)}, ${expression(g, "number", d)}])`,
  ],
  [
    1,
    (g, d) =>
      `asRecord(Object.fromEntries(few(${expression(g, "string[]", d)}).map((key, i): [string, number] => [key, i])))`,
  ],
  [
    1,
    (g, d) =>
      `asRecord({ ...${expression(g, "Record<string, number>", d)}, extra: ${expression(g, "number", d)} })`,
  ],
];

export const recordNumbers: Producers = [
  [2, (g, d) => `${expression(g, "Point", d)}.${g.random.pick(["x", "y"])}`],
  [
    2,
    (g, d) =>
      `(${expression(g, "Point | null", d)}?.x ?? ${expression(g, "number", d)})`,
  ],
  [
    1,
    (g, d) =>
      `(${expression(g, "number[][]", d)}[${expression(g, "number", d)}]?.[${expression(g, "number", d)}] ?? ${expression(g, "number", d)})`,
  ],
  [
    2,
    (g, d) =>
      `(${expression(g, "Record<string, number>", d)}[${expression(g, "string", d)}] ?? ${expression(g, "number", d)})`,
  ],
  [
    1,
    (g, d) =>
      g.scoped(() => {
        const start = expression(g, "number", d);
        const each = g.declare(g.name("each"), "number", false).name;
        return `new Box(num(${start})).map((${each}) => ${expression(g, "number", d)}).value`;
      }),
  ],
  [
    1,
    (g, d) =>
      `new Box(str(${expression(g, "string", d)})).map((each) => each.length).value`,
  ],
];

export const recordStrings: Producers = [
  [2, (g, d) => `${expression(g, "Point", d)}.name`],
  [
    1,
    (g, d) =>
      `(${expression(g, "Point | null", d)}?.name ?? ${expression(g, "string", d)})`,
  ],
  [
    1,
    (g, d) =>
      `Object.keys(${expression(g, "Record<string, number>", d)}).join("/")`,
  ],
  [
    1,
    (g, d) =>
      `new Box(num(${expression(g, "number", d)})).map((each) => "b" + each).value`,
  ],
];

export const recordBooleans: Producers = [
  [1, (g, d) => `(${expression(g, "Point | null", d)} === null)`],
  [
    1,
    (g, d) =>
      `(${expression(g, "string", d)} in ${expression(g, "Record<string, number>", d)})`,
  ],
];
