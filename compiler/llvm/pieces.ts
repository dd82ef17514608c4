// A module in pieces of about the same size, for development: what comes from one
// source file is in one piece, so that most pieces stay the same when it changes.
import type { IrFunction, IrGlobal, IrModule } from "../ir/ir.ts";
import type { Piece } from "./context.ts";

/** More pieces are less to compile after a change, and more to compile afresh. */
const pieceCount = 12;

export function splitModule(module: IrModule): Piece[] {
  const pieces = Array.from({ length: pieceCount }, () => ({
    functions: new Set<IrFunction>(),
    globals: new Set<IrGlobal>(),
  }));
  // External ones are declared where they are used.
  for (const irFunction of module.functions.values()) {
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
