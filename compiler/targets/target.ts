// What the compiler must know of a machine: facts only, no behaviour.

export type TargetName = "x86_64" | "host";

export interface Target {
  readonly name: TargetName;
  /** The folder under `kernel/arch/`, which is also `#arch`. */
  readonly archFolder: string;
  readonly triple: string;
  readonly dataLayout: string;
  /** The oldest processor the image must run on. */
  readonly cpu: string;
  readonly pointerBytes: 8;
  /**
   * The LLVM intrinsic that turns the first of two f64 into an i64 and answers
   * INT64_MIN for everything out of range, on the way to ToInt32; null: LLVM's
   * saturating conversion, which works everywhere.
   */
  readonly truncateIntrinsic: string | null;
  /** LLVM features of functions that must not touch vector registers. */
  readonly noVectorFeatures: string;
  /** LLVM features of every other function; empty for the cpu's own. */
  readonly features: string;
  /** Registers that inline assembly is always assumed to change. */
  readonly assemblyClobbers: readonly string[];
  /** Flags for both IR and `.S` files. */
  readonly clangFlags: readonly string[];
  readonly image: ImageLayout;
}

export interface ImageLayout {
  readonly loadAddress: number;
  /** Alignment of the parts with different permissions. */
  readonly pageBytes: number;
  readonly entrySymbol: string;
  /** Linker name of the object format. */
  readonly emulation: string;
  /** The image starts with boot headers (PVH note, multiboot2). */
  readonly bootHeaders: boolean;
}
