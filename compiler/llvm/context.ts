// What the parts of the emitter share while one module is written.
import type { IrModule } from "../ir/ir.ts";
import type { Target } from "../targets/target.ts";
import { DebugInfo } from "./debug.ts";
import { MetadataTable } from "./metadata.ts";
import type { Piece } from "./pieces.ts";
import { globalName } from "./text.ts";

export interface EmitOptions {
  readonly target: Target;
  readonly mode: "release" | "development";
  /**
   * The name of a source file as debuggers shall see it. Must not depend on
   * where the checkout lies, or builds are not reproducible.
   */
  readonly fileName?: (file: string) => string;
  /** Of names that are not exported, when a world in pieces meets another. */
  readonly nameSuffix?: string;
}

/** What a symbol is that no world of ours has. */
const worldless = { exported: undefined, external: true };

export class ModuleContext {
  readonly metadata = new MetadataTable();
  readonly debug: DebugInfo;
  private readonly declarations = new Map<string, string>();
  private readonly symbols = new Set<string>();
  /** Used here and defined in another piece. */
  private readonly foreign = new Set<string>();
  private readonly spelled = new Map<string, string>();

  constructor(
    readonly module: IrModule,
    readonly options: EmitOptions,
    /** Null: all of the module. */
    readonly piece: Piece | null = null,
  ) {
    this.debug = new DebugInfo(module, this.metadata, options);
  }

  /**
   * How LLVM is to spell a name. Two worlds of one image may both be in pieces:
   * then the linker sees the names of both, and those not exported must differ.
   */
  symbolName(name: string): string {
    let spelled = this.spelled.get(name);
    if (spelled === undefined) {
      const { nameSuffix = "" } = this.options;
      const isSeen = this.piece !== null && this.isHidden(name);
      spelled = globalName(isSeen ? `${name}${nameSuffix}` : name);
      this.spelled.set(name, spelled);
    }
    return spelled;
  }

  private isHidden(name: string): boolean {
    const irFunction = this.module.functions.get(name);
    const { exported, external } =
      irFunction?.attributes ?? this.module.globals.get(name) ?? worldless;
    return exported !== true && external !== true;
  }

  /** How what is not exported is seen: other pieces see it if they use it, nobody else does. */
  linkageOf(name: string): string {
    if (this.piece === null) return "internal";
    const { shared } = this.piece;
    return shared === null || shared.has(name) ? "hidden" : "internal";
  }

  get target(): Target {
    return this.options.target;
  }

  /** Makes sure that function `name`, if not of this module, is declared. */
  declareFunction(name: string, result: string, parameters: string): void {
    if (this.isOfModule(name) || this.declarations.has(name)) return;
    this.declarations.set(
      name,
      `declare ${result} ${globalName(name)}(${parameters})`,
    );
  }

  /** Notes the use of an address; whoever is not ours is declared at the end. */
  useSymbol(name: string): void {
    if (!this.isOfModule(name)) this.symbols.add(name);
  }

  private isOfModule(name: string): boolean {
    const { module, piece, foreign } = this;
    const irFunction = module.functions.get(name);
    const global = module.globals.get(name);
    if (irFunction === undefined && global === undefined) return false;
    const isOwn =
      piece === null ||
      (irFunction !== undefined && piece.functions.has(irFunction)) ||
      (global !== undefined && piece.globals.has(global));
    if (!isOwn) foreign.add(name);
    return true;
  }

  /** Functions and globals of other pieces that this one uses. */
  get foreignNames(): Iterable<string> {
    return this.foreign;
  }

  printDeclarations(): string[] {
    const lines = [...this.declarations.values()];
    for (const name of this.symbols) {
      if (this.declarations.has(name)) continue;
      lines.push(`${globalName(name)} = external dso_local global i8`);
    }
    return lines;
  }
}
