// What a suite of tests is: a module that exports `run`.

export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
  /** One text for each failure: which test on its first line, then why. */
  readonly failures: readonly string[];
}

/** Runs the tests whose name contains the filter; "" runs them all. */
export type SuiteRun = (filter: string) => Promise<SuiteResult>;

export interface TestSuite {
  /** What `nautilus test NAME` and `NAME/filter` mean. */
  readonly name: string;
  readonly describes: string;
  /** The module, from the checkout's root. */
  readonly module: string;
  /** Names of the tool groups it cannot run without. */
  readonly needs: readonly ("compiler" | "emulator" | "disc" | "debugger")[];
}
