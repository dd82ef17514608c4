// Random statements. A producer gives null where it cannot.

import { expression } from "./expressions.ts";
import type { Generator, Place, Type } from "./generator.ts";
import { counter, genericChange, hoisted } from "./generics.ts";
import { interfaceChange } from "./interfaces.ts";
import { loopProducers } from "./loops.ts";
import { mixedNarrowing } from "./unions.ts";

export type StatementProducer = (g: Generator, place: Place) => string[] | null;
export type StatementProducers = readonly (readonly [
  weight: number,
  StatementProducer,
])[];

const variableTypes: readonly (readonly [number, Type])[] = [
  [8, "number"],
  [4, "string"],
  [2, "boolean"],
  [3, "number[]"],
  [2, "string[]"],
  [1, "number | undefined"],
  [1, "string | number"],
  [1, "Shape"],
  [1, "Map<string, number>"],
  [1, "Point"],
  [1, "Point | null"],
  [1, "number[][]"],
  [1, "Record<string, number>"],
  [2, "(n: number) => number"],
  [1, "Mixed"],
  [1, "Mixed[]"],
  [1, "Level"],
  [1, "Tree"],
  [1, "[number, string]"],
  [1, "Set<number>"],
  [1, "Stack<number>"],
];
const printable: readonly Type[] = ["number", "number", "string", "boolean"];

export const indent = (lines: readonly string[]): string[] =>
  lines.map((line) => `  ${line}`);

/** Statements in a scope of their own; stops behind one that never goes on. */
export function block(g: Generator, place: Place, count: number): string[] {
  return g.scoped(() => {
    const lines: string[] = [];
    for (let i = 0; i < count; i++) {
      const next = statement(g, place);
      lines.push(...next);
      if (/^(return|break|continue|throw)\b/.test(next.at(-1) ?? "")) break;
    }
    return lines;
  });
}

/** A block one level deeper, with few statements. */
export function nested(g: Generator, place: Place): string[] {
  const deeper = { ...place, nesting: place.nesting + 1 };
  return block(g, deeper, g.random.between(1, 2));
}

export function statement(g: Generator, place: Place): string[] {
  const producers = place.nesting < 3 ? [...simple, ...compound] : simple;
  for (let attempt = 0; attempt < 5; attempt++) {
    const lines = g.random.pickWeighted(producers)(g, place);
    if (lines !== null) return lines;
  }
  return [`note(${expression(g, g.random.pick(printable), 2)});`];
}

function declaration(g: Generator): string[] {
  const classes = g.classes.map(({ name }) => [2, name] as const);
  const interfaces = g.interfaces.map(({ name }) => [2, name] as const);
  const type = g.random.pickWeighted<Type>([
    ...variableTypes,
    ...classes,
    ...interfaces,
  ]);
  const value = expression(g, type, 3);
  const assignable = g.random.chance(0.6);
  const { name } = g.declare(g.name("v"), type, assignable);
  return [
    `${assignable ? "let" : "const"} ${name}: ${type} = ${limited(type, value)};`,
  ];
}

/** Keeps what is stored from growing without bound. */
function limited(type: Type, value: string): string {
  if (type === "string") return `cap(${value})`;
  if (type === "number" && value.length > 20) return `fin(${value})`;
  return type.endsWith("[]") && type !== "number[][]" ? `few(${value})` : value;
}

function assignment(g: Generator): string[] | null {
  const type = g.random.pickWeighted(variableTypes);
  const target = g.variable(type, true);
  if (target === null) return null;
  return [`${target.name} = ${limited(type, expression(g, type, 3))};`];
}

function arrayChange(g: Generator): string[] | null {
  const element = g.random.pick(["number", "string"] as const);
  const list = g.variable(`${element}[]`)?.name;
  if (list === undefined) return null;
  const value = expression(g, element, 2);
  const index = `within(${expression(g, "number", 1)}, ${list}.length)`;
  return g.random.pick<string[]>([
    [`if (${list}.length < 20) ${list}.push(${value});`],
    [`if (${list}.length < 20) ${list}.unshift(${value});`],
    [`note(${list}.pop() ?? "none");`],
    [`note(${list}.shift() ?? "none");`],
    [`if (${list}.length > 0) ${list}[${index}] = ${value};`],
    [`if (${list}.length < 20) ${list}[${list}.length] = ${value};`],
    [
      `${list}.splice(${expression(g, "number", 1)}, ${g.random.between(0, 2)});`,
    ],
    [
      `if (${list}.length < 20) ${list}.splice(${expression(g, "number", 1)}, 1, ${value}, ${value});`,
    ],
    [`${list}.reverse();`],
    [`${list}.fill(${value}, ${expression(g, "number", 1)});`],
    [`${list}.length = Math.min(${list}.length, ${g.random.between(0, 4)});`],
    element === "number" && g.random.chance(0.5)
      ? [`if (${list}.length > 0) ${list}[0] += ${value};`]
      : [`note(few(${list}).join());`],
  ]);
}

