// Line tables of DWARF 5 (standard, 6.2): which address is which line.

import { readForm, type FormValue, type UnitBases } from "./dwarf-forms.ts";
import { DwarfReader } from "./dwarf-reader.ts";

export interface LineRow {
  readonly address: number;
  readonly file: string;
  /** 0: no line. */
  readonly line: number;
  /** Not an instruction: the address after the last one. */
  readonly endsSequence: boolean;
}

export interface LineTable {
  readonly files: readonly string[];
  readonly rows: readonly LineRow[];
}

interface Header {
  readonly version: number;
  readonly minimumInstructionBytes: number;
  readonly lineBase: number;
  readonly lineRange: number;
  readonly opcodeBase: number;
  readonly operandCounts: readonly number[];
  readonly files: readonly string[];
}

const contentPath = 1;
const contentDirectory = 2;

/** The table at `at` of .debug_line; null when it is of another version. */
export function readLineTable(at: number, bases: UnitBases): LineTable | null {
  const bytes = bases.sections.get(".debug_line");
  if (bytes === undefined) return null;
  const reader = new DwarfReader(bytes, at);
  const end = reader.u32() + reader.at;
  const version = reader.u16();
  if (version !== 5) return null;
  reader.at += 2; // address and segment selector sizes
  const programAt = reader.u32() + reader.at;
  const header = readHeader(reader, version, bases);
  reader.at = programAt;
  return { files: header.files, rows: runProgram(reader, end, header) };
}

function readHeader(
  reader: DwarfReader,
  version: number,
  bases: UnitBases,
): Header {
  const minimumInstructionBytes = reader.u8();
  reader.at += 2; // operations per instruction, default is_stmt
  const lineBase = reader.i8();
  const lineRange = reader.u8();
  const opcodeBase = reader.u8();
  const operandCounts = [0];
  for (let i = 1; i < opcodeBase; i++) operandCounts.push(reader.u8());
  const directories = readEntries(reader, bases).map((entry) =>
    String(entry.get(contentPath) ?? ""),
  );
  const files = readEntries(reader, bases).map((entry) => {
    const path = String(entry.get(contentPath) ?? "");
    const directory = directories[Number(entry.get(contentDirectory) ?? 0)];
    const isRelative = !path.startsWith("/");
    return isRelative && directory !== undefined && !/^\.?$/.test(directory)
      ? `${directory}/${path}`
      : path;
  });
  return {
    version,
    minimumInstructionBytes,
    lineBase,
    lineRange,
    opcodeBase,
    operandCounts,
    files,
  };
}

/** Directory and file entries: a format, then values in it. */
function readEntries(
  reader: DwarfReader,
  bases: UnitBases,
): Map<number, FormValue>[] {
  const formats: [content: number, form: number][] = [];
  for (let count = reader.u8(); count > 0; count--) {
    formats.push([reader.unsigned(), reader.unsigned()]);
  }
  const entries: Map<number, FormValue>[] = [];
  for (let count = reader.unsigned(); count > 0; count--) {
    const entry = new Map<number, FormValue>();
    for (const [content, form] of formats) {
      entry.set(content, readForm(form, reader, bases));
    }
    entries.push(entry);
  }
  return entries;
}

/** The registers of the line program's machine. */
class State {
  address = 0;
  file = 1;
  line = 1;
}

function runProgram(
  reader: DwarfReader,
  end: number,
  header: Header,
): LineRow[] {
  const rows: LineRow[] = [];
  let state = new State();
  const emit = (endsSequence: boolean) =>
    rows.push({
      address: state.address,
      file: header.files[state.file] ?? "",
      line: state.line,
      endsSequence,
    });
  const advance = (operations: number) => {
    state.address += operations * header.minimumInstructionBytes;
  };
  while (reader.at < end) {
    const opcode = reader.u8();
    if (opcode >= header.opcodeBase) {
      const adjusted = opcode - header.opcodeBase;
      advance(Math.floor(adjusted / header.lineRange));
      state.line += header.lineBase + (adjusted % header.lineRange);
      emit(false);
    } else if (opcode === 0) {
      const next = reader.unsigned() + reader.at;
      const extended = reader.u8();
      if (extended === 1) {
        emit(true);
        state = new State();
      } else if (extended === 2) {
        state.address = reader.u64();
      }
      reader.at = next;
    } else {
      runStandard(opcode, reader, header, state, advance, emit);
    }
  }
  return rows;
}

function runStandard(
  opcode: number,
  reader: DwarfReader,
  header: Header,
  state: State,
  advance: (operations: number) => void,
  emit: (endsSequence: boolean) => void,
): void {
  if (opcode === 1) emit(false);
  else if (opcode === 2) advance(reader.unsigned());
  else if (opcode === 3) state.line += reader.signed();
  else if (opcode === 4) state.file = reader.unsigned();
  else if (opcode === 8) {
    advance(Math.floor((255 - header.opcodeBase) / header.lineRange));
  } else if (opcode === 9) state.address += reader.u16();
  else {
    const operands = header.operandCounts[opcode] ?? 0;
    for (let i = 0; i < operands; i++) reader.unsigned();
  }
}
