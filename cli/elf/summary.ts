// An image's sizes in a few words.

import { formatBytes } from "../output.ts";
import {
  readElf,
  sectionFlag,
  sectionType,
  type ElfSection,
} from "./reader.ts";

export type SectionClass = "code" | "constants" | "data" | "zeroed";

/** What an allocated section is for, or null: it is not loaded. */
export function classOf(section: ElfSection): SectionClass | null {
  if ((section.flags & sectionFlag.allocated) === 0) return null;
  if (section.type === sectionType.noBits) return "zeroed";
  if ((section.flags & sectionFlag.executable) !== 0) return "code";
  return (section.flags & sectionFlag.write) !== 0 ? "data" : "constants";
}

export interface ImageSizes extends Record<SectionClass, number> {
  /** Everything that is loaded and occupies the file. */
  readonly loaded: number;
  readonly file: number;
}

export function imageSizes(file: string): ImageSizes {
  const elf = readElf(file);
  const sizes = { code: 0, constants: 0, data: 0, zeroed: 0 };
  for (const section of elf.sections) {
    const sectionClass = classOf(section);
    if (sectionClass !== null) sizes[sectionClass] += section.sizeBytes;
  }
  const loaded = sizes.code + sizes.constants + sizes.data;
  return { ...sizes, loaded, file: elf.fileBytes };
}

export function summarizeImage(file: string): string {
  const sizes = imageSizes(file);
  return (
    `${formatBytes(sizes.loaded)} loaded (code ${formatBytes(sizes.code)}, ` +
    `constants ${formatBytes(sizes.constants)}, ` +
    `data ${formatBytes(sizes.data)}) and ` +
    `${formatBytes(sizes.zeroed)} zeroed; file ${formatBytes(sizes.file)}`
  );
}
