// What generates a program: its random choices, and what is in scope.

import { Random } from "./random.ts";

/** The types of generated variables, written as TypeScript. */
export type Type =
  | "number"
  | "string"
  | "boolean"
  | "number[]"
  | "string[]"
  | "number | undefined"
  | "string | number"
  | "Shape"
  | "Map<string, number>"
  | "Point"
  | "Point | null"
  | "number[][]"
  | "Record<string, number>"
  | "(n: number) => number"
  | "Mixed"
  | "Mixed[]"
  | "Level"
  | "Tree"
  | "[number, string]"
  | "Set<number>"
  | "Stack<number>"
  | "Stack<string>"
  | InterfaceName
  | ClassName;

export type ClassName = `C${number}`;
export type InterfaceName = `R${number}`;

export interface PropertyInfo {
  name: string;
  type: Type;
  optional: boolean;
}

export interface InterfaceInfo {
  name: InterfaceName;
  /** Its own and those it inherits. */
  properties: PropertyInfo[];
}

export interface Variable {
  name: string;
  type: Type;
  /** False for constants, loop counters and arrays being iterated. */
  assignable: boolean;
}

export interface FunctionInfo {
  name: string;
  parameters: Type[];
  result: Type;
  /** It may throw: called only where that is caught or passed on. */
  throws: boolean;
}

export interface ClassInfo {
  name: ClassName;
  parent: ClassInfo | null;
  numberFields: string[];
  stringFields: string[];
  /** Each `(n: number) => number`. */
  methods: string[];
  getters: string[];
}

/** What statements may do where they stand. */
export interface Place {
  /** The enclosing function's result; null at the top of the module. */
  result: Type | null;
  /** Labels of the enclosing loops, innermost last. */
  loops: string[];
  /** How deep statements are nested. */
  nesting: number;
}

export class Generator {
  readonly random: Random;
  readonly functions: FunctionInfo[] = [];
  readonly classes: ClassInfo[] = [];
  readonly interfaces: InterfaceInfo[] = [];
  private readonly scopes: Variable[][] = [[]];
  private nextName = 0;
  /** What is being generated may throw. */
  mayThrow = false;

  constructor(readonly seed: number) {
    this.random = new Random(seed);
  }

  name(prefix: string): string {
    return `${prefix}${this.nextName++}`;
  }

  declare(name: string, type: Type, assignable: boolean): Variable {
    const variable = { name, type, assignable };
    this.scopes.at(-1)!.push(variable);
    return variable;
  }

  /** Runs `body` with a scope of its own. */
  scoped<T>(body: () => T): T {
    this.scopes.push([]);
    try {
      return body();
    } finally {
      this.scopes.pop();
    }
  }

  /** Runs `body` seeing only the module's variables, as in a function. */
  inFunction<T>(body: () => T): T {
    const hidden = this.scopes.splice(1);
    this.scopes.push([]);
    try {
      return body();
    } finally {
      this.scopes.pop();
      this.scopes.push(...hidden);
    }
  }

  withThrowing<T>(mayThrow: boolean, body: () => T): T {
    const before = this.mayThrow;
    this.mayThrow = mayThrow;
    try {
      return body();
    } finally {
      this.mayThrow = before;
    }
  }

  variables(type: Type, assignable = false): Variable[] {
    return this.scopes
      .flat()
      .filter((each) => each.type === type && (each.assignable || !assignable));
  }

  variable(type: Type, assignable = false): Variable | null {
    const all = this.variables(type, assignable);
    if (all.length === 0) return null;
    // The latest are the most interesting.
    return this.random.chance(0.5) ? all.at(-1)! : this.random.pick(all);
  }

  functionsGiving(result: Type): FunctionInfo[] {
    return this.functions.filter(
      (each) => each.result === result && (this.mayThrow || !each.throws),
    );
  }

  /** Instances in scope of the class or its children. */
  instances(): { name: string; info: ClassInfo }[] {
    return this.scopes.flat().flatMap(({ name, type }) => {
      const info = this.classes.find((each) => each.name === type);
      return info === undefined ? [] : [{ name, info }];
    });
  }
}
