// The one registry of plugins.

import { Registry, type Plugin } from "./types.ts";

export const registry = new Registry<Plugin>();
