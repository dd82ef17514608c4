// The names by which machines are known: portable code must not use them.

export const machineNames =
  /(?<![A-Za-z0-9])(x86([_-]?64)?|amd64|i[3-6]86|riscv(32|64)?|aarch64|arm64|wasm(32|64)?)(?![A-Za-z0-9])/gi;
