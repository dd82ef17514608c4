// The arch contract, second part: what portable code may ask of a machine besides
// its CPUs. See contract.ts.

/**
 * `controllers.ts`: what devices' lines lead to, as the firmware's tables name
 * it: controllers with inputs, numbered through the whole machine. Lines are
 * those of old devices, 0 to 15.
 */
export interface Controllers {
  readonly controllerName: string;
  /**
   * Takes charge of the controller at an address that is no memory, every input
   * masked. False: nothing answers there, or this machine has none.
   */
  addController(address: usize, firstInput: u32): boolean;
  /** Where a line leads that does not lead to the input of its own number. */
  wireLine(
    line: u32,
    input: u32,
    isActiveLow: boolean,
    isLevel: boolean,
  ): boolean;
  /** The controllers take over all lines; false: they stay where they were. */
  useControllers(): boolean;
  /** A pin of the running CPU's own controller carries non-maskable interrupts. */
  openNonMaskable(pin: u32): void;
  // What they are and what their inputs are set to, for whoever looks.
  controllerCount(): u32;
  controllerAddress(index: u32): usize;
  controllerVersion(index: u32): u32;
  controllerFirstInput(index: u32): u32;
  controllerInputCount(index: u32): u32;
  inputVector(index: u32, input: u32): u32;
  inputIsMasked(index: u32, input: u32): boolean;
  inputIsPending(index: u32, input: u32): boolean;
  inputIsLevel(index: u32, input: u32): boolean;
  inputIsActiveLow(index: u32, input: u32): boolean;
  /** The CPU it interrupts, by hardware id. */
  inputTarget(index: u32, input: u32): u32;
  /** The running CPU's own controller. */
  localControllerName(): string;
  localControllerId(): u32;
  localControllerVersion(): u32;
  /** Error bits it has reported since boot. */
  localControllerErrors(): u32;
  localTimerMode(): string;
}

/** `clock.ts` */
export interface Clock {
  /** Finds a counter and its frequency without waiting (see design K5). */
  initialise(): void;
  /** Nanoseconds since boot; never goes back. */
  nowNs(): u64;
  /** The same for the log, which may not measure or wait: 0 while nothing is known yet. */
  nowNsIfKnown(): u64;
  /**
   * What the counter counted since our first instruction, entry code included:
   * under an emulator that counts instructions, the boot's (design K5).
   */
  countsSinceEntry(): u64;
  /** Seconds since 1970 (UTC), or 0 when the machine has no calendar. */
  calendarSeconds(): u64;
  /** The counter's name and its frequency in Hz, for `time`. */
  counterName(): string;
  counterHz(): u64;
  /**
   * The firmware names a device that counts time (see discovery/devices.ts), at
   * an address that is no memory: false when it is of no use. What the counter's
   * frequency is by it, 0 when nothing can be said; may spin for 200 us.
   */
  useSecondSource(address: usize): boolean;
  counterHzBySecondSource(): u64;
  /**
   * Interrupts this CPU once after that time, or somewhat later, and calls
   * nautilus_timer then; replaces the shot before it. Interrupts are off.
   */
  armTimer(afterNs: u64): void;
  /**
   * Makes the running CPU's clock agree with that of the boot CPU, which serves
   * it at the same time; interrupts are off on both. What was found is
   * `lastCorrection`, in counts; 0: they agreed as closely as can be told.
   */
  alignClock(): void;
  /** On the boot CPU; false: the other one did not ask. */
  serveAlignment(): boolean;
  lastCorrection(): i64;
  /** For tests: as if this CPU's counter were ahead by so many; false: impossible here. */
  shiftClock(counts: i64): boolean;
}

/** `paging.ts`: the permanent mapping: identity, W^X, page 0 and stack guards unmapped. */
export interface Paging {
  /** Bytes of table memory `initialise` needs to map up to `endAddress`. */
  tableSizeBytes(endAddress: usize): usize;
  /** `tables` is page-aligned, below `boot.earlyMappedEnd()`, of that size. */
  initialise(tables: usize, endAddress: usize): void;
  /**
   * From here on an access to these pages of memory is an exception on this
   * CPU (others may remember them for a while). Page-aligned; false when there
   * was no memory for a table, and nothing has changed. One caller at a time,
   * as for the next two.
   */
  unmap(address: usize, sizeBytes: usize): boolean;
  /** Undoes `unmap`. */
  map(address: usize, sizeBytes: usize): boolean;
  /** Maps a device's registers, uncached; below 4 GB all that is not memory is. */
  mapDevice(address: usize, sizeBytes: usize): boolean;
}

/** How ACPI switches the machine off and resets it, as far as it says. */
export interface PowerRegisters {
  /** Port of PM1a control; 0: none. */
  pm1aControlPort: u16;
  /** Memory address of the sleep control register of a hardware-reduced machine; 0: none. */
  sleepControlAddress: usize;
  /** SLP_TYP of the state S5. */
  sleepType: u16;
  hasReset: boolean;
  /** 0: memory, 1: a port. */
  resetSpace: u32;
  resetAddress: usize;
  resetValue: u8;
}

/** `power.ts` */
export interface Power {
  /** Who fills those registers, when it comes to that; false: no way to switch off. */
  useFirmware(find: (registers: PowerRegisters) => boolean): void;
  /** Tells the host the exit code, powers off, and halts should that fail. */
  shutdown(exitCode: i32): never;
  reboot(): never;
}

/** `topology.ts`: how CPUs are built into each other, by their hardware ids. */
export interface Topology {
  packageOf(hardwareId: u32): u32;
  /** Its core's number within the package. */
  coreOf(hardwareId: u32): u32;
  /** Its number within the core. */
  threadOf(hardwareId: u32): u32;
  /** Where that is known from, for `cputopotest`. */
  topologySource(): string;
}

/** `memory-types.ts`: how the firmware wants memory cached, range by range. */
export interface MemoryTypes {
  /** Empty when the machine says, otherwise why not. */
  memoryTypesMissing(): string;
  /** "write-back", …: of memory in no range. */
  defaultMemoryType(): string;
  memoryTypeCount(): u32;
  /** One of the ranges of unchangeable place, all of which come first, in order. */
  memoryTypeIsFixed(index: u32): boolean;
  memoryTypeIsUsed(index: u32): boolean;
  memoryTypeStart(index: u32): u64;
  memoryTypeSizeBytes(index: u32): u64;
  memoryTypeName(index: u32): string;
}

/** `ports.ts`: I/O ports. */
export interface Ports {
  /** Empty when there are ports, otherwise why not: "a Linux process may not use I/O ports". */
  portsMissing(): string;
  /** `widthBytes` is 1, 2 or 4. */
  readPort(port: u16, widthBytes: u32): u32;
  writePort(port: u16, widthBytes: u32, value: u32): void;
}

/** `model-registers.ts`: model-specific registers; those that do not exist are reported, not fatal. */
export interface ModelRegisters {
  /** Empty when there are some, otherwise why not. */
  modelRegistersMissing(): string;
  /** False when there is no such register; the value is then `modelRegisterValue()`. */
  readModelRegister(index: u32): boolean;
  modelRegisterValue(): u64;
  /** False when the register refused. */
  writeModelRegister(index: u32, value: u64): boolean;
}
