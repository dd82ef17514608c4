// Random expressions of each type. A producer gives null where it cannot.

import type {
  ClassInfo,
  ClassName,
  Generator,
  InterfaceName,
  Type,
} from "./generator.ts";
import { arrayProducers, mapProducers } from "./collections.ts";
import { numberProducers } from "./numbers.ts";
import {
  dictionaryProducers,
  gridProducers,
  nullablePointProducers,
  pointProducers,
} from "./records.ts";
import { pairProducers, setProducers, stackProducers } from "./generics.ts";
import { interfaceExpression, isInterface } from "./interfaces.ts";
import { booleanProducers, stringProducers } from "./texts.ts";
import {
  levelProducers,
  mixedLists,
  mixedProducers,
  treeProducers,
} from "./unions.ts";

export type Producer = (g: Generator, depth: number) => string | null;
export type Producers = readonly (readonly [weight: number, Producer])[];

const shapeProducers: Producers = [
  [2, (g, d) => `circle(${expression(g, "number", d)})`],
  [2, (g, d) => `label(${expression(g, "string", d)})`],
  [
    1,
    (g, d) =>
      `square(${expression(g, "number", d)}, ${expression(g, "boolean", d)})`,
  ],
];

const maybeProducers: Producers = [
  [
    2,
    (g, d) =>
      `${expression(g, "number[]", d)}.find((v) => v > ${expression(g, "number", 0)})`,
  ],
  [
    2,
    (g, d) =>
      `${expression(g, "number[]", d)}.at(${expression(g, "number", d)})`,
  ],
  [
    2,
    (g, d) =>
      `${expression(g, "Map<string, number>", d)}.get(${expression(g, "string", d)})`,
  ],
  [
    1,
    (g, d) =>
      `maybe(${expression(g, "boolean", d)}, ${expression(g, "number", d)})`,
  ],
];

const unionProducers: Producers = [
  [
    1,
    (g, d) =>
      `either(${expression(g, "boolean", d)}, ${expression(g, "number", d)}, ${expression(g, "string", d)})`,
  ],
];

const closureProducers: Producers = [
  [
    3,
    (g, d) =>
      g.scoped(() => {
        const name = g.name("n");
        g.declare(name, "number", false);
        const body = g.withThrowing(false, () => expression(g, "number", d));
        return `((${name}: number): number => ${body})`;
      }),
  ],
  [1, (g, d) => `adder(${expression(g, "number", d)})`],
  [
    1,
    (g, d) =>
      `compose(${expression(g, closure, d)}, ${expression(g, closure, d)})`,
  ],
];

const closure: Type = "(n: number) => number";

type PlainType = Exclude<Type, ClassName | InterfaceName>;

const producers: Record<PlainType, Producers> = {
  number: numberProducers,
  string: stringProducers,
  boolean: booleanProducers,
  "number[]": arrayProducers("number"),
  "string[]": arrayProducers("string"),
  "number | undefined": maybeProducers,
  "string | number": unionProducers,
  Shape: shapeProducers,
  "Map<string, number>": mapProducers,
  Point: pointProducers,
  "Point | null": nullablePointProducers,
  "number[][]": gridProducers,
  "Record<string, number>": dictionaryProducers,
  [closure]: closureProducers,
  Mixed: mixedProducers,
  "Mixed[]": mixedLists,
  Level: levelProducers,
  Tree: treeProducers,
  "[number, string]": pairProducers,
  "Set<number>": setProducers,
  "Stack<number>": stackProducers("number"),
  "Stack<string>": stackProducers("string"),
};

