// Which symbols the functions and globals of a module name, and so what is in use.
import type { IrFunction, IrGlobal, IrModule, Operand } from "./ir.ts";

export class Uses {
  private readonly known = new Map<string, readonly string[]>();

  constructor(readonly module: IrModule) {}

  /** Those defined here. */
  functions(): IrFunction[] {
    return [...this.module.functions.values()].filter(
      ({ attributes }) => attributes.external !== true,
    );
  }

  globals(): IrGlobal[] {
    return [...this.module.globals.values()].filter(
      ({ external }) => external !== true,
    );
  }

  names(): string[] {
    return [...this.functions(), ...this.globals()].map(({ name }) => name);
  }

  /** What assembly, the linker script and other worlds may refer to. */
  exported(): string[] {
    return [
      ...this.functions().filter(
        ({ attributes }) =>
          attributes.exported === true || attributes.section !== undefined,
      ),
      ...this.globals().filter(
        ({ exported, section }) => exported === true || section !== undefined,
      ),
    ].map(({ name }) => name);
  }

  reachedFrom(roots: Iterable<string>): Set<string> {
    const reached = new Set(roots);
    for (const name of reached)
      for (const used of this.of(name)) reached.add(used);
    return reached;
  }

  /** The functions and globals of this module that one of them names. */
  of(name: string): readonly string[] {
    const found = this.known.get(name);
    if (found !== undefined) return found;
    const { functions, globals } = this.module;
    const names = new Set<string>();
    const note = (used: string): void => {
      const irFunction = functions.get(used);
      const isOurs =
        irFunction === undefined
          ? globals.get(used) !== undefined &&
            globals.get(used)!.external !== true
          : irFunction.attributes.external !== true;
      if (isOurs) names.add(used);
    };
    const irFunction = functions.get(name);
    if (irFunction !== undefined) noteSymbols(irFunction, note);
    for (const item of globals.get(name)?.data ?? [])
      if (item.kind === "address") note(item.symbol);
    const used = [...names];
    this.known.set(name, used);
    return used;
  }
}

function noteSymbols(
  { blocks, attributes }: IrFunction,
  note: (name: string) => void,
): void {
  const noteOperand = (operand: Operand): void => {
    if (operand.kind === "symbol") note(operand.name);
  };
  const { valueName } = attributes;
  if (valueName !== undefined && valueName.text !== null) note(valueName.text);
  for (const { instructions } of blocks) {
    for (const { operands, edges, attributes: words } of instructions) {
      // Of a direct call the callee; others name nothing of the module.
      if (words.symbol !== undefined) note(words.symbol);
      for (const operand of operands) noteOperand(operand);
      for (const edge of edges)
        for (const one of edge.arguments) noteOperand(one);
    }
  }
}

/** Removes what nothing outside can reach. */
export function removeUnreached(module: IrModule): void {
  const uses = new Uses(module);
  const reached = uses.reachedFrom(uses.exported());
  for (const { name } of uses.functions())
    if (!reached.has(name)) module.functions.delete(name);
  for (const { name } of uses.globals())
    if (!reached.has(name)) module.globals.delete(name);
}
