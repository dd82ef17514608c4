// Gathers what the other modules export.

export * from "./math.ts";
export { double as twice } from "./math.ts";
export * as Shapes from "./shapes.ts";
export { Point } from "./shapes.ts";
export { default, defaultGreeting } from "./greet.ts";
export type { Named } from "./greet.ts";
export const version = "1.0";
