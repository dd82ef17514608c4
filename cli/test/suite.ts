// What a suite of tests is: a module that exports `run`.

export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
  /** One text for each failure: which test on its first line, then why. */
  readonly failures: readonly string[];
}

/** What the module exports as `run`. */
export type SuiteRun = (...values: unknown[]) => Promise<SuiteResult>;

export interface TestSuite {
  /**
   * What `nautilus test NAME` and `NAME/filter` mean. `programs` also stands
   * for every suite named `programs/…`.
   */
  readonly name: string;
  readonly describes: string;
  /** The module, from the checkout's root. */
  readonly module: string;
  /** What `run` is called with; null: nothing of it matches the filter. */
  values(filter: string): readonly unknown[] | null;
  /** False: only when asked for by name. */
  readonly byDefault?: boolean;
  /** The groups of tools it cannot run without. */
  readonly needs: readonly ("compiler" | "emulator" | "disc" | "debugger")[];
}
