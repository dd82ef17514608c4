// The evaluator's memory: globals, objects and stack slots as regions of bytes
// in which addresses are remembered beside the bytes.

import type { DataItem, IrModule, IrType } from "../ir/ir.ts";
import { sizeOfIrType } from "../lower/types/types.ts";

/** Integers are bigints without sign; addresses stay symbolic. */
export type Value = bigint | number | Pointer;

export class Pointer {
  constructor(
    readonly region: Region,
    readonly offset: number,
  ) {}
}

export interface Region {
  symbol: string | null;
  /** Null for functions and symbols of other objects. */
  readonly bytes: Uint8Array | null;
  /** Addresses stored in the region, by offset. */
  readonly pointers: Map<
    number,
    { readonly target: Pointer; readonly bytes: 4 | 8 }
  >;
  changed: boolean;
}

export class Memory {
  private readonly regions = new Map<string, Region>();
  private readonly written: Region[] = [];
  private nextStatic = 0;

  constructor(private readonly module: IrModule) {}

  symbol(name: string): Region {
    let region = this.regions.get(name);
    if (region === undefined) {
      const global = this.module.globals.get(name);
      const known = global !== undefined && global.external !== true;
      region = {
        symbol: name,
        bytes: known ? new Uint8Array(sizeOfData(global.data)) : null,
        pointers: new Map(),
        changed: false,
      };
      this.regions.set(name, region);
      if (known) this.initialise(region, global.data);
    }
    return region;
  }

  private initialise(region: Region, data: readonly DataItem[]): void {
    const view = new DataView(region.bytes!.buffer);
    let offset = 0;
    for (const item of data) {
      if (item.kind === "bytes") region.bytes!.set(item.data, offset);
      else if (item.kind === "float") view.setFloat64(offset, item.value, true);
      else if (item.kind === "integer")
        writeInteger(view, offset, item.bytes, item.value);
      else if (item.kind === "address") {
        region.pointers.set(offset, {
          target: new Pointer(this.symbol(item.symbol), item.addend ?? 0),
          bytes: item.bytes,
        });
      }
      offset += sizeOfItem(item);
    }
  }

  allocate(sizeBytes: number): Region {
    return {
      symbol: null,
      bytes: new Uint8Array(sizeBytes),
      pointers: new Map(),
      changed: false,
    };
  }

  load({ region, offset }: Pointer, type: IrType): Value | null {
    const stored = region.pointers.get(offset);
    if (stored !== undefined) return stored.target;
    const view = new DataView(region.bytes!.buffer);
    if (type === "f64") return view.getFloat64(offset, true);
    if (type === "f32") return view.getFloat32(offset, true);
    const size = sizeOfIrType(type);
    for (const [at, pointer] of region.pointers) {
      if (at < offset + size && offset < at + pointer.bytes) return null;
    }
    let value = 0n;
    for (let i = size - 1; i >= 0; i--)
      value = (value << 8n) | BigInt(region.bytes![offset + i]!);
    return type === "i1" ? value & 1n : value;
  }

  store({ region, offset }: Pointer, type: IrType, value: Value): void {
    const size = sizeOfIrType(type);
    this.touch(region, offset, size);
    const view = new DataView(region.bytes!.buffer);
    if (value instanceof Pointer)
      region.pointers.set(offset, { target: value, bytes: size as 4 | 8 });
    else if (type === "f64") view.setFloat64(offset, Number(value), true);
    else if (type === "f32") view.setFloat32(offset, Number(value), true);
    else writeInteger(view, offset, size, value as bigint);
  }

  fill({ region, offset }: Pointer, value: number, size: number): void {
    this.touch(region, offset, size);
    region.bytes!.fill(value, offset, offset + size);
  }

  copy(to: Pointer, from: Pointer, size: number): void {
    const moved = [...from.region.pointers].filter(
      ([at]) => at >= from.offset && at < from.offset + size,
    );
    const bytes = from.region.bytes!.slice(from.offset, from.offset + size);
    this.touch(to.region, to.offset, size);
    to.region.bytes!.set(bytes, to.offset);
    for (const [at, pointer] of moved)
      to.region.pointers.set(at - from.offset + to.offset, pointer);
  }

  private touch(region: Region, offset: number, size: number): void {
    for (const [at, pointer] of region.pointers) {
      if (at < offset + size && offset < at + pointer.bytes)
        region.pointers.delete(at);
    }
    if (!region.changed) this.written.push(region);
    region.changed = true;
    region.bytes!.fill(0, offset, offset + size);
  }

  /** Turns what was written into the initial data of globals. */
  writeBack(): void {
    const done = new Set<Region>();
    const work = this.written.filter((region) => region.symbol !== null);
    for (let region = work.pop(); region !== undefined; region = work.pop()) {
      if (done.has(region)) continue;
      done.add(region);
      for (const { target } of region.pointers.values()) {
        if (target.region.symbol === null) {
          target.region.symbol = `static.${this.nextStatic++}`;
          work.push(target.region);
        }
      }
      const name = region.symbol!;
      const old = this.module.globals.get(name);
      this.module.globals.set(name, {
        ...(old ?? { name, constant: false, align: 16 }),
        constant: false,
        data: dataOf(region),
      });
    }
  }
}

function dataOf(region: Region): DataItem[] {
  const items: DataItem[] = [];
  const bytes = region.bytes!;
  const places = [...region.pointers].sort(([a], [b]) => a - b);
  let offset = 0;
  const plain = (end: number): void => {
    if (end <= offset) return;
    const part = bytes.slice(offset, end);
    items.push(
      part.every((byte) => byte === 0)
        ? { kind: "zero", bytes: part.length }
        : { kind: "bytes", data: part },
    );
    offset = end;
  };
  for (const [at, { target, bytes: size }] of places) {
    plain(at);
    items.push({
      kind: "address",
      symbol: target.region.symbol!,
      bytes: size,
      ...(target.offset === 0 ? {} : { addend: target.offset }),
    });
    offset = at + size;
  }
  plain(bytes.length);
  return items;
}

function writeInteger(
  view: DataView,
  offset: number,
  size: number,
  value: bigint,
): void {
  for (let i = 0; i < size; i++)
    view.setUint8(offset + i, Number((value >> BigInt(8 * i)) & 0xffn));
}

function sizeOfItem(item: DataItem): number {
  switch (item.kind) {
    case "bytes":
      return item.data.length;
    case "float":
      return 8;
    default:
      return item.bytes;
  }
}

function sizeOfData(data: readonly DataItem[]): number {
  return data.reduce((sum, item) => sum + sizeOfItem(item), 0);
}
