// The arch contract: everything portable kernel code may ask of a machine.
//
// Each folder beside this file is one machine. All hold the same file names, a
// file per interface below (`boot.ts` satisfies Boot, `model-registers.ts`
// satisfies ModelRegisters), and an `arch.ts` in which the type checker proves
// it: `export type Checked = Satisfies<{ boot: typeof boot, … }>`.
// Portable code imports `#arch/boot` and so on; the import map in package.json
// chooses the folder. Only types and constants live here; contract-machine.ts has
// what is around the CPUs.
//
// What a machine calls upward is some symbols, bound by the linker so that no
// import points from arch to the kernel above it:
//   nautilus_kernel_main(bootInfo: usize): never
//     kernel/main.ts. Called once, on the boot CPU, on the boot stack, with
//     interrupts off, memory readable and writable at identical addresses at
//     least up to `boot.earlyMappedEnd()`, direction flag clear, vector unit on.
//   nautilus_thread_main(): never
//     kernel/thread/start.ts. Where a new context begins, on its own stack, with
//     interrupts off (see Context).
//   nautilus_fiber_main(): never
//     kernel/fiber/fibers.ts. Where a new fiber begins, on its own stack.
//   nautilus_fiber_fork(stackPointer, framePointer, resumeAt: usize): usize
//   nautilus_fiber_return(result: usize): never
//     kernel/fiber/fork.ts. See `forkFrame`.
//   nautilus_fork_end(result)  the function that forked has returned in the
//     new thread; kernel/thread/threads.ts. See `forkContext`.
//   nautilus_overflow(address, instruction, chain: usize): usize
//   nautilus_thread_overflowed(): never
//     kernel/thread/overflow.ts. The first is asked, interrupts off and on another
//     stack than the interrupted one, about a fault at `address` for want of stack;
//     interrupts had been on, and none was served. 0: nothing to be done; else the
//     thread goes on at the second, that being its stack's top.
//   nautilus_exception(frame: usize): never
//     kernel/debug/exception.ts. An exception nobody expected: the arch has
//     saved the registers in a frame (see Frame) and has already dealt with
//     faults of guarded accesses. Called with interrupts off.
//   nautilus_table_page(): usize
//     kernel/memory/memory.ts. A page for translation tables, 0 when there is none.
//   nautilus_timer(): void, nautilus_wants_switch(): boolean, nautilus_preempt(): void
//     kernel/sched/upcalls.ts. The timer has fired; an interrupt is over: does
//     somebody else want to run?; then leave the interrupted thread. The last is
//     called with all registers saved that compiled code may change.
//   nautilus_processor_main(slot: u32): never, nautilus_kick(): void, nautilus_called(): void
//     kernel/sched/processors.ts. Another CPU has started (see Processors); this
//     CPU was interrupted by another.
//   nautilus_allocate_stack(sizeBytes: usize): usize
//     kernel/memory/stacks.ts.
//   nautilus_input(): void
//     kernel/thread/input.ts. The terminal has received something, or input has
//     ended; interrupts off.
//   nautilus_interrupt(vector: u32): void
//     kernel/interrupt/unserved.ts. An interrupt nobody serves; called with
//     interrupts off, vector state untouched.

import type {
  Clock,
  Controllers,
  MemoryTypes,
  ModelRegisters,
  Paging,
  Ports,
  Power,
  Topology,
} from "./contract-machine.ts";

/** What a piece of physical memory may be used for. */
export const memoryUsable: u32 = 1;
export const memoryReserved: u32 = 2;
/** Firmware tables: usable once they have been read. */
export const memoryReclaimable: u32 = 3;
/** Firmware keeps data here for ever. */
export const memoryFirmware: u32 = 4;
export const memoryDefective: u32 = 5;

/** Where bytes go. The arch decides what carries a channel. */
export const channelTerminal: u32 = 0; // standard input and output, the shell
export const channelLog: u32 = 1; // the kernel's log
export const channelError: u32 = 2; // the program's standard error

/** What `readByte` gives when it has no byte. */
export const inputNone: i32 = -1;
export const inputEnded: i32 = -2;

