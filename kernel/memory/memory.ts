// Memory at boot: the map, the permanent mapping, the heap.

import * as boot from "#arch/boot";
import * as paging from "#arch/paging";
import { logEntry } from "../console/log.ts";
import { panic } from "../debug/panic.ts";
import { addHeapRange, heapTotalBytes } from "./heap.ts";
import { imageEnd, imageStart } from "./image.ts";
import {
  highestUsableEnd,
  rangeCount,
  rangeEnd,
  rangeStart,
  readMemoryMap,
  takePages,
} from "./map.ts";

/** After this `kernelAllocate` works and every page has its final permissions. */
export function initialise(): void {
  readMemoryMap(imageStart(), imageEnd());
  if (rangeCount() === 0) panic("the machine reports no usable memory");
  mapEverything();
  for (let i: u32 = 0; i < rangeCount(); i++) {
    addHeapRange(rangeStart(i), rangeEnd(i), boot.memoryIsZero());
  }
  logEntry("memory")
    .decimal(heapTotalBytes() / 1024)
    .text(" KB usable in ")
    .decimal(u64(rangeCount()))
    .text(" ranges")
    .line();
}

function mapEverything(): void {
  const end = highestUsableEnd();
  const tablesSize = paging.tableSizeBytes(end);
  let tables: usize = 0;
  if (tablesSize !== 0) tables = takePages(tablesSize, boot.earlyMappedEnd());
  paging.initialise(tables, end);
}
