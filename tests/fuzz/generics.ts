// Random uses of generic functions and classes, tuples and sets.

import { expression, type Producers } from "./expressions.ts";
import type { Generator, Type } from "./generator.ts";

export const pairProducers: Producers = [
  [
    2,
    (g, d) =>
      `pair(${expression(g, "number", d)}, cap(${expression(g, "string", d)}))`,
  ],
  [
    1,
    (g, d) =>
      `(zip(few(${expression(g, "number[]", d)}), few(${expression(g, "string[]", d)})).at(-1) ?? ${expression(g, "[number, string]", d)})`,
  ],
];

export const setProducers: Producers = [
  [2, (g, d) => `new Set(few(${expression(g, "number[]", d)}))`],
  [
    1,
    (g, d) =>
      `new Set([...${expression(g, "Set<number>", d)}, ${expression(g, "number", d)}])`,
  ],
];

export function stackProducers(element: "number" | "string"): Producers {
  const type: Type = `Stack<${element}>`;
  return [
    [
      2,
      (g, d) =>
        `Stack.of<${element}>(few(${expression(g, `${element}[]`, d)}))`,
    ],
    [
      1,
      (g, d) => `${expression(g, type, d)}.push(${expression(g, element, d)})`,
    ],
    [
      1,
      (g, d) =>
        g.scoped(() => {
          const stack = expression(g, "Stack<number>", d);
          const each = g.declare(g.name("each"), "number", false).name;
          const body = g.withThrowing(false, () => expression(g, element, d));
          return `${stack}.map((${each}): ${element} => ${body})`;
        }),
    ],
  ];
}

export const genericNumbers: Producers = [
  [1, (g, d) => `${expression(g, "[number, string]", d)}[0]`],
  [1, (g, d) => `${expression(g, "Set<number>", d)}.size`],
  [
    1,
    (g, d) =>
      `(${expression(g, "Stack<number>", d)}.pop() ?? ${expression(g, "number", d)})`,
  ],
  [1, (g, d) => `${expression(g, "Stack<string>", d)}.size`],
  [
    1,
    (g, d) =>
      `fold<number, number>(${expression(g, "Stack<number>", d)}, ${expression(g, "number", d)}, (a, b) => a + b)`,
  ],
  [
    1,
    (g, d) =>
      `optional(${expression(g, "number", d)}${g.random.chance(0.5) ? "" : `, ${expression(g, "number", d)}`})`,
  ],
  [
    1,
    (g, d) =>
      `total(${Array.from({ length: g.random.between(0, 3) }, () => expression(g, "number", d)).join(", ")})`,
  ],
  [
    1,
    (g, d) =>
      `largest(few(${expression(g, "string[]", d)}), (each) => each.length)`,
  ],
];

export const genericStrings: Producers = [
  [1, (g, d) => `${expression(g, "[number, string]", d)}[1]`],
  [
    1,
    (g, d) =>
      `(${expression(g, "Stack<string>", d)}.pop() ?? ${expression(g, "string", d)})`,
  ],
  [
    1,
    (g, d) =>
      `cap(fold<number, string>(${expression(g, "Stack<number>", d)}, ${expression(g, "string", d)}, (a, b) => a + b))`,
  ],
  [1, (g, d) => `\`\${${expression(g, "Stack<number>", d)}}\``],
  [
    1,
    (g, d) =>
      `cap([...groupBy(few(${expression(g, "number[]", d)}), (each) => (each > ${expression(g, "number", 0)} ? "more" : "less"))].join(";"))`,
  ],
];

export const genericBooleans: Producers = [
  [
    1,
    (g, d) =>
      `${expression(g, "Set<number>", d)}.has(${expression(g, "number", d)})`,
  ],
  [
    1,
    (g, d) =>
      `equal(${expression(g, "[number, string]", d)}, ${expression(g, "[number, string]", d)})`,
  ],
];

/** Changes or prints a tuple, set or stack in scope. */
export function genericChange(g: Generator): string[] | null {
  const pair = g.variable("[number, string]")?.name;
  const set = g.variable("Set<number>")?.name;
  const stack = g.variable("Stack<number>")?.name;
  const choices: string[][] = [];
  const value = expression(g, "number", 2);
  if (pair !== undefined) {
    const [first, second] = [g.name("d"), g.name("d")];
    choices.push(
      [`${pair}[0] = ${value};`],
      [`const [${first}, ${second}] = ${pair};`, `note(${second} + ${first});`],
      [`if (room()) console.log(${pair});`],
    );
  }
  if (set !== undefined) {
    choices.push(
      [`if (${set}.size < 20) ${set}.add(${value});`],
      [`note(${set}.delete(${value}));`],
      [`if (room()) console.log(${set});`],
    );
  }
  if (stack !== undefined) {
    const each = g.name("each");
    choices.push(
      [`if (${stack}.size < 20) ${stack}.push(${value}).push(1);`],
      [`note(${stack}.pop() ?? "empty");`],
      [`for (const ${each} of ${stack}) note(${each});`],
    );
  }
  return choices.length === 0 ? null : g.random.pick(choices);
}

/** A function that changes what it captured, and is called between reads. */
export function counter(g: Generator): string[] {
  const count = g.name("v");
  const step = g.name("f");
  const lines = [`let ${count} = fin(${expression(g, "number", 1)});`];
  g.declare(count, "number", true);
  const by = expression(g, "number", 1);
  lines.push(
    `const ${step} = (by: number = ${by}): number => (${count} ${g.random.pick(["+=", "-=", "^="])} by);`,
    `note(${step}() + ${step}(${expression(g, "number", 1)}) * ${count});`,
  );
  return lines;
}

/** A function used before its declaration. */
export function hoisted(g: Generator): string[] {
  const name = g.name("f");
  const parameter = g.name("n");
  const argument = expression(g, "number", 1);
  // A function declaration does not see what its place has narrowed.
  const body = g.inFunction(() => {
    g.declare(parameter, "number", true);
    return g.withThrowing(false, () => expression(g, "number", 2));
  });
  return [
    `note(${name}(${argument}));`,
    `function ${name}(${parameter}: number): number {`,
    "  if (exhausted()) return 0;",
    `  return ${body};`,
    "}",
  ];
}