/** At depth 0: the simplest expression of each type. */
const leaves: Record<PlainType, (g: Generator) => string> = {
  number: (g) => numberLiteral(g),
  string: (g) => stringLiteral(g),
  boolean: (g) => `bool(${g.random.chance(0.5)})`,
  "number[]": (g) => `[${numberLiteral(g)}, ${numberLiteral(g)}]`,
  "string[]": (g) => `[${stringLiteral(g)}]`,
  "number | undefined": (g) =>
    `maybe(bool(${g.random.chance(0.7)}), ${numberLiteral(g)})`,
  "string | number": (g) =>
    `either(bool(${g.random.chance(0.5)}), ${numberLiteral(g)}, ${stringLiteral(g)})`,
  Shape: (g) => `circle(${numberLiteral(g)})`,
  "Map<string, number>": (g) =>
    `mapOf([${stringLiteral(g)}, ${numberLiteral(g)}])`,
  Point: (g) =>
    `pointOf(${numberLiteral(g)}, ${numberLiteral(g)}, ${stringLiteral(g)})`,
  "Point | null": (g) =>
    `nullable(bool(${g.random.chance(0.7)}), pointOf(1, ${numberLiteral(g)}, ${stringLiteral(g)}))`,
  "number[][]": (g) => `[[${numberLiteral(g)}], [${numberLiteral(g)}, 2]]`,
  "Record<string, number>": (g) =>
    `dictionary([${stringLiteral(g)}, ${numberLiteral(g)}])`,
  [closure]: (g) => `adder(${numberLiteral(g)})`,
  Mixed: (g) =>
    `same<Mixed>(${g.random.pick([numberLiteral(g), stringLiteral(g), "true", "null"])})`,
  "Mixed[]": (g) => `same<Mixed[]>([${numberLiteral(g)}, null, ""])`,
  Level: (g) => `same<Level>("${g.random.pick(["low", "high"])}")`,
  Tree: (g) => `leaf(${numberLiteral(g)})`,
  "[number, string]": (g) => `pair(${numberLiteral(g)}, ${stringLiteral(g)})`,
  "Set<number>": (g) => `new Set([${numberLiteral(g)}, 1])`,
  "Stack<number>": (g) => `Stack.of<number>([${numberLiteral(g)}])`,
  "Stack<string>": (g) => `Stack.of<string>([${stringLiteral(g)}])`,
};

export function expression(g: Generator, type: Type, depth: number): string {
  const { random } = g;
  const variable = g.variable(type);
  if (variable !== null && random.chance(depth > 0 ? 0.3 : 0.7))
    return variable.name;
  if (isClass(type)) return instance(g, type, depth - 1);
  if (isInterface(type)) return interfaceExpression(g, type, depth - 1);
  if (depth <= 0) return leaves[type](g);
  const call = random.chance(0.15) ? callOf(g, type, depth - 1) : null;
  if (call !== null) return call;
  for (let attempt = 0; attempt < 4; attempt++) {
    const text = random.pickWeighted(producers[type])(g, depth - 1);
    if (text !== null) return text;
  }
  return leaves[type](g);
}

function isClass(type: Type): type is ClassName {
  return /^C\d+$/.test(type);
}

function callOf(g: Generator, type: Type, depth: number): string | null {
  const candidates = g.functionsGiving(type);
  if (candidates.length === 0) return null;
  const { name, parameters } = g.random.pick(candidates);
  const values = parameters.map((parameter) => expression(g, parameter, depth));
  return `${name}(${values.join(", ")})`;
}

/** A new object of the class, or of one that extends it. */
function instance(g: Generator, type: ClassName, depth: number): string {
  const extendsIt = (info: ClassInfo | null): boolean =>
    info !== null && (info.name === type || extendsIt(info.parent));
  const chosen = g.random.pick(g.classes.filter(extendsIt));
  const first = expression(g, "number", depth);
  return `new ${chosen.name}(${first}, ${expression(g, "string", depth)})`;
}

const numbers = [
  "0",
  "1",
  "2",
  "3",
  "7",
  "10",
  "31",
  "32",
  "100",
  "255",
  "256",
  "1000",
  "65536",
  "0.5",
  "0.1",
  "1.5",
  "2.5",
  "3.14159",
  "1e-7",
  "1e21",
  "123456789.125",
  "2147483647",
  "2147483648",
  "4294967295",
  "4294967296",
  "9007199254740991",
  "9007199254740992",
  "1e300",
  "5e-324",
  "nan",
  "Infinity",
  "0x7f",
  "1_000_000",
];

export function numberLiteral(g: Generator): string {
  const { random } = g;
  const text = random.chance(0.5)
    ? String(random.below(20))
    : random.pick(numbers);
  return random.chance(0.2) ? `(-${text})` : text;
}

const strings = [
  "",
  "a",
  "b",
  "abc",
  "hello",
  "Hello World",
  "x,y,z",
  "  padded ",
  "0",
  "12",
  "-3.5",
  "1e3",
  "NaN",
  "é",
  "naïve",
  "€uro",
  "😀",
  "a😀b",
  "tab\\there",
  "quo'te",
  'dou\\"ble',
  "0x1f",
  "aaa",
  "the quick brown fox",
];

export function stringLiteral(g: Generator): string {
  return `"${g.random.pick(strings)}"`;
}