/** `boot.ts`: what the loader left. Nothing here allocates. */
export interface Boot {
  /** Copies what will be needed from memory that will be reused. First call of all. */
  initialise(bootInfo: usize): void;
  /** How we were booted: "PVH", "multiboot2", "Linux process". */
  bootProtocol(): string;
  /**
   * The command line's bytes: kernel options, `--`, the program's arguments.
   * When `commandLineIsSplit()`, words end in a zero byte and are taken as they
   * are; otherwise they are separated by blanks and may be "quoted".
   */
  commandLineAddress(): usize;
  commandLineSizeBytes(): usize;
  commandLineIsSplit(): boolean;
  /**
   * The memory map, in the firmware's order; may overlap. The image, its boot
   * stack and page tables may lie inside usable memory: portable code cuts out
   * `__image_start`..`__image_end`. Anything else that is in use (low memory
   * for starting CPUs, boot modules) the arch must not call usable.
   */
  memoryRegionCount(): u32;
  memoryRegionStart(index: u32): usize;
  memoryRegionSizeBytes(index: u32): usize;
  memoryRegionKind(index: u32): u32;
  /** True when usable memory is known to hold zeroes. */
  memoryIsZero(): boolean;
  /**
   * Where the firmware's tables begin: ACPI's root pointer, and that of the
   * older multiprocessor tables. May search for them; 0: there are none.
   */
  rootPointer(): usize;
  multiprocessorPointer(): usize;
  /** Addresses below this can be used before `paging.initialise`. */
  earlyMappedEnd(): usize;
}

/** `console.ts`: the three byte channels. Polled from the start, later by interrupts. */
export interface Console {
  /** From here on we can speak. Detects what there is; masks its interrupts. */
  initialise(): void;
  /** One short phrase for the boot log: "16550 at 0x3f8, debugcon". */
  describe(): string;
  /**
   * Writes all bytes, waiting for the device. May be called from anywhere: an
   * exception handler, with interrupts off. No allocation, no vector registers.
   */
  write(channel: u32, address: usize, sizeBytes: usize): void;
  /** From here on received bytes are buffered by an interrupt. Interrupts must be initialised. */
  enableInput(): void;
  /** The next received byte (0..255) of the terminal, `inputNone` or `inputEnded`; never waits. */
  readByte(): i32;
  /**
   * Between these two a person edits lines: keys arrive one by one and nobody
   * else echoes them (a terminal's "raw mode"; nothing to do on a serial line).
   */
  beginEditing(): void;
  endEditing(): void;
  /** False when input surely is not a person's (a pipe): no prompt is shown then. */
  isInteractive(): boolean;
}

/** `cpu.ts`: the running CPU. */
export interface Cpu {
  /** Short name of the instruction set: "x86_64". */
  readonly name: string;
  /** Stops this CPU for ever, interrupts off. */
  halt(): never;
  /** In every spin loop: lets a sibling, or another virtual CPU, run. */
  relax(): void;
  /**
   * Called with interrupts off: sleeps until an interrupt is taken (none that came
   * after the caller's last check is missed) and returns with interrupts off.
   * May return for no reason.
   */
  waitForInterrupt(): void;
  /** What interrupt controllers call the running CPU. */
  hardwareId(): u32;
  /** A free-running counter (the time-stamp counter). */
  cycleCount(): u64;
  /** Lowest and one past the highest usable byte of the running stack. */
  stackStart(): usize;
  stackEnd(): usize;
  /**
   * Asks the processor what it is (`cpuid`): false when there is no such
   * question. The answer's words are read by `identificationWord(0..3)`.
   */
  identify(leaf: u32, subleaf: u32): boolean;
  identificationWord(index: u32): u32;
  /** Names of those words: "eax"; for printing. */
  identificationWordName(index: u32): string;
  /** The highest leaf of the group (0x0 or 0x8000_0000) a leaf belongs to. */
  identificationHighestLeaf(leaf: u32): u32;
}

