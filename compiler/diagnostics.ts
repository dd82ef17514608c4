// Our own diagnostics: every code with its title and the longer explanation
// that `nautilus explain CODE` prints.

import type ts from "typescript";

export interface Diagnostic {
  /** "NT2345" for ours, "TS2322" for TypeScript's. */
  readonly code: string;
  readonly message: string;
  /** What to write instead. */
  readonly hint?: string;
  readonly file?: string;
  /** Offset and length in UTF-16 units. */
  readonly start?: number;
  readonly length?: number;
}

export interface DiagnosticInfo {
  readonly title: string;
  readonly explanation: string;
}

export const diagnosticTable: Readonly<Record<string, DiagnosticInfo>> = {
  NT1001: {
    title: "the language feature is not supported",
    explanation:
      "The construct is TypeScript, but Nautilus does not compile it (yet). The message names it and what to write instead. " +
      "Nothing is ever compiled to something that behaves differently.",
  },
  NT1002: {
    title: "`any` has no representation",
    explanation:
      "A value of type `any` could be anything, and ahead-of-time code must know how a value is held. Write the type, or `unknown` and narrow it.",
  },
  NT1003: {
    title: "the library function or object is not provided",
    explanation:
      "The name is part of JavaScript's library, but Nautilus has no implementation of it. The hint says what to use instead.",
  },
  NT1004: {
    title: "unknown or unattached doc tag",
    explanation:
      "Doc tags such as `@layout` or `@interrupt` change what is compiled, so a misspelled one is an error. HACKING.md lists them.",
  },
  NT1005: {
    title: "a method is used as a value without its object",
    explanation:
      "`const f = object.method` loses `this`. Write `(x) => object.method(x)` or `object.method.bind(object)`.",
  },
  NT2001: {
    title: "machine integers of different width meet",
    explanation: "Widths never mix silently. Convert one side: `u64(a) + b`.",
  },
  NT2002: {
    title: "the literal is out of range",
    explanation: "The constant does not fit the machine integer it is used as.",
  },
  NT2003: {
    title: "a float would become an integer silently",
    explanation:
      "Converting `number` to a machine integer loses information: write the conversion, for example `u32(x)`.",
  },
  NT2004: {
    title: "a machine integer would become `number` through inference",
    explanation:
      "TypeScript infers `number` for arithmetic on machine integers. Where such a value reaches an inferred type, write the type.",
  },
  NT3001: {
    title: "the name is not available in this kind of module",
    explanation:
      'The module "machine" is the one door to raw memory; HACKING.md says who may open it.',
  },
  NT3101: {
    title:
      "the top level of a kernel module cannot be evaluated at compile time",
    explanation:
      "Kernel modules' top levels become static data. Reading the machine, calling assembly or throwing there would have to happen at boot: do it in a function that kernel/main.ts calls.",
  },
  NT3201: {
    title: "a `@noalloc` function allocates",
    explanation:
      "The tag promises that neither the function nor anything it calls takes memory. The message names the chain of calls to the allocation; a call through a function value may reach every function of alike parameters that is used as a value.",
  },
  NT3202: {
    title: "a `@nosleep` or `@interrupt` function sleeps",
    explanation:
      "The function, or one it calls, may park the running thread (`@sleeps`), which an interrupt cannot. The message names the chain of calls.",
  },
  NT3203: {
    title: "an `@interrupt` function computes with `number`",
    explanation:
      "Interrupts do not save the vector registers, where floats live. Write machine integers in everything an interrupt may run; only what never returns, such as a panic, is free to do otherwise.",
  },
  NT3204: {
    title: "an error can leave a kernel function that is called from outside",
    explanation:
      "In the kernel, calls through function values and from assembly carry no errors. A function whose value is taken, or that is exported, and which allocates (`new` throws OutOfMemory) or throws must catch, and say in its result that it failed. The message names the way the error takes.",
  },
  NT3205: {
    title: "a kernel function has fewer parameters than it is called with",
    explanation:
      "What a call through a function value may reach decides whether an interrupt may make it: the functions of the same parameters. In the kernel a function value therefore has all parameters of the type it is used as, also those it does not need.",
  },
  NT2101: {
    title: "a `@layout` class does not lie as its tags say",
    explanation:
      "`@size` and `@offset` are checked against the layout the fields really have.",
  },
  NT9001: {
    title: "internal compiler error",
    explanation:
      "The compiler met a state it believed impossible. This is our bug; the message says where it happened.",
  },
};

/** Where a diagnostic stands: a node, or another stretch of a file. */
export type ErrorPlace = Pick<
  ts.Node,
  "getSourceFile" | "getStart" | "getWidth"
>;

/** Thrown to abandon the construct being compiled; collected by the driver. */
export class CompileError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly node: ErrorPlace | null,
    readonly hint?: string,
  ) {
    super(message);
  }
}

/** What to say where nobody knows a way round. */
const elsewhere =
  "docs/language.md lists what compiles: write it in one of those ways";

export function unsupported(
  node: ts.Node,
  what: string,
  hint = elsewhere,
): never {
  throw new CompileError("NT1001", `${what} is not supported`, node, hint);
}

export function internal(node: ts.Node | null, what: string): never {
  throw new CompileError("NT9001", `internal compiler error: ${what}`, node);
}
