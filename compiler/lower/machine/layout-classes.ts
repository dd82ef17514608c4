// `@layout` classes: no header, every field at a fixed place, checked against
// `@size` and `@offset`. Register blocks, wire formats, descriptor tables.

import ts from "typescript";
import { CompileError, unsupported } from "../../diagnostics.ts";
import { tagsOf } from "../../check/tags.ts";
import {
  baseOf,
  isStaticMember,
  memberType,
  propertyNameText,
} from "../objects/classes.ts";
import {
  irTypeOf,
  isHeaderless,
  markLayoutClass,
  sizeOfIrType,
  type ClassType,
  type Type,
} from "../types/types.ts";
import type { World } from "../world.ts";

export interface LayoutField {
  readonly name: string;
  readonly type: Type;
  readonly offset: number;
  readonly sizeBytes: number;
  readonly volatile: boolean;
  readonly bigEndian: boolean;
  /** Another layout or a fixed array stored in place: reading gives its address. */
  readonly embedded: boolean;
  /** Fixed arrays: the number of elements. */
  readonly count: number;
}

export interface Layout {
  readonly fields: ReadonlyMap<string, LayoutField>;
  readonly sizeBytes: number;
  readonly alignment: number;
}

const layouts = new WeakMap<ClassType, Layout>();

/** Finds every `@layout` class of the program before anything is resolved. */
export function markLayoutClasses(files: readonly ts.SourceFile[]): void {
  const visit = (node: ts.Node): void => {
    if (ts.isClassLike(node) && tagsOf(node).has("layout"))
      markLayoutClass(node);
    ts.forEachChild(node, visit);
  };
  for (const file of files) if (!file.isDeclarationFile) visit(file);
}

export function layoutOf(world: World, type: ClassType): Layout {
  let layout = layouts.get(type);
  if (layout === undefined)
    layouts.set(type, (layout = computeLayout(world, type)));
  return layout;
}

function computeLayout(world: World, type: ClassType): Layout {
  const tags = tagsOf(type.declaration);
  const packed = tags.has("packed");
  const stride = Number(tags.get("stride") ?? 0);
  const fields = new Map<string, LayoutField>();
  const base = baseOf(world, type);
  let offset = 0;
  let alignment = 1;
  if (base !== null) {
    const inherited = layoutOf(world, base);
    for (const [name, field] of inherited.fields) fields.set(name, field);
    offset = inherited.sizeBytes;
    alignment = inherited.alignment;
  }
  for (const element of type.declaration.members) {
    if (!ts.isPropertyDeclaration(element) || isStaticMember(element)) continue;
    const field = describeField(world, type, element);
    const align = packed ? 1 : field.alignment;
    offset = Math.ceil(offset / align) * align;
    checkOffset(element, offset);
    fields.set(field.name, { ...field, offset });
    offset += Math.max(field.sizeBytes, stride);
    alignment = Math.max(alignment, align);
  }
  const sizeBytes = Math.ceil(offset / alignment) * alignment;
  const wanted = tags.get("size");
  if (wanted !== undefined && Number(wanted) !== sizeBytes) {
    throw new CompileError(
      "NT2101",
      `the layout takes ${sizeBytes} bytes, \`@size\` says ${wanted}`,
      type.declaration.name ?? type.declaration,
    );
  }
  return { fields, sizeBytes, alignment };
}

function checkOffset(element: ts.PropertyDeclaration, offset: number): void {
  const wanted = tagsOf(element).get("offset");
  if (wanted !== undefined && Number(wanted) !== offset) {
    throw new CompileError(
      "NT2101",
      `the field lies at offset ${offset}, \`@offset\` says ${wanted}`,
      element.name,
    );
  }
}

interface DescribedField extends Omit<LayoutField, "offset"> {
  readonly alignment: number;
}

function describeField(
  world: World,
  owner: ClassType,
  element: ts.PropertyDeclaration,
): DescribedField {
  const name = propertyNameText(element.name);
  const wrappers = wrapperNames(element.type);
  const type = memberType(world, {
    kind: "field",
    owner,
    declaration: element,
  });
  const plain = {
    name,
    type,
    volatile: wrappers.has("Volatile"),
    bigEndian: wrappers.has("BigEndian"),
    count: 0,
  };
  if (type.kind === "class" && isFixedArray(type)) {
    const { element: item, count } = fixedArrayParts(type);
    const size = storedSize(world, item, element);
    return {
      ...plain,
      sizeBytes: size.bytes * count,
      alignment: size.alignment,
      embedded: true,
      count,
    };
  }
  if (isHeaderless(type) && type.kind === "class") {
    const inner = layoutOf(world, type);
    return {
      ...plain,
      sizeBytes: inner.sizeBytes,
      alignment: inner.alignment,
      embedded: true,
    };
  }
  if (type.kind === "class" && type.declaration.name?.text === "Atomic") {
    const size = storedSize(world, type.typeArguments[0]!, element);
    return {
      ...plain,
      sizeBytes: size.bytes,
      alignment: size.alignment,
      embedded: true,
    };
  }
  const size = storedSize(world, type, element);
  return {
    ...plain,
    sizeBytes: size.bytes,
    alignment: size.alignment,
    embedded: false,
  };
}

/** Bytes and alignment of a value stored in place. */
export function storedSize(
  world: World,
  type: Type,
  node: ts.Node,
): { bytes: number; alignment: number } {
  if (type.kind === "class" && isHeaderless(type)) {
    const inner = layoutOf(world, type);
    return { bytes: inner.sizeBytes, alignment: inner.alignment };
  }
  const ir = irTypeOf(type);
  if (ir === "val" || ir === "void")
    unsupported(
      node,
      "a field of this type in a `@layout` class",
      "use machine integers",
    );
  const bytes = sizeOfIrType(ir);
  return { bytes, alignment: bytes };
}

/** The library's ambient classes that the compiler knows. */
type Intrinsic<Name extends string> = ClassType & { readonly brand: Name };

export function isFixedArray(type: Type): type is Intrinsic<"FixedArray"> {
  return (
    type.kind === "class" &&
    type.declaration.name?.text === "FixedArray" &&
    type.declaration.getSourceFile().isDeclarationFile
  );
}

export function isAtomic(type: Type): type is Intrinsic<"Atomic"> {
  return (
    type.kind === "class" &&
    type.declaration.name?.text === "Atomic" &&
    type.declaration.getSourceFile().isDeclarationFile
  );
}

export function fixedArrayParts(type: ClassType): {
  element: Type;
  count: number;
} {
  const [element, length] = type.typeArguments;
  return {
    element: element!,
    count: Number((length?.key ?? "").replace("number:", "")),
  };
}

/** The wrapper aliases around a field's type: `Volatile<BigEndian<u16>>`. */
function wrapperNames(node: ts.TypeNode | undefined): Set<string> {
  const names = new Set<string>();
  let current = node;
  while (
    current !== undefined &&
    ts.isTypeReferenceNode(current) &&
    ts.isIdentifier(current.typeName)
  ) {
    if (
      current.typeName.text !== "Volatile" &&
      current.typeName.text !== "BigEndian"
    )
      break;
    names.add(current.typeName.text);
    current = current.typeArguments?.[0];
  }
  return names;
}
