// What may be configured, with its values: one typed constant.

export interface Config {
  readonly name: string;
  readonly version: string;
  /** Exit code after a panic or an exception nobody expected (sysexits: internal error). */
  readonly panicExitCode: i32;
  /** Frames a backtrace prints at most. */
  readonly backtraceFrames: u32;
  /** Columns the line editor uses before it scrolls sideways. */
  readonly terminalColumns: u32;
  /** Bytes of a program's stack that are kept for what reports its overflow. */
  readonly stackReserveBytes: usize;
  /** How long a thread without real-time constraints runs when others wait. */
  readonly quantumNs: u64;
  /** Whether the order of locks, and deadlocks, are looked for outside development mode. */
  readonly checksLocks: boolean;
  /** What a CPU's fibers' thread does without fibers: 0 waits, 1 spins, 2 looks now and then. */
  readonly fiberIdle: u32;
  /** Time nobody needs that is worth running a task of known size in. */
  readonly spareMinimumNs: u64;
  /** In which order aperiodic threads take turns: a policy of sched/policy.ts. */
  readonly policy: u32;
  /** Whether CPUs that have nothing to do take threads from others, from the boot on. */
  readonly stealsThreads: boolean;
  /** How often such a CPU looks, and how many threads it takes at most at a time. */
  readonly stealIntervalNs: u64;
  readonly stealMaximum: u32;
  /** From when a group is admitted to its first jobs: time to tell all CPUs. */
  readonly groupStartNs: u64;
  /** `host`: memory given to the kernel unless NAUTILUS_MEMORY says otherwise. */
  readonly hostMemorySizeBytes: usize;
  /** `host`: the boot CPU's stack. */
  readonly hostStackSizeBytes: usize;
}

export const config: Config = {
  name: "Nautilus",
  version: "0.1.0",
  panicExitCode: 70,
  backtraceFrames: 48,
  terminalColumns: 80,
  stackReserveBytes: 0x8000,
  quantumNs: 10_000_000,
  checksLocks: false,
  fiberIdle: 0,
  spareMinimumNs: 50_000,
  policy: 0,
  stealsThreads: false,
  stealIntervalNs: 10_000_000,
  stealMaximum: 4,
  groupStartNs: 1_000_000,
  hostMemorySizeBytes: 0x1_0000_0000,
  hostStackSizeBytes: 0x100_0000,
};
