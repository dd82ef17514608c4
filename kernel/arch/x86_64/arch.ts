// The x86-64 machine: proof that its modules satisfy the contract.

import type { Satisfies } from "../contract.ts";
import type * as boot from "./boot.ts";
import type * as clock from "./clock.ts";
import type * as console from "./console.ts";
import type * as context from "./context.ts";
import type * as controllers from "./controllers.ts";
import type * as cpu from "./cpu.ts";
import type * as frame from "./frame.ts";
import type * as guarded from "./guarded.ts";
import type * as interrupts from "./interrupts.ts";
import type * as memoryTypes from "./memory-types.ts";
import type * as modelRegisters from "./model-registers.ts";
import type * as paging from "./paging.ts";
import type * as ports from "./ports.ts";
import type * as processors from "./processors.ts";
import type * as power from "./power.ts";
import type * as topology from "./topology.ts";
import type * as vectorUnit from "./vector-unit.ts";

export type Checked = Satisfies<{
  boot: typeof boot;
  console: typeof console;
  controllers: typeof controllers;
  cpu: typeof cpu;
  context: typeof context;
  processors: typeof processors;
  interrupts: typeof interrupts;
  frame: typeof frame;
  guarded: typeof guarded;
  clock: typeof clock;
  paging: typeof paging;
  power: typeof power;
  topology: typeof topology;
  vectorUnit: typeof vectorUnit;
  ports: typeof ports;
  memoryTypes: typeof memoryTypes;
  modelRegisters: typeof modelRegisters;
}>;
