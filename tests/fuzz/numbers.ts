// Random expressions that give a number.

import { expression, numberLiteral, type Producers } from "./expressions.ts";
import { genericNumbers } from "./generics.ts";
import { interfaceNumbers } from "./interfaces.ts";
import { recordNumbers } from "./records.ts";
import { unionNumbers } from "./unions.ts";

const arithmetic = ["+", "-", "*", "/", "%"];
const bitwise = ["&", "|", "^", "<<", ">>", ">>>"];
const exactFunctions = [
  "abs",
  "floor",
  "ceil",
  "round",
  "trunc",
  "sign",
  "sqrt",
  "fround",
  "clz32",
];
const approximateFunctions = [
  "sin",
  "cos",
  "tan",
  "atan",
  "exp",
  "log",
  "log2",
  "log10",
  "cbrt",
  "log1p",
  "tanh",
];
const compound = [
  "+=",
  "-=",
  "*=",
  "/=",
  "%=",
  "|=",
  "&=",
  "^=",
  "<<=",
  ">>=",
  ">>>=",
];

/** In `a << f<T>(x)` TypeScript takes what follows `<` for type arguments. */
function bits(left: string, operator: string, right: string): string {
  return operator === "<<" && right.includes("<")
    ? `shiftLeft(${left}, ${right})`
    : `(${left} ${operator} ${right})`;
}

export const numberProducers: Producers = [
  ...recordNumbers,
  ...interfaceNumbers,
  ...genericNumbers,
  ...unionNumbers,
  [4, (g) => numberLiteral(g)],
  [
    16,
    (g, d) =>
      `(${expression(g, "number", d)} ${g.random.pick(arithmetic)} ${expression(g, "number", d)})`,
  ],
  [
    8,
    (g, d) =>
      bits(
        expression(g, "number", d),
        g.random.pick(bitwise),
        expression(g, "number", d),
      ),
  ],
  [
    2,
    (g, d) =>
      `(${g.random.pick(["-", "~", "+"])}(${expression(g, "number", d)}))`,
  ],
  [
    4,
    (g, d) =>
      `Math.${g.random.pick(exactFunctions)}(${expression(g, "number", d)})`,
  ],
  [
    1,
    (g, d) =>
      `Math.${g.random.pick(approximateFunctions)}(${expression(g, "number", d)})`,
  ],
  [
    1,
    (g, d) =>
      `((${expression(g, "number", d)}) ** ${g.random.pick(["2", "3", "0.5", "-1", "0"])})`,
  ],
  [
    2,
    (g, d) =>
      `Math.${g.random.pick(["min", "max", "imul"])}(${expression(g, "number", d)}, ${expression(g, "number", d)})`,
  ],
  [
    4,
    (g, d) =>
      `(${expression(g, "boolean", d)} ? ${expression(g, "number", d)} : ${expression(g, "number", d)})`,
  ],
  [3, (g, d) => `${expression(g, "string", d)}.length`],
  [2, (g, d) => `${expression(g, "number[]", d)}.length`],
  [
    2,
    (g, d) =>
      `${expression(g, "string", d)}.indexOf(${expression(g, "string", d)})`,
  ],
  [
    2,
    (g, d) =>
      `${expression(g, "string", d)}.charCodeAt(${expression(g, "number", d)})`,
  ],
  [
    1,
    (g, d) =>
      `(${expression(g, "string", d)}.codePointAt(${expression(g, "number", d)}) ?? -1)`,
  ],
  [
    3,
    (g, d) =>
      `(${expression(g, "number[]", d)}[${expression(g, "number", d)}] ?? ${expression(g, "number", d)})`,
  ],
  [
    1,
    (g, d) =>
      `${expression(g, "number[]", d)}.indexOf(${expression(g, "number", d)})`,
  ],
  [
    2,
    (g, d) =>
      g.scoped(() => {
        const list = expression(g, "number[]", d);
        const start = expression(g, "number", d);
        const sum = g.declare(g.name("sum"), "number", false).name;
        const each = g.declare(g.name("each"), "number", false).name;
        return `${list}.reduce((${sum}, ${each}) => ${expression(g, "number", d)}, ${start})`;
      }),
  ],
  [2, (g, d) => `Number(${expression(g, "string", d)})`],
  [1, (g, d) => `Number(${expression(g, "boolean", d)})`],
  [
    1,
    (g, d) =>
      `parseInt(${expression(g, "string", d)}, ${g.random.pick([10, 16, 2, 36])})`,
  ],
  [1, (g, d) => `parseFloat(${expression(g, "string", d)})`],
  [
    2,
    (g, d) =>
      `(${expression(g, "number | undefined", d)} ?? ${expression(g, "number", d)})`,
  ],
  [
    2,
    (g, d) =>
      `${expression(g, "(n: number) => number", d)}(${expression(g, "number", d)})`,
  ],
  [
    1,
    (g, d) =>
      `pick<number>(${expression(g, "boolean", d)}, ${expression(g, "number", d)}, ${expression(g, "number", d)})`,
  ],
  [1, (g, d) => `area(${expression(g, "Shape", d)})`],
  [
    1,
    (g, d) =>
      `(${expression(g, "Map<string, number>", d)}.get(${expression(g, "string", d)}) ?? ${expression(g, "number", d)})`,
  ],
  [1, (g, d) => `${expression(g, "Map<string, number>", d)}.size`],
  [1, (g, d) => `sizeOf(${expression(g, "string | number", d)})`],
  [
    2,
    (g, d) => {
      const target = g.variable("number", true);
      return target && `(${target.name} = ${expression(g, "number", d)})`;
    },
  ],
  [
    2,
    (g, d) => {
      const target = g.variable("number", true);
      return (
        target &&
        `(${target.name} ${g.random.pick(compound)} ${expression(g, "number", d)})`
      );
    },
  ],
  [
    2,
    (g) => {
      const target = g.variable("number", true);
      return (
        target &&
        g.random.pick([
          `${target.name}++`,
          `++${target.name}`,
          `${target.name}--`,
          `--${target.name}`,
        ])
      );
    },
  ],
  [
    4,
    (g, d) => {
      const objects = g.instances();
      if (objects.length === 0) return null;
      const { name, info } = g.random.pick(objects);
      if (g.random.chance(0.5))
        return `${name}.${g.random.pick(info.numberFields)}`;
      if (g.random.chance(0.3)) return `${name}.${g.random.pick(info.getters)}`;
      return `${name}.${g.random.pick(info.methods)}(${expression(g, "number", d)})`;
    },
  ],
];
