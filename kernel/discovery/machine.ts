// What the machine is made of, as its firmware tells: CPUs, memory nodes,
// interrupt controllers. Filled once at boot (discover.ts), read by everybody.
//
// Plain tables of fixed size: they are needed before there is a heap, and take
// no room in the image. What does not fit is left out, and said.

export const cpuLimit: u32 = 256;
export const nodeLimit: u32 = 32;
export const rangeLimit: u32 = 128;
export const controllerLimit: u32 = 16;
export const overrideLimit: u32 = 32;

/** `cpuNonMaskablePin` of a CPU on which no pin carries such interrupts. */
export const noPin: u8 = 0xff;

/** How a line of an old device signals: zero where its bus's habit holds. */
export const signalActiveHigh: u16 = 1;
export const signalActiveLow: u16 = 3;
export const signalPolarity: u16 = 3;
export const signalEdge: u16 = 4;
export const signalLevel: u16 = 12;
export const signalTrigger: u16 = 12;

/** @layout */
export class Machine {
  /** CPUs that can be used; the boot CPU is number 0. */
  cpuCount!: u32;
  /** Listed by the firmware, but not to be used. */
  disabledCpuCount!: u32;
  nodeCount!: u32;
  rangeCount!: u32;
  controllerCount!: u32;
  overrideCount!: u32;
  /** Where each CPU's own interrupt controller is; 0: not said. */
  localControllerAddress!: u64;
  /** The pair of interrupt controllers of the first PCs is there, too. */
  hasLegacyController!: boolean;
  /** Nodes and distances were said, not assumed. */
  hasNodes!: boolean;
  hasDistances!: boolean;

  /** What interrupt controllers call each CPU, and what other tables call it. */
  cpuHardwareId!: FixedArray<u32, 256>;
  cpuFirmwareId!: FixedArray<u32, 256>;
  cpuNode!: FixedArray<u8, 256>;
  cpuNonMaskablePin!: FixedArray<u8, 256>;

  /** Nodes in the order of the firmware's numbers for them. */
  nodeFirmwareId!: FixedArray<u32, 32>;
  /** From node a to node b at [a * nodeLimit + b]; 10 is a node's own, 255 none. */
  distance!: FixedArray<u8, 1024>;

  /** Memory of the nodes; disjoint. What is in none belongs to node 0. */
  rangeStart!: FixedArray<u64, 128>;
  rangeSizeBytes!: FixedArray<u64, 128>;
  rangeNode!: FixedArray<u8, 128>;

  /** Interrupt controllers that devices' lines lead to: inputs from `…FirstInput` on. */
  controllerId!: FixedArray<u32, 16>;
  controllerAddress!: FixedArray<u64, 16>;
  controllerFirstInput!: FixedArray<u32, 16>;

  /** Lines of old devices that are not wired to the input of their own number. */
  overrideLine!: FixedArray<u32, 32>;
  overrideInput!: FixedArray<u32, 32>;
  overrideSignal!: FixedArray<u16, 32>;
}

export const localDistance: u8 = 10;
export const remoteDistance: u8 = 20;
export const unreachableDistance: u8 = 255;

/** As if nothing had been said. */
export function clear(machine: Machine): void {
  machine.cpuCount = 0;
  machine.disabledCpuCount = 0;
  machine.nodeCount = 0;
  machine.rangeCount = 0;
  machine.controllerCount = 0;
  machine.overrideCount = 0;
  machine.localControllerAddress = 0;
  machine.hasLegacyController = false;
  machine.hasNodes = false;
  machine.hasDistances = false;
}

/** Adds a CPU unless it is there already; false when there is no more room. */
export function addCpu(
  machine: Machine,
  hardwareId: u32,
  firmwareId: u32,
): boolean {
  if (findCpu(machine, hardwareId) !== cpuLimit) return true;
  const cpu = machine.cpuCount;
  if (cpu === cpuLimit) return false;
  machine.cpuHardwareId[cpu] = hardwareId;
  machine.cpuFirmwareId[cpu] = firmwareId;
  machine.cpuNode[cpu] = 0;
  machine.cpuNonMaskablePin[cpu] = noPin;
  machine.cpuCount++;
  return true;
}

/** The CPU of that hardware number; `cpuLimit`: none. */
export function findCpu(machine: Machine, hardwareId: u32): u32 {
  for (let cpu: u32 = 0; cpu < machine.cpuCount; cpu++)
    if (machine.cpuHardwareId[cpu] === hardwareId) return cpu;
  return cpuLimit;
}

