// Random expressions that give a string or a boolean.

import { expression, type Producers } from "./expressions.ts";
import { genericBooleans, genericStrings } from "./generics.ts";
import { interfaceBooleans, interfaceStrings } from "./interfaces.ts";
import { recordBooleans, recordStrings } from "./records.ts";
import { unionBooleans, unionStrings } from "./unions.ts";
import type { Generator } from "./generator.ts";

const comparisons = ["<", "<=", ">", ">=", "===", "!=="];
const separators = ['","', '""', '" - "', '"a"'];

/** A small whole number, for counts that must not be huge or negative. */
function small(g: Generator, most: number): string {
  return String(g.random.between(0, most));
}

/** `id` keeps TypeScript from narrowing an operand to the other's literal. */
function compare(
  g: Generator,
  type: "number" | "string",
  depth: number,
): string {
  const id = type === "number" ? "num" : "str";
  const left = expression(g, type, depth);
  const right = expression(g, type, depth);
  const operator = g.random.pick(comparisons);
  const equality = operator.endsWith("==");
  return equality
    ? `(${id}(${left}) ${operator} ${id}(${right}))`
    : `(${left} ${operator} ${right})`;
}

export const stringProducers: Producers = [
  ...recordStrings,
  ...interfaceStrings,
  ...genericStrings,
  ...unionStrings,
  [
    6,
    (g, d) => `(${expression(g, "string", d)} + ${expression(g, "string", d)})`,
  ],
  [
    3,
    (g, d) => `(${expression(g, "string", d)} + ${expression(g, "number", d)})`,
  ],
  [
    1,
    (g, d) =>
      `(${expression(g, "boolean", d)} + ${expression(g, "string", d)})`,
  ],
  [
    4,
    (g, d) =>
      `\`${"<"}\${${expression(g, "number", d)}}|\${${expression(g, "string", d)}}>\``,
  ],
  [4, (g, d) => `String(${expression(g, "number", d)})`],
  [1, (g, d) => `String(${expression(g, "boolean", d)})`],
  [
    3,
    (g, d) =>
      `${expression(g, "string", d)}.slice(${expression(g, "number", d)}, ${expression(g, "number", d)})`,
  ],
  [
    2,
    (g, d) =>
      `${expression(g, "string", d)}.substring(${expression(g, "number", d)}, ${expression(g, "number", d)})`,
  ],
  [
    2,
    (g, d) =>
      `${expression(g, "string", d)}.${g.random.pick(["toUpperCase", "toLowerCase", "trim", "trimStart", "trimEnd"])}()`,
  ],
  [2, (g, d) => `cap(${expression(g, "string", d)}.repeat(${small(g, 3)}))`],
  [
    2,
    (g, d) =>
      `${expression(g, "string", d)}.charAt(${expression(g, "number", d)})`,
  ],
  [
    2,
    (g, d) =>
      `(${expression(g, "string", d)}[${expression(g, "number", d)}] ?? ${expression(g, "string", d)})`,
  ],
  [
    1,
    (g, d) =>
      `${expression(g, "string", d)}.${g.random.pick(["padStart", "padEnd"])}(${small(g, 12)}, ${expression(g, "string", d)})`,
  ],
  [
    1,
    (g, d) =>
      `cap(${expression(g, "string", d)}).replaceAll(${expression(g, "string", d)}, "_")`,
  ],
  [
    1,
    (g, d) =>
      `${expression(g, "string", d)}.replace(${expression(g, "string", d)}, "[$&]")`,
  ],
  [
    2,
    (g, d) =>
      `cap(${expression(g, "string[]", d)}.join(${g.random.pick(separators)}))`,
  ],
  [
    1,
    (g, d) =>
      `cap(${expression(g, "number[]", d)}.join(${g.random.pick(separators)}))`,
  ],
  [
    1,
    (g, d) =>
      `cap((${expression(g, "number", d)}).toString(${g.random.pick([2, 8, 10, 16, 36])}))`,
  ],
  [1, (g, d) => `(${expression(g, "number", d)}).toFixed(${small(g, 6)})`],
  [
    1,
    (g, d) =>
      `(${expression(g, "number", d)}).toPrecision(${g.random.between(1, 17)})`,
  ],
  [
    1,
    (g, d) => `String.fromCharCode(${expression(g, "number", d)} % 128 + 32)`,
  ],
  [
    3,
    (g, d) =>
      `(${expression(g, "boolean", d)} ? ${expression(g, "string", d)} : ${expression(g, "string", d)})`,
  ],
  [1, (g, d) => `(typeof ${expression(g, "string | number", d)})`],
  [1, (g, d) => `describe(${expression(g, "string | number", d)})`],
  [1, (g, d) => `shapeName(${expression(g, "Shape", d)})`],
  [
    1,
    (g, d) =>
      `pick<string>(${expression(g, "boolean", d)}, ${expression(g, "string", d)}, ${expression(g, "string", d)})`,
  ],
  [1, (g, d) => `[...${expression(g, "string", d)}].reverse().join("")`],
  [
    2,
    (g, d) => {
      const target = g.variable("string", true);
      return target && `(${target.name} = cap(${expression(g, "string", d)}))`;
    },
  ],
  [
    2,
    (g) => {
      const objects = g.instances();
      if (objects.length === 0) return null;
      const { name, info } = g.random.pick(objects);
      return g.random.chance(0.5)
        ? `${name}.${g.random.pick(info.stringFields)}`
        : `${name}.show()`;
    },
  ],
];

export const booleanProducers: Producers = [
  ...recordBooleans,
  ...interfaceBooleans,
  ...genericBooleans,
  ...unionBooleans,
  [10, (g, d) => compare(g, "number", d)],
  [5, (g, d) => compare(g, "string", d)],
  [
    3,
    (g, d) =>
      `(${expression(g, "boolean", d)} && ${expression(g, "boolean", d)})`,
  ],
  [
    3,
    (g, d) =>
      `(${expression(g, "boolean", d)} || ${expression(g, "boolean", d)})`,
  ],
  [2, (g, d) => `!(${expression(g, "boolean", d)})`],
  [
    2,
    (g, d) =>
      `${expression(g, "string", d)}.${g.random.pick(["includes", "startsWith", "endsWith"])}(${expression(g, "string", d)})`,
  ],
  [
    1,
    (g, d) =>
      `${expression(g, "number[]", d)}.includes(${expression(g, "number", d)})`,
  ],
  [
    1,
    (g, d) =>
      g.scoped(() => {
        const list = expression(g, "number[]", d);
        const each = g.declare(g.name("each"), "number", false).name;
        return `${list}.${g.random.pick(["some", "every"])}((${each}) => ${expression(g, "boolean", d)})`;
      }),
  ],
  [
    1,
    (g, d) =>
      `Number.${g.random.pick(["isInteger", "isNaN", "isFinite", "isSafeInteger"])}(${expression(g, "number", d)})`,
  ],
  [1, (g, d) => `Boolean(${expression(g, "number", d)})`],
  [
    1,
    (g, d) =>
      `Object.is(${expression(g, "number", d)}, ${expression(g, "number", d)})`,
  ],
  [1, (g, d) => `(${expression(g, "number | undefined", d)} === undefined)`],
  [
    1,
    (g, d) =>
      `${expression(g, "Map<string, number>", d)}.has(${expression(g, "string", d)})`,
  ],
  [
    1,
    (g, d) => {
      const objects = g.instances();
      if (objects.length === 0) return null;
      const { name } = g.random.pick(objects);
      void d;
      return `isA(${name}, ${g.random.below(4)})`;
    },
  ],
];
