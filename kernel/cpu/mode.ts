// How the kernel was built, for code to which raw memory is closed.

import { isDevelopment } from "machine";

/** True in development mode; a constant, so that what it guards costs nothing in release. @inline */
export function isDevelopmentBuild(): boolean {
  return isDevelopment;
}