function mapChange(g: Generator): string[] | null {
  const map = g.variable("Map<string, number>")?.name;
  if (map === undefined) return null;
  const key = `cap(${expression(g, "string", 1)})`;
  return g.random.pick<string[]>([
    [
      `if (${map}.size < 20) ${map}.set(${key}, ${expression(g, "number", 2)});`,
    ],
    [`${map}.delete(${key});`],
    [`note([...${map}.keys()].join("/"));`],
  ]);
}

function recordChange(g: Generator): string[] | null {
  const table = g.variable("Record<string, number>")?.name;
  const point = g.variable("Point")?.name;
  const key = `cap(${expression(g, "string", 1)})`;
  const value = expression(g, "number", 2);
  const choices: string[][] = [];
  if (table !== undefined) {
    const k = g.name("key");
    choices.push(
      [`${table}[${key}] = ${value};`],
      [`delete ${table}[${key}];`],
      [`for (const ${k} in ${table}) note(${k} + "=" + ${table}[${k}]);`],
    );
  }
  if (point !== undefined) {
    const [x, name] = [g.name("d"), g.name("d")];
    choices.push(
      [`${point}.x += ${value};`],
      [`${point}.name = ${key};`],
      [`const { x: ${x}, name: ${name} } = ${point};`, `note(${name} + ${x});`],
    );
  }
  return choices.length === 0 ? null : g.random.pick(choices);
}

function objectChange(g: Generator): string[] | null {
  const objects = g.instances();
  if (objects.length === 0) return null;
  const { name, info } = g.random.pick(objects);
  if (g.random.chance(0.3)) {
    return [
      `${name}.${g.random.pick(info.stringFields)} = cap(${expression(g, "string", 2)});`,
    ];
  }
  const operator = g.random.pick(["=", "+=", "-=", "*=", "|="]);
  return [
    `${name}.${g.random.pick(info.numberFields)} ${operator} ${expression(g, "number", 2)};`,
  ];
}

function destructuring(g: Generator): string[] {
  const list = expression(g, "number[]", 2);
  const defaults = [expression(g, "number", 1), expression(g, "number", 1)];
  const names = [g.name("d"), g.name("d"), g.name("rest")] as const;
  g.declare(names[0], "number", false);
  g.declare(names[1], "number", false);
  g.declare(names[2], "number[]", false);
  return [
    `const [${names[0]} = ${defaults[0]}, ${names[1]} = ${defaults[1]}, ...${names[2]}] = few(${list});`,
  ];
}

function swap(g: Generator): string[] | null {
  const names = g.variables("number", true).map(({ name }) => name);
  if (names.length < 2) return null;
  const a = g.random.pick(names);
  const b = g.random.pick(names);
  return [`[${a}, ${b}] = [${b}, ${a}];`];
}

function blockClosure(g: Generator, place: Place): string[] {
  const parameter = g.name("n");
  const body = g.scoped(() => {
    g.declare(parameter, "number", true);
    return g.withThrowing(false, () => [
      "if (exhausted()) return 0;",
      ...block(
        g,
        { result: "number", loops: [], nesting: place.nesting + 2 },
        g.random.between(1, 2),
      ),
      `return ${expression(g, "number", 2)};`,
    ]);
  });
  const { name } = g.declare(g.name("f"), "(n: number) => number", false);
  return [
    `const ${name} = (${parameter}: number): number => {`,
    ...indent(body),
    "};",
  ];
}

function leave(g: Generator, place: Place): string[] | null {
  const { loops, result } = place;
  if (loops.length > 0 && g.random.chance(0.7)) {
    const label = g.random.pick(["", ...loops]);
    const word = g.random.pick(["break", "continue"]);
    return [label === "" ? `${word};` : `${word} ${label};`];
  }
  if (result === null) return null;
  return [`return ${expression(g, result, 2)};`];
}

function guardedLeave(g: Generator, place: Place): string[] | null {
  const left = leave(g, place);
  if (left === null) return null;
  return [`if (${expression(g, "boolean", 2)}) {`, ...indent(left), "}"];
}

