// DWARF: files, functions, lines, variables and types as metadata.
import type {
  DebugField,
  DebugType,
  DebugVariable,
  IrFunction,
  IrGlobal,
  IrModule,
  SourceLocation,
} from "../ir/ir.ts";
import type { MetadataTable } from "./metadata.ts";
import { escapeBytes } from "./text.ts";

export interface DebugOptions {
  readonly mode: "release" | "development";
  readonly fileName?: (file: string) => string;
}

export class DebugInfo {
  private unitNode: string | null = null;
  private readonly types = new Map<DebugType, string>();
  /** A copy of a function has variables of its own: by subprogram. */
  private readonly variables = new Map<DebugVariable, Map<string, string>>();
  private readonly globals: string[] = [];
  private readonly parameters = new Map<string, string>();
  private readonly locations = new Map<string, string>();
  /** The last node made for each: the same place mostly comes again in the same function. */
  private readonly places = new Map<
    SourceLocation | null,
    { readonly subprogram: string; readonly node: string }
  >();

  constructor(
    private readonly module: IrModule,
    private readonly metadata: MetadataTable,
    private readonly options: DebugOptions,
  ) {}

  private file(name: string): string {
    const shown = this.options.fileName?.(name) ?? name;
    return this.metadata.unique(
      `!DIFile(filename: "${escapeBytes(shown)}", directory: ".")`,
    );
  }

  /** The one compile unit, made when something needs it. */
  private unit(): string {
    this.unitNode ??= this.metadata.reserve();
    return this.unitNode;
  }

  /** Writes the compile unit; nothing may be added afterwards. */
  finish(): void {
    if (this.unitNode === null) return;
    const { metadata } = this;
    // gdb 13 breaks `p xs[1]` under a language it does not know.
    const optimized = this.options.mode === "release";
    metadata.define(
      this.unitNode,
      `distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: ${this.file(this.module.name)}, ` +
        `producer: "nautilus", isOptimized: ${optimized}, runtimeVersion: 0, emissionKind: FullDebug, ` +
        `globals: ${metadata.list(this.globals)}, splitDebugInlining: false, nameTableKind: None)`,
    );
    metadata.addNamed("llvm.dbg.cu", this.unitNode);
    // 7: the larger of two wins. 2: a mismatch is a warning. Version 5 is the
    // first that can turn an integer into a float (DW_OP_convert).
    metadata.addNamed(
      "llvm.module.flags",
      metadata.unique(`!{i32 7, !"Dwarf Version", i32 5}`),
    );
    metadata.addNamed(
      "llvm.module.flags",
      metadata.unique(`!{i32 2, !"Debug Info Version", i32 3}`),
    );
  }

  /** The node of a function, or null if it stands in no source. */
  subprogram(irFunction: IrFunction): string | null {
    const { location } = irFunction;
    if (location === null || irFunction.attributes.external === true) {
      return null;
    }
    const { metadata } = this;
    const file = this.file(location.file);
    const type = metadata.unique(
      `!DISubroutineType(types: ${metadata.list(["null"])})`,
    );
    const flags =
      this.options.mode === "release"
        ? "DISPFlagDefinition | DISPFlagOptimized"
        : "DISPFlagDefinition";
    const local =
      irFunction.attributes.exported === true ? "" : "DISPFlagLocalToUnit | ";
    // Without a linkage name, which gdb would show instead of ours.
    return metadata.distinct(
      `!DISubprogram(name: "${escapeBytes(irFunction.displayName)}", ` +
        `scope: ${file}, file: ${file}, line: ${location.line}, scopeLine: ${location.line}, type: ${type}, ` +
        `flags: DIFlagPrototyped, spFlags: ${local}${flags}, unit: ${this.unit()}, retainedNodes: ${metadata.list([])})`,
    );
  }

  /** A line of `irFunction`; without one, the function's own, as line 0. */
  location(
    irFunction: IrFunction,
    subprogram: string,
    location: SourceLocation | null,
  ): string {
    const known = this.places.get(location);
    if (known?.subprogram === subprogram) return known.node;
    const node = this.locationNode(irFunction, subprogram, location);
    this.places.set(location, { subprogram, node });
    return node;
  }

  private locationNode(
    irFunction: IrFunction,
    subprogram: string,
    location: SourceLocation | null,
  ): string {
    const line = location?.line ?? 0;
    const column = location?.column ?? 0;
    const file = location?.file ?? irFunction.location!.file;
    const key = `${subprogram} ${line} ${column} ${file}`;
    const known = this.locations.get(key);
    if (known !== undefined) return known;
    const scope =
      file === irFunction.location!.file
        ? subprogram
        : this.metadata.unique(
            `!DILexicalBlockFile(scope: ${subprogram}, file: ${this.file(file)}, discriminator: 0)`,
          );
    const node = this.metadata.unique(
      `!DILocation(line: ${line}, column: ${column}, scope: ${scope})`,
    );
    this.locations.set(key, node);
    return node;
  }