/** `context.ts`: contexts of threads, and the running CPU's own word. */
export interface Context {
  /**
   * Lays out an unused stack so that switching to it calls
   * nautilus_thread_main; gives the stack pointer to switch to.
   */
  prepareStack(stackTop: usize): usize;
  /**
   * Saves the running context on its stack and its stack pointer at `from`, then
   * goes on with the context whose stack pointer lies at `to`. Returns when
   * somebody switches back, maybe on another CPU. Interrupts are off on both
   * sides. The rounding mode is kept; of the other registers, those the
   * compiler has in use.
   */
  switchContext(from: usize, to: usize): void;
  /** Where the context saved at a stack pointer goes on, and its frame chain. */
  savedInstruction(stackPointer: usize): usize;
  savedChain(stackPointer: usize): usize;
  /**
   * Lays out a fiber at `context`, two words, so that switching to it calls
   * nautilus_fiber_main on the unused stack.
   */
  prepareFiber(context: usize, stackTop: usize): void;
  /**
   * Copies to an unused stack the frames of the function that asks (which is
   * compiled as a function of its own) and of its caller, and gives the stack
   * pointer to switch to; 1: they are too large. Whoever switches there comes
   * back from this same call, with 0; when that caller then returns, its result
   * is given to nautilus_fork_end. Words that look like addresses in those
   * frames are changed to the copies'.
   */
  forkContext(stackTop: usize): usize;
  /**
   * Leaves the fiber of context `from` for that of `to`; returns when somebody
   * switches back. Both belong to the running thread. No register need be kept
   * but those the compiler has in use here; the rounding mode stays as it is.
   */
  switchFiber(from: usize, to: usize): void;
  /**
   * Calls nautilus_fiber_fork for the function in which this stands, and gives
   * what that gave; gives 1 in a copy of the function that `prepareFork` made.
   */
  forkFrame(): usize;
  /**
   * Lays out a fiber at `context` that goes on as a copy of a function, given
   * what nautilus_fiber_fork was; what the function returns there is passed to
   * nautilus_fiber_return. False: its frame is too large.
   */
  prepareFork(
    context: usize,
    stackTop: usize,
    stackPointer: usize,
    framePointer: usize,
    resumeAt: usize,
  ): boolean;
  /**
   * `address` holds the eight words that are this CPU's own from here on: the
   * first two and the last for portable code, the others for the arch, zero at
   * first. Each is read and written in one instruction.
   */
  setLocalBase(address: usize): void;
  localWord(): usize;
  localSecondWord(): usize;
  localLastWord(): usize;
  setLocalLastWord(word: usize): void;
}

/** `vector-unit.ts`: vector registers, all of which a thread keeps when an interrupt leaves it for another. */
export interface VectorUnit {
  /** How such an interrupt saves them, and how many bytes that takes: "XSAVE". */
  vectorStateMethod(): string;
  vectorStateBytes(): u32;
  /** Bytes of one register. */
  vectorBytes(): u32;
  /** Of all registers that `holdVectors` fills. */
  vectorAreaBytes(): u32;
  /** For tests: loads all registers from memory, spins, and stores them again. */
  holdVectors(from: usize, to: usize, rounds: u64): void;
  /**
   * For tests: from here on only the first half of the machine's widest
   * registers is kept, or all again; false: impossible here.
   */
  keepHalfVectors(isHalf: boolean): boolean;
}

/** `processors.ts`: the other CPUs. */
export interface Processors {
  /**
   * CPUs the arch itself knows of, their hardware ids from 0 on; counts where no
   * table of the firmware names them. At least 1.
   */
  processorCount(): u32;
  /** False where only one CPU can run. */
  canStartProcessors(): boolean;
  /**
   * `slots` is an array of two words for each CPU that will be started: the top
   * of its stack, its local base (see Context). False: no memory.
   */
  prepareProcessors(slots: usize, count: u32): boolean;
  /**
   * Starts a CPU. It takes the next free slot, whichever that is, and calls
   * nautilus_processor_main with its index, interrupts off.
   */
  startProcessor(hardwareId: u32): void;
  /** Calls nautilus_kick on that CPU, in an interrupt. */
  interruptProcessor(hardwareId: u32): void;
  /** Calls nautilus_called on that CPU, in an interrupt. */
  callProcessor(hardwareId: u32): void;
  /**
   * Stops every other CPU for ever, whatever it does, for somebody who will
   * report the kernel's end. Returns when they have stopped, or soon after.
   */
  stopOtherProcessors(): void;
}

