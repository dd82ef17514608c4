// Random interfaces: object literals of many shapes, optional properties
// among them, made, copied, changed, looked through and printed whole.

import { expression, type Producer, type Producers } from "./expressions.ts";
import type {
  Generator,
  InterfaceInfo,
  InterfaceName,
  PropertyInfo,
  Type,
} from "./generator.ts";

const propertyTypes: readonly Type[] = [
  "number",
  "number",
  "string",
  "boolean",
  "number[]",
  "string[]",
  "string | number",
  "number | undefined",
  "Point",
  "Point | null",
  "Mixed",
  "Level",
  "[number, string]",
];

/** Declares an interface; it may hold those declared before it. */
export function declareInterface(g: Generator): string[] {
  const { random, interfaces } = g;
  const parent = random.chance(0.4) ? (interfaces.at(-1) ?? null) : null;
  const name: InterfaceName = `R${interfaces.length}`;
  const types = [...propertyTypes, ...interfaces.map((each) => each.name)];
  const own = Array.from(
    { length: random.between(1, 4) },
    (): PropertyInfo => ({
      name: g.name("k"),
      type: random.pick(types),
      optional: random.chance(0.3),
    }),
  );
  interfaces.push({
    name,
    properties: [...(parent?.properties ?? []), ...own],
  });
  return [
    `interface ${name}${parent === null ? "" : ` extends ${parent.name}`} {`,
    ...own.map(
      (each) => `  ${each.name}${each.optional ? "?" : ""}: ${each.type};`,
    ),
    "}",
  ];
}

export function isInterface(type: Type): type is InterfaceName {
  return /^R\d+$/.test(type);
}

function infoOf(g: Generator, name: InterfaceName): InterfaceInfo {
  return g.interfaces.find((each) => each.name === name)!;
}

/** An object of the interface. `same` keeps its type from being narrowed. */
export function interfaceExpression(
  g: Generator,
  name: InterfaceName,
  depth: number,
): string {
  const { random } = g;
  const info = infoOf(g, name);
  const value = ({ type }: PropertyInfo): string =>
    type === "string"
      ? `cap(${expression(g, type, depth)})`
      : expression(g, type, depth);
  if (depth > 0 && random.chance(0.25)) {
    const changed = info.properties.filter(() => random.chance(0.4));
    const texts = changed.map((each) => `${each.name}: ${value(each)}`);
    const source = `...${interfaceExpression(g, name, depth - 1)}`;
    const at = random.between(0, texts.length);
    // What stands before a spread is lost where the source has it: only
    // optional properties may stand there.
    const before = changed.slice(0, at).every((each) => each.optional) ? at : 0;
    texts.splice(before, 0, source);
    return `same<${name}>({ ${texts.join(", ")} })`;
  }
  const present = info.properties.filter(
    (each) => !each.optional || random.chance(0.5),
  );
  if (random.chance(0.3)) present.reverse();
  const texts = present.map((each) => `${each.name}: ${value(each)}`);
  return `same<${name}>({ ${texts.join(", ")} })`;
}

/** `object.property`, for some object in scope or a new one. */
function read(g: Generator, depth: number, type: Type): string | null {
  const having = g.interfaces.flatMap((info) =>
    info.properties
      .filter((each) => each.type === type)
      .map((property) => ({ info, property })),
  );
  if (having.length === 0) return null;
  const { info, property } = g.random.pick(having);
  const text = `${expression(g, info.name, depth)}.${property.name}`;
  return property.optional
    ? `(${text} ?? ${expression(g, type, depth)})`
    : text;
}

const reading =
  (type: Type): Producer =>
  (g, d) =>
    read(g, d, type);

const anyObject = (g: Generator, depth: number): string | null =>
  g.interfaces.length === 0
    ? null
    : expression(g, g.random.pick(g.interfaces).name, depth);

const withObject =
  (text: (object: string) => string): Producer =>
  (g, d) => {
    const object = anyObject(g, d);
    return object && text(object);
  };

export const interfaceNumbers: Producers = [
  [3, reading("number")],
  [1, withObject((object) => `Object.keys(${object}).length`)],
];

export const interfaceStrings: Producers = [
  [3, reading("string")],
  [1, withObject((object) => `Object.keys(${object}).join()`)],
];

export const interfaceBooleans: Producers = [
  [2, reading("boolean")],
  [
    1,
    (g, d) => {
      const object = anyObject(g, d);
      const names = g.interfaces.flatMap(({ properties }) => properties);
      return object && `("${g.random.pick(names).name}" in ${object})`;
    },
  ],
];

/** Changes, removes, takes apart or prints an object in scope. */
export function interfaceChange(g: Generator): string[] | null {
  const objects = g.interfaces.flatMap((info) =>
    g.variables(info.name).map(({ name }) => ({ name, info })),
  );
  if (objects.length === 0) return null;
  const { name, info } = g.random.pick(objects);
  const property = g.random.pick(info.properties);
  const value = expression(g, property.type, 2);
  const stored = property.type === "string" ? `cap(${value})` : value;
  const key = g.name("key");
  const [taken, rest] = [g.name("d"), g.name("rest")];
  const choices: string[][] = [
    [`${name}.${property.name} = ${stored};`],
    [`if (room()) console.log(${name});`],
    [`if (room()) console.log(Object.entries(${name}).length, ${name});`],
    [`for (const ${key} in ${name}) note(${key});`],
    [
      `const { ${property.name}: ${taken}, ...${rest} } = ${name};`,
      `if (room()) console.log(${taken}, ${rest});`,
    ],
  ];
  if (property.optional) choices.push([`delete ${name}.${property.name};`]);
  return g.random.pick(choices);
}