  variable(
    irFunction: IrFunction,
    subprogram: string,
    variable: DebugVariable,
  ): string {
    const nodes = this.variables.get(variable) ?? new Map<string, string>();
    const known = nodes.get(subprogram);
    if (known !== undefined) return known;
    const { location, parameter } = variable;
    // Two notes of one parameter are one variable: LLVM refuses a second.
    const place = `${subprogram} ${parameter} ${variable.name}`;
    const same = parameter > 0 ? this.parameters.get(place) : undefined;
    if (same !== undefined) return same;
    const argument = parameter > 0 ? `, arg: ${parameter}` : "";
    const node = this.metadata.distinct(
      `!DILocalVariable(name: "${escapeBytes(variable.name)}"${argument}, scope: ${subprogram}, ` +
        `file: ${this.file(location.file)}, line: ${location.line}, type: ${this.type(variable.type)})`,
    );
    if (parameter > 0) this.parameters.set(place, node);
    this.variables.set(variable, nodes.set(subprogram, node));
    return node;
  }

  /** The node to attach to a global, or null if it stands in no source. */
  global(global: IrGlobal): string | null {
    const { debug } = global;
    if (debug === undefined || global.external === true) return null;
    const file = this.file(debug.location.file);
    const node = this.metadata.distinct(
      `!DIGlobalVariable(name: "${escapeBytes(debug.name)}", ` +
        `scope: ${this.unit()}, file: ${file}, line: ${debug.location.line}, type: ${this.type(debug.type)}, ` +
        `isLocal: ${global.exported !== true}, isDefinition: true)`,
    );
    const expression = this.metadata.unique(
      `!DIGlobalVariableExpression(var: ${node}, expr: !DIExpression())`,
    );
    this.globals.push(expression);
    return expression;
  }

  // Types.

  private type(type: DebugType): string {
    const known = this.types.get(type);
    if (known !== undefined) return known;
    const node = this.makeType(type);
    this.types.set(type, node);
    return node;
  }

  private basic(name: string, bits: number, encoding: string): string {
    return this.metadata.unique(
      `!DIBasicType(name: "${escapeBytes(name)}", size: ${bits}, encoding: DW_ATE_${encoding})`,
    );
  }

  private pointerTo(node: string): string {
    return this.metadata.unique(
      `!DIDerivedType(tag: DW_TAG_pointer_type, baseType: ${node}, size: 64)`,
    );
  }

  private makeType(type: DebugType): string {
    switch (type.kind) {
      case "number":
        return this.basic("number", 64, "float");
      case "boolean":
        return this.basic("boolean", 8, "boolean");
      case "integer":
        return this.basic(
          type.name,
          type.bits ?? 64,
          type.signed === true ? "signed" : "unsigned",
        );
      case "value":
        return this.basic(type.name, 64, "unsigned");
      case "pointer":
        return this.pointerTo(
          type.element === undefined ? "null" : this.type(type.element),
        );
      case "function":
        return this.pointerTo(
          this.metadata.unique(
            `!DISubroutineType(types: ${this.metadata.list(["null"])})`,
          ),
        );
      case "string":
      case "object":
      case "array":
        return this.structure(type);
    }
  }

  /** A pointer to the struct of an object; types may refer to themselves. */
  private structure(type: DebugType): string {
    const { metadata } = this;
    const struct = metadata.reserve();
    const pointer = this.pointerTo(struct);
    this.types.set(type, pointer);
    const name = type.kind === "string" ? "NautilusString" : type.name;
    const head = `!DICompositeType(tag: DW_TAG_structure_type, name: "${escapeBytes(name)}"`;
    const fields = type.fields?.() ?? [];
    if (fields.length === 0) {
      metadata.define(struct, `distinct ${head}, flags: DIFlagFwdDecl)`);
      return pointer;
    }
    const members = fields.map((field) => this.member(struct, field));
    const bytes = Math.max(
      ...fields.map((field) => field.offset + fieldBytes(field.type)),
    );
    metadata.define(
      struct,
      `distinct ${head}, size: ${bytes * 8}, elements: ${metadata.list(members)})`,
    );
    return pointer;
  }

  private member(struct: string, field: DebugField): string {
    return this.metadata.unique(
      `!DIDerivedType(tag: DW_TAG_member, name: "${escapeBytes(field.name)}", scope: ${struct}, ` +
        `baseType: ${this.type(field.type)}, size: ${fieldBytes(field.type) * 8}, offset: ${field.offset * 8})`,
    );
  }
}

function fieldBytes(type: DebugType): number {
  if (type.kind === "boolean") return 1;
  return type.kind === "integer" ? (type.bits ?? 64) / 8 : 8;
}
