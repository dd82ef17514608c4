// Stands in for kernel/memory/firmware-bytes.ts under Node: the same reads, over
// a buffer. Reading on for ever is an error here: that is how a hang is noticed.

const memory = { bytes: new Uint8Array(0), reads: 0, readLimit: 0 };

/** What all addresses lie in from now on, from 0; and how often it may be read. */
export function setMemory(bytes: Uint8Array, readLimit: number): void {
  memory.bytes = bytes;
  memory.reads = 0;
  memory.readLimit = readLimit;
}

export class FirmwareBytes {
  private start = 0;
  private size = 0;

  show(address: number, sizeBytes: number): boolean {
    this.start = address;
    const isThere = address !== 0 && address + sizeBytes <= memory.bytes.length;
    this.size = isThere ? sizeBytes : 0;
    return isThere;
  }

  address(): number {
    return this.start;
  }

  sizeBytes(): number {
    return this.size;
  }

  has(offset: number, count: number): boolean {
    return count <= this.size && offset <= this.size - count;
  }

  u8At(offset: number): number {
    memory.reads += 1;
    if (memory.reads > memory.readLimit) throw new Error("it reads for ever");
    return offset < this.size ? memory.bytes[this.start + offset]! : 0;
  }

  u16At(offset: number): number {
    if (!this.has(offset, 2)) return 0;
    return this.u8At(offset) | (this.u8At(offset + 1) << 8);
  }

  u32At(offset: number): number {
    if (!this.has(offset, 4)) return 0;
    return this.u16At(offset) + this.u16At(offset + 2) * 0x1_0000;
  }

  u64At(offset: number): number {
    if (!this.has(offset, 8)) return 0;
    return this.u32At(offset) + this.u32At(offset + 4) * 0x1_0000_0000;
  }

  sum(count: number): number {
    let total = 0;
    for (let i = 0; i < Math.min(count, this.size); i++) total += this.u8At(i);
    return total & 0xff;
  }
}
