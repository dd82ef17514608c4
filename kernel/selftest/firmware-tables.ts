// Firmware's tables as a machine might have them, written into memory for the
// tests of their readers: all that a seed chooses, with right checksums.

import { ByteSpan } from "../memory/byte-span.ts";
import { Random } from "./random.ts";

export const areaBytes: usize = 0x2000;

const headerBytes: usize = 36;
const nameMadt: u32 = 0x4349_5041;
const nameSrat: u32 = 0x5441_5253;
const nameSlit: u32 = 0x5449_4c53;
const nameList: u32 = 0x5444_5352; // "RSDT"
const nameLongList: u32 = 0x5444_5358; // "XSDT"
const tablesAtMost: u32 = 8;

/** Where the parts are in the area. */
const rootAt: usize = 0;
const multiprocessorAt: usize = 64;
const tablesAt: usize = 128;

export class FirmwareTables {
  readonly area = new ByteSpan();
  readonly random = new Random();
  /** What was written, for whoever compares. */
  cpuCount: u32 = 0;
  nodeCount: u32 = 0;
  controllerCount: u32 = 0;
  /** Where a table being written has got to. */
  private at: usize = 0;
  private start: usize = 0;
  private partCount: u32 = 0;
  private readonly partAt = new FixedArray<usize, 8>();
  private readonly partSizeBytes = new FixedArray<usize, 8>();
  private readonly partChecksumAt = new FixedArray<usize, 8>();

  rootPointer(): usize {
    return this.area.address() + rootAt;
  }

  multiprocessorPointer(): usize {
    return this.area.address() + multiprocessorAt;
  }

  /** Writes a machine of up to 12 CPUs and 4 nodes into `areaBytes` at `address`. */
  write(address: usize, seed: u64): void {
    this.random.start(seed);
    this.area.show(address, areaBytes);
    for (let at: usize = 0; at < areaBytes; at++) this.area.setByteAt(at, 0);
    this.partCount = 0;
    this.cpuCount = 1 + this.below(12);
    this.nodeCount = 1 + this.below(4);
    this.controllerCount = 1 + this.below(3);
    this.at = tablesAt;
    const madt = this.writeMadt();
    const srat = this.writeSrat();
    const slit = this.writeSlit();
    const isLong = this.below(2) === 0;
    const list = this.writeList(isLong, madt, srat, slit);
    this.writeMultiprocessor();
    this.writeRoot(isLong, list);
    this.repairChecksums();
  }

  /** Gives every table the checksum it should have, whatever has become of it. */
  repairChecksums(): void {
    for (let i: u32 = 0; i < this.partCount; i++) {
      const checksumAt = this.partChecksumAt[i];
      this.area.setByteAt(checksumAt, 0);
      let sum: u8 = 0;
      const end = this.partAt[i] + this.partSizeBytes[i];
      for (let at = this.partAt[i]; at < end; at++) sum += this.area.byteAt(at);
      this.area.setByteAt(checksumAt, 0 - sum);
    }
  }

  partStart(index: u32): usize {
    return this.partAt[index];
  }

  partSize(index: u32): usize {
    return this.partSizeBytes[index];
  }

  partsWritten(): u32 {
    return this.partCount;
  }

  private below(limit: u64): u32 {
    return u32(this.random.below(limit));
  }

  private writeRoot(isLong: boolean, list: usize): void {
    this.start = rootAt;
    this.at = rootAt;
    this.word(0x2044_5352); // "RSD "
    this.word(0x2052_5450); // "PTR "
    this.skip(7);
    this.byte(isLong ? 2 : 0);
    this.word(isLong ? 0 : u32(this.area.address() + list));
    this.part(rootAt, 20, rootAt + 8);
    if (!isLong) return;
    this.word(36);
    this.long(u64(this.area.address() + list));
    this.at = rootAt + 36;
    this.part(rootAt, 36, rootAt + 32);
  }

  private writeList(
    isLong: boolean,
    madt: usize,
    srat: usize,
    slit: usize,
  ): usize {
    const list = this.begin(isLong ? nameLongList : nameList);
    this.listEntry(isLong, madt);
    this.listEntry(isLong, srat);
    this.listEntry(isLong, slit);
    this.end();
    return list;
  }

  private listEntry(isLong: boolean, table: usize): void {
    const address = u64(this.area.address() + table);
    if (isLong) this.long(address);
    else this.word(u32(address));
  }

