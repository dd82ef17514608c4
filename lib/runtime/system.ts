// What the library asks of the kernel below it: a few C functions and no more.

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
 * Prints the call before a return address to standard error; passes over those
 * of the library, and says so, unless `inLibrary`.
 * @c nautilus_print_call
 */
export declare function printCall(
  returnAddress: usize,
  inLibrary: boolean,
): boolean;

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

/**
 * What the program's exit code is when it comes to its end.
 * @c nautilus_set_exit_code
 */
export declare function setExitCode(code: i32): void;

/**
 * Waits for standard input: at least one byte, or 0 at its end.
 * @c nautilus_read
 */
export declare function read(address: usize, sizeBytes: usize): usize;

/** @c nautilus_argument_count */
export declare function argumentCount(): u32;

/**
 * The address of an argument's UTF-8 bytes; stores how many at `lengthAddress`.
 * @c nautilus_argument
 */
export declare function argument(index: u32, lengthAddress: usize): usize;