/** Makes that CPU number 0, adding it if it was not listed; says whether it was. */
export function putFirst(machine: Machine, hardwareId: u32): boolean {
  const found = findCpu(machine, hardwareId);
  if (found === 0) return true;
  let last = found;
  if (found === cpuLimit) {
    if (machine.cpuCount < cpuLimit) machine.cpuCount++;
    last = machine.cpuCount - 1;
    machine.cpuHardwareId[last] = hardwareId;
    machine.cpuFirmwareId[last] = 0;
    machine.cpuNonMaskablePin[last] = noPin;
    machine.cpuNode[last] = 0;
  }
  // The others keep their order.
  const firmwareId = machine.cpuFirmwareId[last];
  const pin = machine.cpuNonMaskablePin[last];
  for (let cpu = last; cpu > 0; cpu--) {
    machine.cpuHardwareId[cpu] = machine.cpuHardwareId[cpu - 1];
    machine.cpuFirmwareId[cpu] = machine.cpuFirmwareId[cpu - 1];
    machine.cpuNonMaskablePin[cpu] = machine.cpuNonMaskablePin[cpu - 1];
  }
  machine.cpuHardwareId[0] = hardwareId;
  machine.cpuFirmwareId[0] = firmwareId;
  machine.cpuNonMaskablePin[0] = pin;
  return found !== cpuLimit;
}

/** On that CPU, or on every one, this pin carries non-maskable interrupts. */
export function setNonMaskablePin(
  machine: Machine,
  firmwareId: u32,
  isEvery: boolean,
  pin: u8,
): void {
  if (pin > 1) return; // a CPU's controller has two
  for (let cpu: u32 = 0; cpu < machine.cpuCount; cpu++)
    if (isEvery || machine.cpuFirmwareId[cpu] === firmwareId)
      machine.cpuNonMaskablePin[cpu] = pin;
}

/** The node the firmware calls so; `nodeLimit`: none. */
export function findNode(machine: Machine, firmwareId: u32): u32 {
  for (let node: u32 = 0; node < machine.nodeCount; node++)
    if (machine.nodeFirmwareId[node] === firmwareId) return node;
  return nodeLimit;
}

/** Adds a node unless it is there, in order; false when there is no more room. */
export function addNode(machine: Machine, firmwareId: u32): boolean {
  if (findNode(machine, firmwareId) !== nodeLimit) return true;
  if (machine.nodeCount === nodeLimit) return false;
  let node = machine.nodeCount;
  while (node > 0 && machine.nodeFirmwareId[node - 1] > firmwareId) {
    machine.nodeFirmwareId[node] = machine.nodeFirmwareId[node - 1];
    node--;
  }
  machine.nodeFirmwareId[node] = firmwareId;
  machine.nodeCount++;
  return true;
}

/** Nodes are near themselves and equally far from each other. */
export function assumeDistances(machine: Machine): void {
  for (let from: u32 = 0; from < machine.nodeCount; from++)
    for (let to: u32 = 0; to < machine.nodeCount; to++)
      machine.distance[from * nodeLimit + to] =
        from === to ? localDistance : remoteDistance;
}

/** False when there is no more room. */
export function addController(
  machine: Machine,
  id: u32,
  address: u64,
  firstInput: u32,
): boolean {
  const controller = machine.controllerCount;
  if (controller === controllerLimit) return false;
  machine.controllerId[controller] = id;
  machine.controllerAddress[controller] = address;
  machine.controllerFirstInput[controller] = firstInput;
  machine.controllerCount++;
  return true;
}

/** The later word on a line holds. False when there is no more room. */
export function addOverride(
  machine: Machine,
  line: u32,
  input: u32,
  signal: u16,
): boolean {
  let at: u32 = 0;
  while (at < machine.overrideCount && machine.overrideLine[at] !== line) at++;
  if (at === overrideLimit) return false;
  if (at === machine.overrideCount) machine.overrideCount++;
  machine.overrideLine[at] = line;
  machine.overrideInput[at] = input;
  machine.overrideSignal[at] = signal;
  return true;
}

/** The controllers' input that a line of an old device leads to. */
export function inputOfLine(machine: Machine, line: u32): u32 {
  for (let i: u32 = 0; i < machine.overrideCount; i++)
    if (machine.overrideLine[i] === line) return machine.overrideInput[i];
  return line;
}

export function signalOfLine(machine: Machine, line: u32): u16 {
  for (let i: u32 = 0; i < machine.overrideCount; i++)
    if (machine.overrideLine[i] === line) return machine.overrideSignal[i];
  return 0;
}