/** `interrupts.ts`: vectors, controllers and the interrupt flag. */
export interface Interrupts {
  /** Exceptions are reported from here on; every device line is masked; flag stays clear. */
  initialise(): void;
  enable(): void;
  disable(): void;
  areEnabled(): boolean;
  /** Disables and says whether they were enabled; `restore` takes that. */
  disableAndSave(): boolean;
  /** Enables interrupts again if they were, as `disableAndSave` has said. */
  restore(wereEnabled: boolean): void;
  /** Whether the running code serves an interrupt. Not before `setLocalBase`. */
  isInInterrupt(): boolean;
  /**
   * Takes `count` consecutive vectors, as message-signalled interrupts want them:
   * 1 to 32, a power of two, the first a multiple of it; gives that, or 0.
   */
  takeVectors(count: u32): u32;
  releaseVectors(first: u32, count: u32): void;
  /**
   * From here on `handler` serves the vector: with interrupts off, no vector
   * registers. `frame` is that of the interrupted registers (see Frame). The
   * controller is told afterwards that it is over.
   */
  setVectorHandler(
    vector: u32,
    handler: (vector: u32, frame: usize) => void,
  ): void;
  isServed(vector: u32): boolean;
  /** How often a vector was raised since boot. */
  vectorCount(vector: u32): u64;
  vectorCountOn(hardwareId: u32, vector: u32): u64;
  /** What arrives there, in a word or two: "timer". */
  vectorName(vector: u32): string;
  /** Empty when vectors can be raised by hand, otherwise why not. */
  raiseMissing(): string;
  /** Raises a vector that is no exception's on the running CPU, at once. */
  raise(vector: u32): void;
}

/** `frame.ts`: saved registers, for reports. A frame is its address; its layout is the arch's. */
export interface Frame {
  /** Saves the caller's registers into a static frame and gives its address. */
  captureFrame(): usize;
  registerCount(): u32;
  registerName(index: u32): string;
  registerValue(frame: usize, index: u32): u64;
  /** Registers printed per line, and hex digits each, so that the dump is a neat table. */
  registersPerLine(): u32;
  instructionPointer(frame: usize): usize;
  stackPointer(frame: usize): usize;
  basePointer(frame: usize): usize;
  /** "Page fault", "General protection", …, and the short form "#PF" / "SIGSEGV". */
  exceptionName(frame: usize): string;
  exceptionMnemonic(frame: usize): string;
  exceptionNumber(frame: usize): u32;
  exceptionErrorCode(frame: usize): u64;
  /** True when the exception has a faulting address. */
  hasFaultAddress(frame: usize): boolean;
  faultAddress(frame: usize): usize;
  /** What was tried at the fault address: "read", "write", "execute" or "access". */
  faultAccess(frame: usize): string;
  /**
   * Why it failed, when the arch can tell: "guard page below the stack",
   * "page 0", "not mapped", "not writable"; empty otherwise.
   */
  faultReason(frame: usize): string;
  /**
   * The frame-pointer chain: the caller's chain address and return address, given
   * one; 0 at its end and where it cannot be read (read it with guarded loads).
   */
  callerChain(chain: usize): usize;
  callerReturnAddress(chain: usize): usize;
  /** The chain address of the running function (this one or its caller). */
  currentChain(): usize;
}

/** `guarded.ts`: memory accesses that may fault and say so instead. `widthBytes` is 1, 2, 4 or 8. */
export interface Guarded {
  /** Reads, zero-extended; false when it faulted. The value is then `guardedValue()`. */
  guardedLoad(address: usize, widthBytes: u32): boolean;
  guardedValue(): u64;
  guardedStore(address: usize, widthBytes: u32, value: u64): boolean;
}

/** One machine: a module per property, of the same name. */
export interface Arch {
  boot: Boot;
  console: Console;
  controllers: Controllers;
  cpu: Cpu;
  context: Context;
  processors: Processors;
  interrupts: Interrupts;
  frame: Frame;
  guarded: Guarded;
  memoryTypes: MemoryTypes;
  clock: Clock;
  paging: Paging;
  power: Power;
  topology: Topology;
  vectorUnit: VectorUnit;
  ports: Ports;
  modelRegisters: ModelRegisters;
}

/** Does not compile unless M satisfies the contract. */
export type Satisfies<M extends Arch> = M;
