// Works on the base class alone.

import { Shape } from "./shape.ts";
import { unit } from "./square.ts";

export const describe = (shape: Shape): string =>
  `${shape.name} of ${shape.area()}`;
export const total = (shapes: readonly Shape[]): number =>
  shapes.reduce((sum, s) => sum + s.area(), 0);
export const unitName = unit.name.toUpperCase();