  private writeMadt(): usize {
    const table = this.begin(nameMadt);
    this.word(0xfee0_0000);
    this.word(1);
    for (let cpu: u32 = 0; cpu < this.cpuCount; cpu++) {
      if (cpu % 3 === 2) {
        this.half(0x1009); // the wide record
        this.half(0);
        this.word(cpu * 2);
        this.word(1);
        this.word(cpu);
      } else {
        this.half(0x0800);
        this.byte(u8(cpu));
        this.byte(u8(cpu * 2));
        this.word(1);
      }
    }
    for (let i: u32 = 0; i < this.controllerCount; i++) {
      this.half(0x0c01);
      this.half(u16(i));
      this.word(0xfec0_0000 + i * 0x1_0000);
      this.word(i * 24);
    }
    this.half(0x0a02); // line 0 leads to input 2
    this.half(0);
    this.word(2);
    this.half(0);
    this.half(0x0604); // pin 1 of every CPU
    this.byte(0xff);
    this.half(0);
    this.byte(1);
    this.end();
    return table;
  }

  private writeSrat(): usize {
    const table = this.begin(nameSrat);
    this.skip(12);
    for (let cpu: u32 = 0; cpu < this.cpuCount; cpu++) {
      this.half(0x1000);
      this.byte(u8(cpu % this.nodeCount));
      this.byte(u8(cpu * 2));
      this.word(1);
      this.skip(8);
    }
    for (let node: u32 = 0; node < this.nodeCount; node++) {
      this.half(0x2801);
      this.word(node);
      this.half(0);
      this.long(u64(node) << 30);
      this.long(0x4000_0000);
      this.skip(4);
      this.word(1);
      this.skip(8);
    }
    this.end();
    return table;
  }

  private writeSlit(): usize {
    const table = this.begin(nameSlit);
    this.long(u64(this.nodeCount));
    for (let from: u32 = 0; from < this.nodeCount; from++)
      for (let to: u32 = 0; to < this.nodeCount; to++)
        this.byte(from === to ? 10 : u8(11 + from + to));
    this.end();
    return table;
  }

  private writeMultiprocessor(): void {
    const table = (this.at + 15) & ~usize(15);
    this.at = table;
    this.word(0x504d_4350); // "PCMP"
    const sizeAt = this.at;
    this.half(0);
    this.byte(4);
    this.byte(0);
    this.skip(26);
    const entries = this.cpuCount + this.controllerCount + 3;
    this.half(u16(entries));
    this.word(0xfee0_0000);
    this.word(0);
    for (let cpu: u32 = 0; cpu < this.cpuCount; cpu++) {
      this.byte(0);
      this.byte(u8(cpu * 2));
      this.half(0x0114);
      this.skip(16);
    }
    this.half(0x0001); // bus 0
    this.word(0x2041_5349); // "ISA   "
    this.half(0x2020);
    for (let i: u32 = 0; i < this.controllerCount; i++) {
      this.byte(2);
      this.byte(u8(i));
      this.half(0x0111);
      this.word(0xfec0_0000 + i * 0x1_0000);
    }
    this.word(0x0000_0003); // line 0 leads to input 2
    this.word(0x0200_0000);
    this.word(0x0000_0104); // pin 1 of every CPU
    this.word(0x01ff_0000);
    this.setHalf(sizeAt, u16(this.at - table));
    this.part(table, this.at - table, table + 7);
    this.at = multiprocessorAt;
    this.word(0x5f50_4d5f); // "_MP_"
    this.word(u32(this.area.address() + table));
    this.half(0x0401);
    this.at = multiprocessorAt + 16;
    this.part(multiprocessorAt, 16, multiprocessorAt + 10);
  }

  /** A table's header, at a multiple of 8; gives where it is. */
  private begin(name: u32): usize {
    this.at = (this.at + 7) & ~usize(7);
    this.start = this.at;
    this.word(name);
    this.word(0);
    this.byte(3);
    this.skip(headerBytes - 9);
    return this.start;
  }

  private end(): void {
    const sizeBytes = this.at - this.start;
    this.setHalf(this.start + 4, u16(sizeBytes));
    this.part(this.start, sizeBytes, this.start + 9);
  }

  private part(at: usize, sizeBytes: usize, checksumAt: usize): void {
    if (this.partCount === tablesAtMost) return;
    this.partAt[this.partCount] = at;
    this.partSizeBytes[this.partCount] = sizeBytes;
    this.partChecksumAt[this.partCount] = checksumAt;
    this.partCount += 1;
  }

  private skip(count: usize): void {
    this.at += count;
  }

  private byte(value: u8): void {
    this.area.setByteAt(this.at, value);
    this.at += 1;
  }

  private half(value: u16): void {
    this.byte(u8(value));
    this.byte(u8(value >> 8));
  }

  private word(value: u32): void {
    this.half(u16(value));
    this.half(u16(value >> 16));
  }

  private long(value: u64): void {
    this.word(u32(value));
    this.word(u32(value >> 32));
  }

  private setHalf(at: usize, value: u16): void {
    this.area.setByteAt(at, u8(value));
    this.area.setByteAt(at + 1, u8(value >> 8));
  }
}
