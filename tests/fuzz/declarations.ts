// Random functions and classes.

import { expression } from "./expressions.ts";
import type { ClassInfo, FunctionInfo, Generator, Type } from "./generator.ts";
import { block, indent } from "./statements.ts";

const parameterTypes: readonly Type[] = [
  "number",
  "number",
  "number",
  "string",
  "string",
  "boolean",
  "number[]",
  "string[]",
  "number | undefined",
  "string | number",
  "Shape",
  "Map<string, number>",
  "(n: number) => number",
  "Point",
  "Point | null",
  "number[][]",
  "Record<string, number>",
  "Mixed",
  "Level",
  "Tree",
  "[number, string]",
  "Stack<number>",
];
const resultTypes: readonly Type[] = [
  "number",
  "number",
  "string",
  "boolean",
  "number[]",
  "number | undefined",
  "string | number",
  "Shape",
  "Point",
  "Point | null",
  "Mixed",
  "Tree",
  "[number, string]",
];

/** Declares a function of the module; it sees the module's variables. */
export function declareFunction(g: Generator, throws: boolean): string[] {
  const name = g.name("f");
  const types: Type[] = [
    ...parameterTypes,
    ...g.classes.map((each) => each.name),
    ...g.interfaces.map((each) => each.name),
  ];
  const parameters = Array.from({ length: g.random.between(0, 3) }, () =>
    g.random.pick(types),
  );
  const result = g.random.pick([
    ...resultTypes,
    ...g.interfaces.map((each) => each.name),
  ]);
  const info: FunctionInfo = { name, parameters, result, throws };
  const lines = g.inFunction(() => {
    const declared = parameters.map((type) =>
      g.declare(g.name("p"), type, true),
    );
    const list = declared.map((each) => `${each.name}: ${each.type}`);
    const exhausted = `if (exhausted()) return ${expression(g, result, 0)};`;
    const body = g.withThrowing(throws, () => [
      ...block(g, { result, loops: [], nesting: 1 }, g.random.between(1, 3)),
      `return ${expression(g, result, 2)};`,
    ]);
    return [
      `function ${name}(${list.join(", ")}): ${result} {`,
      ...indent([exhausted, ...body]),
      "}",
    ];
  });
  g.functions.push(info);
  return lines;
}

/** Declares a class, with a parent if there is one to extend. */
export function declareClass(g: Generator): string[] {
  const parent = g.random.chance(0.6) ? (g.classes.at(-1) ?? null) : null;
  const info: ClassInfo = {
    name: `C${g.classes.length}`,
    parent,
    numberFields: [...(parent?.numberFields ?? ["n0"])],
    stringFields: [...(parent?.stringFields ?? ["s0"])],
    methods: [...(parent?.methods ?? [])],
    getters: [...(parent?.getters ?? [])],
  };
  const lines = g.inFunction(() =>
    g.withThrowing(false, () => members(g, info)),
  );
  g.classes.push(info);
  const heritage = parent === null ? "" : ` extends ${parent.name}`;
  return [`class ${info.name}${heritage} {`, ...indent(lines), "}"];
}

function members(g: Generator, info: ClassInfo): string[] {
  const { parent } = info;
  const lines: string[] = [];
  const field = g.name("x");
  lines.push(`${field}: number = ${expression(g, "number", 1)};`);
  lines.push(`static made: number = ${g.random.below(10)};`);
  info.numberFields.push(field);
  lines.push(...constructor(g, info));
  for (const name of info.numberFields)
    g.declare(`this.${name}`, "number", true);
  for (const name of info.stringFields)
    g.declare(`this.${name}`, "string", true);

  const inherited = parent === null ? [] : parent.methods;
  const overridden = inherited.filter(() => g.random.chance(0.5));
  const added = Array.from({ length: g.random.between(1, 2) }, () =>
    g.name("m"),
  );
  for (const name of [...overridden, ...added]) {
    lines.push(...method(g, name, overridden.includes(name)));
  }
  info.methods.push(...added);
  const getter = g.name("get");
  lines.push(
    `get ${getter}(): number {`,
    ...indent([`return ${expression(g, "number", 2)};`]),
    "}",
  );
  info.getters.push(getter);
  const own = expression(g, "string", 2);
  const text =
    parent === null || g.random.chance(0.5) ? own : `super.show() + ${own}`;
  lines.push("show(): string {", ...indent([`return cap(${text});`]), "}");
  return lines;
}

function constructor(g: Generator, { name, parent }: ClassInfo): string[] {
  const count = `${name}.made++;`;
  if (parent === null) {
    return [
      "constructor(",
      ...indent(["public n0: number,", "public s0: string,"]),
      ") {",
      ...indent([count]),
      "}",
    ];
  }
  return g.scoped(() => {
    g.declare("n", "number", false);
    g.declare("s", "string", false);
    const first = expression(g, "number", 1);
    const call = `super(${first}, cap(${expression(g, "string", 1)}));`;
    return [
      "constructor(n: number, s: string) {",
      ...indent([call, count]),
      "}",
    ];
  });
}

function method(g: Generator, name: string, overrides: boolean): string[] {
  return g.scoped(() => {
    const parameter = g.name("p");
    g.declare(parameter, "number", true);
    const body = block(
      g,
      { result: "number", loops: [], nesting: 2 },
      g.random.between(0, 2),
    );
    const own = expression(g, "number", 2);
    const value =
      overrides && g.random.chance(0.6)
        ? `super.${name}(${parameter}) + ${own}`
        : own;
    return [
      `${overrides ? "override " : ""}${name}(${parameter}: number): number {`,
      ...indent(["if (exhausted()) return 0;", ...body, `return ${value};`]),
      "}",
    ];
  });
}

/** `instanceof` by number, for every class of the program. */
export function declareIsA(g: Generator): string[] {
  const tests = g.classes.map(
    ({ name }, index) =>
      `if (which === ${index}) return value instanceof ${name};`,
  );
  return [
    "function isA(value: object, which: number): boolean {",
    ...indent([...tests, "return false;"]),
    "}",
  ];
}