function guardedThrow(g: Generator): string[] | null {
  if (!g.mayThrow) return null;
  const text = `cap(${expression(g, "string", 2)})`;
  const thrown = g.random.pick([
    `new Error(${text})`,
    `new RangeError(${text})`,
    `str(${text})`,
    `new Oops(${expression(g, "number", 1)})`,
  ]);
  return [`if (${expression(g, "boolean", 2)}) {`, `  throw ${thrown};`, "}"];
}

function tryStatement(g: Generator, place: Place): string[] {
  const error = g.name("e");
  const body = g.withThrowing(true, () => nested(g, place));
  const lines = ["try {", ...indent(body)];
  lines.push(
    `} catch (${error}) {`,
    ...indent([
      `report(${error});`,
      ...(g.random.chance(0.4) ? nested(g, place) : []),
    ]),
  );
  if (g.random.chance(0.4))
    lines.push("} finally {", ...indent(nested(g, place)));
  return [...lines, "}"];
}

function ifStatement(g: Generator, place: Place): string[] {
  const lines = [
    `if (${expression(g, "boolean", 3)}) {`,
    ...indent(nested(g, place)),
  ];
  if (g.random.chance(0.5)) lines.push("} else {", ...indent(nested(g, place)));
  return [...lines, "}"];
}

function narrowing(g: Generator, place: Place): string[] {
  const name = g.name("u");
  const inBranch = (type: Type): string[] =>
    g.scoped(() => {
      g.declare(name, type, false);
      return indent([...nested(g, place)]);
    });
  if (g.random.chance(0.3)) {
    return [
      `const ${name} = ${expression(g, "Point | null", 2)};`,
      `if (${name} !== null) {`,
      ...inBranch("Point"),
      "}",
    ];
  }
  if (g.random.chance(0.5)) {
    const value = expression(g, "number | undefined", 2);
    return [
      `const ${name} = ${value};`,
      `if (${name} !== undefined) {`,
      ...inBranch("number"),
      "} else {",
      ...indent(nested(g, place)),
      "}",
    ];
  }
  const value = expression(g, "string | number", 2);
  const first = g.random.pick(["string", "number"] as const);
  return [
    `const ${name} = ${value};`,
    `if (typeof ${name} === "${first}") {`,
    ...inBranch(first),
    "} else {",
    ...inBranch(first === "string" ? "number" : "string"),
    "}",
  ];
}

function switchStatement(g: Generator, place: Place): string[] {
  const lines: string[] = [];
  const onText = g.random.chance(0.3);
  const subject = onText
    ? `str(${expression(g, "string", 2)})`
    : `num(${expression(g, "number", 2)} & 3)`;
  const labels = onText ? ['""', '"a"', '"abc"', '"0"'] : ["0", "1", "2", "3"];
  for (const label of labels) {
    if (g.random.chance(0.25)) continue;
    lines.push(`case ${label}: {`, ...indent(nested(g, place)), "}");
    if (g.random.chance(0.7)) lines.push("  break;");
  }
  lines.push("default: {", ...indent(nested(g, place)), "}");
  return [`switch (${subject}) {`, ...indent(lines), "}"];
}

const simple: StatementProducers = [
  [6, (g) => declaration(g)],
  [4, (g) => assignment(g)],
  [5, (g) => [`note(${expression(g, g.random.pick(printable), 3)});`]],
  [
    1,
    (g) => [
      `if (room()) console.log(${expression(g, "number", 2)}, ${expression(g, "string", 2)}, few(${expression(g, "number[]", 2)}));`,
    ],
  ],
  [3, (g) => arrayChange(g)],
  [1, (g) => mapChange(g)],
  [2, (g) => objectChange(g)],
  [2, (g) => recordChange(g)],
  [3, (g) => interfaceChange(g)],
  [2, (g) => genericChange(g)],
  [1, (g) => counter(g)],
  [1, (g) => destructuring(g)],
  [1, (g) => swap(g)],
  [1, (g, place) => guardedLeave(g, place)],
  [2, (g) => guardedThrow(g)],
];

const compound: StatementProducers = [
  [4, (g, place) => ifStatement(g, place)],
  [2, (g, place) => tryStatement(g, place)],
  [2, (g, place) => narrowing(g, place)],
  [1, (g, place) => mixedNarrowing(g, place)],
  [1, (g) => hoisted(g)],
  [1, (g, place) => switchStatement(g, place)],
  [1, (g, place) => blockClosure(g, place)],
  ...loopProducers,
];
