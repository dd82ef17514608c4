// A module in pieces. In development they are many and follow the source files,
// so that most stay the same when one changes. In release there are two, compiled
// side by side: what programs can use, and what only the shell reaches.
import type { IrFunction, IrGlobal, IrModule } from "../ir/ir.ts";
import { Uses } from "../ir/uses.ts";

/** What one of several objects of a world defines. */
export interface Piece {
  readonly functions: ReadonlySet<IrFunction>;
  readonly globals: ReadonlySet<IrGlobal>;
  /** Names that other pieces use; null: all of them may. */
  readonly shared: ReadonlySet<string> | null;
  /** Of other pieces: had here too, to be inlined and folded, and for nothing else. */
  readonly copies: ReadonlySet<string>;
}

/** More pieces are less to compile after a change, and more to compile afresh. */
const pieceCount = 12;

export function splitByFile(module: IrModule): Piece[] {
  const copies = new Set<string>();
  const pieces = Array.from({ length: pieceCount }, () => ({
    functions: new Set<IrFunction>(),
    globals: new Set<IrGlobal>(),
    shared: null,
    copies,
  }));
  // External ones are declared where they are used.
  for (const irFunction of module.functions.values()) {
    if (irFunction.attributes.inline === "always") copies.add(irFunction.name);
    if (irFunction.attributes.external === true) continue;
    const home = irFunction.location?.file ?? irFunction.name;
    pieces[pieceOf(home)]!.functions.add(irFunction);
  }
  for (const global of module.globals.values()) {
    if (global.external === true) continue;
    const home = global.debug?.location.file ?? global.name;
    pieces[pieceOf(home)]!.globals.add(global);
  }
  return pieces.filter(
    ({ functions, globals }) => functions.size + globals.size > 0,
  );
}

/** FNV-1a: the same file goes to the same piece in every build. */
function pieceOf(home: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < home.length; index++)
    hash = Math.imul(hash ^ home.charCodeAt(index), 0x01000193) >>> 0;
  return hash % pieceCount;
}

/** Functions of so few instructions LLVM may inline wherever they are called. */
const mostCopiedInstructions = 60;
/** Constants of so few items; a string has three. */
const mostCopiedItems = 64;

/** What is compiled apart from the rest of the kernel in release. */
export interface Apart {
  /** The exported function that alone reaches it. */
  readonly root: string;
  /** What is in this folder is not apart, whoever reaches it. */
  readonly exceptFolder: string;
}

/**
 * Two pieces, of which one is `apart`. The other uses nothing of it, so LLVM
 * sees as much of that as if there were no other.
 */
export function splitByUse(
  module: IrModule,
  { root, exceptFolder }: Apart,
): Piece[] {
  const uses = new CopyingUses(module);
  const isWithRest = ({ name, location }: IrFunction): boolean =>
    name !== root && location?.file.startsWith(exceptFolder) === true;
  const other = uses.reachedFrom([
    ...uses.exported().filter((name) => name !== root),
    ...uses
      .functions()
      .filter(isWithRest)
      .map(({ name }) => name),
  ]);
  const isOther = ({ name }: IrFunction | IrGlobal): boolean => other.has(name);
  const rest = new Set(uses.names().filter((name) => !other.has(name)));
  const shared = new Set(
    [...rest].flatMap((name) =>
      uses.of(name).filter((used) => other.has(used)),
    ),
  );
  const copies = uses.copied(shared);
  const functions = uses.functions();
  const globals = uses.globals();
  // The larger one comes first: LLVM works on it while the other is printed.
  return [
    {
      functions: new Set(functions.filter((one) => !isOther(one))),
      globals: new Set(globals.filter((one) => !isOther(one))),
      shared: new Set<string>(),
      copies,
    },
    {
      functions: new Set(functions.filter(isOther)),
      globals: new Set(globals.filter(isOther)),
      shared,
      copies: new Set<string>(),
    },
  ].filter((piece) => piece.functions.size + piece.globals.size > 0);
}

/** A module's functions and globals, and which may be known beside their piece. */
class CopyingUses extends Uses {
  /**
   * What may be known beside its piece of what is `shared`, to which constants
   * are added, and what functions use that have to be inlined everywhere. Nothing
   * else is: what its own piece alone uses is worth more.
   */
  copied(shared: Set<string>): Set<string> {
    const copies = new Set<string>();
    for (const name of shared) {
      const isCopied =
        this.isSmall(name) &&
        (this.isAlwaysInlined(name) ||
          this.of(name).every(
            (used) => shared.has(used) || this.isConstant(used),
          ));
      if (!isCopied) continue;
      copies.add(name);
      // What is added is seen to in its turn.
      for (const used of this.of(name)) shared.add(used);
    }
    return copies;
  }

  private isAlwaysInlined(name: string): boolean {
    return this.module.functions.get(name)?.attributes.inline === "always";
  }

  private isConstant(name: string): boolean {
    return this.module.globals.get(name)?.constant === true;
  }

  private isSmall(name: string): boolean {
    const irFunction = this.module.functions.get(name);
    if (irFunction === undefined) {
      const { constant, data } = this.module.globals.get(name)!;
      return constant && data.length <= mostCopiedItems;
    }
    const { inline, naked, cold, weak } = irFunction.attributes;
    if (naked === true || weak === true || cold === true) return false;
    if (inline !== undefined) return inline === "always";
    const count = irFunction.blocks.reduce(
      (sum, { instructions }) => sum + instructions.length,
      0,
    );
    return count <= mostCopiedInstructions;
  }
}
