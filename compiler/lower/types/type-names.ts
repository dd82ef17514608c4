// The TypeScript spelling of our types, for messages.

import { integer, type Type } from "./types.ts";

/** The TypeScript spelling, for messages; what lies deep is left out. */
export function typeName(type: Type, depth = 0): string {
  if (depth > 4) return "…";
  const name = (inner: Type): string => typeName(inner, depth + 1);
  switch (type.kind) {
    case "integer":
      return type.name;
    case "array":
      return type.element.kind === "union"
        ? `(${name(type.element)})[]`
        : `${name(type.element)}[]`;
    case "tuple":
      return `[${type.elements.map(name).join(", ")}]`;
    case "class": {
      const own = type.declaration.name?.text ?? "(anonymous class)";
      return type.typeArguments.length === 0
        ? own
        : `${own}<${type.typeArguments.map(name).join(", ")}>`;
    }
    case "structural":
      return type.name;
    case "function":
      return `(${type.parameters.map((parameter) => name(parameter.type)).join(", ")}) => ${name(type.result)}`;
    case "union":
      return type.members.map(name).join(" | ");
    default:
      return type.kind;
  }
}
