// Where the parts of the running image lie: the linker script's symbols.

import { addressOfSymbol } from "machine";

export function imageStart(): usize {
  return addressOfSymbol("__image_start");
}

export function imageEnd(): usize {
  return addressOfSymbol("__image_end");
}

export function textStart(): usize {
  return addressOfSymbol("__text_start");
}

export function textEnd(): usize {
  return addressOfSymbol("__text_end");
}

export function readOnlyDataStart(): usize {
  return addressOfSymbol("__rodata_start");
}

export function readOnlyDataEnd(): usize {
  return addressOfSymbol("__rodata_end");
}

export function dataStart(): usize {
  return addressOfSymbol("__data_start");
}

export function dataEnd(): usize {
  return addressOfSymbol("__data_end");
}

/** Both equal when the link step left no table. */
export function symbolTableStart(): usize {
  return addressOfSymbol("__symbol_table_start");
}

export function symbolTableEnd(): usize {
  return addressOfSymbol("__symbol_table_end");
}
