// An ELF object file that holds one read-only section and no symbols: how bytes
// made by us get into an image.

const headerBytes = 64;
const sectionHeaderBytes = 64;
const machineX86 = 62;

/** The object file's bytes: `data` in a section named `section`. */
export function makeDataObject(section: string, data: Buffer): Buffer {
  const names = Buffer.from(`\0${section}\0.shstrtab\0`, "latin1");
  const dataAt = headerBytes;
  const namesAt = dataAt + data.length;
  const headersAt = Math.ceil((namesAt + names.length) / 8) * 8;
  const file = Buffer.alloc(headersAt + 3 * sectionHeaderBytes);
  // File header: 64-bit, little-endian, relocatable.
  file.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  file.writeUInt16LE(1, 16);
  file.writeUInt16LE(machineX86, 18);
  file.writeUInt32LE(1, 20);
  file.writeBigUInt64LE(BigInt(headersAt), 40);
  file.writeUInt16LE(headerBytes, 52);
  file.writeUInt16LE(sectionHeaderBytes, 58);
  file.writeUInt16LE(3, 60);
  file.writeUInt16LE(2, 62);
  file.set(data, dataAt);
  file.set(names, namesAt);
  const allocated = 2n;
  const header = (
    index: number,
    name: number,
    type: number,
    flags: bigint,
    at: number,
    size: number,
  ) => {
    const base = headersAt + index * sectionHeaderBytes;
    file.writeUInt32LE(name, base);
    file.writeUInt32LE(type, base + 4);
    file.writeBigUInt64LE(flags, base + 8);
    file.writeBigUInt64LE(BigInt(at), base + 24);
    file.writeBigUInt64LE(BigInt(size), base + 32);
    file.writeBigUInt64LE(8n, base + 48);
  };
  header(1, 1, 1, allocated, dataAt, data.length);
  header(2, section.length + 2, 3, 0n, namesAt, names.length);
  return file;
}
