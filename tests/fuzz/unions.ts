// Random values of unions: mixed primitives, literals, and a recursive type.

import { expression, type Producers } from "./expressions.ts";
import type { Generator, Place, Type } from "./generator.ts";
import { indent, nested } from "./statements.ts";

export const mixedProducers: Producers = [
  [2, (g, d) => `same<Mixed>(${expression(g, "number", d)})`],
  [2, (g, d) => `same<Mixed>(${expression(g, "string", d)})`],
  [1, (g, d) => `same<Mixed>(${expression(g, "boolean", d)})`],
  [1, () => "same<Mixed>(null)"],
  [
    2,
    (g, d) =>
      `(${expression(g, "boolean", d)} ? ${expression(g, "Mixed", d)} : ${expression(g, "string | number", d)})`,
  ],
  [
    1,
    (g, d) => `(${expression(g, "Mixed", d)} ?? ${expression(g, "Mixed", d)})`,
  ],
  [
    1,
    (g, d) =>
      `(${expression(g, "Mixed", d)} ${g.random.pick(["||", "&&"])} ${expression(g, "Mixed", d)})`,
  ],
  [
    1,
    (g, d) =>
      `(${expression(g, "Mixed[]", d)}[${expression(g, "number", d)}] ?? ${expression(g, "Mixed", d)})`,
  ],
];

export const mixedLists: Producers = [
  [
    2,
    (g, d) =>
      `same<Mixed[]>([${expression(g, "Mixed", d)}, ${expression(g, "number", d)}, ${expression(g, "string", d)}])`,
  ],
  [
    1,
    (g, d) =>
      `same<Mixed[]>([...few(${expression(g, "number[]", d)}), ...few(${expression(g, "string[]", d)}), null])`,
  ],
  [
    1,
    (g, d) =>
      `same<Mixed[]>(few(${expression(g, "Mixed[]", d)}).filter((v) => v !== ${g.random.pick(["null", "0", '""', "true"])}))`,
  ],
];

export const levelProducers: Producers = [
  [2, (g) => `same<Level>("${g.random.pick(["low", "mid", "high"])}")`],
  [
    1,
    (g, d) =>
      `pick<Level>(${expression(g, "boolean", d)}, ${expression(g, "Level", d)}, "mid")`,
  ],
  [1, (g, d) => `levelOf(${expression(g, "number", d)})`],
];

export const treeProducers: Producers = [
  [2, (g, d) => `leaf(${expression(g, "number", d)})`],
  [
    2,
    (g, d) => `join(${expression(g, "Tree", d)}, ${expression(g, "Tree", d)})`,
  ],
  [
    1,
    (g, d) =>
      g.scoped(() => {
        const tree = expression(g, "Tree", d);
        const each = g.declare(g.name("each"), "number", false).name;
        const body = g.withThrowing(false, () => expression(g, "number", d));
        return `mapTree(${tree}, (${each}) => ${body})`;
      }),
  ],
];

export const unionNumbers: Producers = [
  [1, (g, d) => `sumTree(${expression(g, "Tree", d)})`],
  [
    1,
    (g, d) =>
      `(${expression(g, "Mixed[]", d)}.filter((v) => typeof v === "number")[0] ?? ${expression(g, "number", d)})`,
  ],
  [
    1,
    (g, d) =>
      `({ low: ${expression(g, "number", d)}, mid: 2, high: ${expression(g, "number", d)} })[${expression(g, "Level", d)}]`,
  ],
];

export const unionStrings: Producers = [
  [1, (g, d) => `String(${expression(g, "Mixed", d)})`],
  [1, (g, d) => `\`\${${expression(g, "Mixed", d)}}\``],
  [1, (g, d) => `cap(showTree(${expression(g, "Tree", d)}))`],
  [2, (g, d) => `${expression(g, "Level", d)}`],
  [1, (g, d) => `cap(${expression(g, "Mixed[]", d)}.join("|"))`],
];

export const unionBooleans: Producers = [
  [1, (g, d) => `!${expression(g, "Mixed", d)}`],
  [
    2,
    (g, d) =>
      `(${expression(g, "Mixed", d)} ${g.random.pick(["===", "!=="])} ${expression(g, "Mixed", d)})`,
  ],
  [
    1,
    (g, d) =>
      `${expression(g, "Mixed[]", d)}.includes(${expression(g, "Mixed", d)})`,
  ],
  [
    1,
    (g, d) => `(${expression(g, "Level", d)} === ${expression(g, "Level", d)})`,
  ],
];

/** One branch for each type that a mixed value can have. */
export function mixedNarrowing(g: Generator, place: Place): string[] {
  const name = g.name("u");
  const branch = (type: Type): string[] =>
    g.scoped(() => {
      g.declare(name, type, false);
      return indent(nested(g, place));
    });
  return [
    `const ${name} = ${expression(g, "Mixed", 2)};`,
    `if (${name} === null) {`,
    ...indent(nested(g, place)),
    `} else if (typeof ${name} === "boolean") {`,
    ...branch("boolean"),
    `} else if (typeof ${name} === "string") {`,
    ...branch("string"),
    "} else {",
    ...branch("number"),
    "}",
  ];
}
