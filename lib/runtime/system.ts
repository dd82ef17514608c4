// What the library asks of the kernel below it: four C functions and no more.

/**
 * Writes bytes to a channel: 1 is standard output, 2 standard error.
 * @c nautilus_write
 */
export declare function write(
  channel: u32,
  address: usize,
  lengthBytes: usize,
): void;

/**
 * Ends the program with an exit code.
 * @c nautilus_exit
 */
export declare function exit(code: i32): never;

/**
 * Fresh zeroed memory aligned to 16, or 0 when there is none left.
 * @c nautilus_grow_heap
 */
export declare function growHeap(sizeBytes: usize): usize;

/**
 * Nanoseconds of a clock that never goes back.
 * @c nautilus_now_ns
 */
export declare function nowNanoseconds(): u64;
