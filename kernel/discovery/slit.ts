// The SLIT: how far the nodes are from each other. ACPI specification 6.4,
// section 5.2.17. Believed as a whole or not at all.

import type { FirmwareBytes } from "../memory/firmware-bytes.ts";
import { localDistance, nodeLimit, type Machine } from "./machine.ts";

const countAt: usize = 36;
const matrixAt: usize = 44;
/** More nodes than anybody has; keeps the matrix's size from overflowing. */
const countLimit: u64 = 4096;

/** Says why the table is not believed; "" when it is. Nodes must be known. */
export function readSlit(table: FirmwareBytes, machine: Machine): string {
  if (!table.has(0, matrixAt)) return "it is too short";
  const count = table.u64At(countAt);
  if (count > countLimit) return "it claims too many nodes";
  const side = usize(count);
  if (!table.has(matrixAt, side * side)) return "its matrix is cut short";
  const problem = checkDistances(table, side, machine);
  if (problem !== "") return problem;
  for (let from: u32 = 0; from < machine.nodeCount; from++)
    for (let to: u32 = 0; to < machine.nodeCount; to++)
      machine.distance[from * nodeLimit + to] = distanceAt(
        table,
        side,
        machine,
        from,
        to,
      );
  machine.hasDistances = true;
  return "";
}

/** The firmware's numbers of the nodes are places in the matrix. */
function distanceAt(
  table: FirmwareBytes,
  side: usize,
  machine: Machine,
  from: u32,
  to: u32,
): u8 {
  const row = usize(machine.nodeFirmwareId[from]);
  const column = usize(machine.nodeFirmwareId[to]);
  return table.u8At(matrixAt + row * side + column);
}

function checkDistances(
  table: FirmwareBytes,
  side: usize,
  machine: Machine,
): string {
  for (let from: u32 = 0; from < machine.nodeCount; from++) {
    if (usize(machine.nodeFirmwareId[from]) >= side)
      return "a node is missing in it";
  }
  for (let from: u32 = 0; from < machine.nodeCount; from++) {
    for (let to: u32 = 0; to < machine.nodeCount; to++) {
      const distance = distanceAt(table, side, machine, from, to);
      if (from === to && distance !== localDistance)
        return "a node's own distance is not 10";
      if (
        distance < localDistance ||
        (from !== to && distance === localDistance)
      )
        return "another node is no farther than the own";
    }
  }
  return "";
}
