// What functions promise in their doc tags, checked through all calls:
// `@noalloc`, `@nosleep`, and `@interrupt`, which neither sleeps nor computes
// with floats, because interrupts leave the vector registers alone.
//
// A call through an address may reach several functions (call-graph.ts): all of
// them must keep the promise. A function that never
// returns ends it: after a panic nothing is left to disturb.

import type {
  EffectTag,
  Instruction,
  IrFunction,
  IrModule,
  SourceLocation,
} from "../ir/ir.ts";
import { CallGraph, type CallEdge } from "./call-graph.ts";

export interface EffectError {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly location: SourceLocation | null;
}

interface Pledge {
  readonly tags: readonly EffectTag[];
  readonly code: string;
  /** As in "is @noalloc, but …". */
  readonly broken: string;
  readonly hint: string;
  /** Where a function itself breaks the promise; null when it does not. */
  readonly breaks: (ir: IrFunction) => { at: SourceLocation | null } | null;
}

const tagged = (tag: EffectTag): Pledge["breaks"] =>
  function breaks(ir) {
    return has(ir, tag) ? { at: null } : null;
  };

const pledges: readonly Pledge[] = [
  {
    tags: ["noalloc"],
    code: "NT3201",
    broken: "allocates",
    hint: "make what it needs beforehand, or drop the tag",
    breaks: tagged("allocates"),
  },
  {
    tags: ["nosleep", "interrupt"],
    code: "NT3202",
    broken: "sleeps",
    hint: "hand the work to a thread, or drop the tag",
    breaks: tagged("sleeps"),
  },
  {
    tags: ["interrupt"],
    code: "NT3203",
    broken: "computes with `number`",
    hint: "use machine integers: an interrupt leaves the vector registers alone",
    breaks: floatUse,
  },
];

export function has(ir: IrFunction, tag: EffectTag): boolean {
  return ir.attributes.effects?.includes(tag) === true;
}

/** Whether any function promises anything. */
export function hasPledges(module: IrModule): boolean {
  return [...module.functions.values()].some((ir) =>
    pledges.some(({ tags }) => tags.some((tag) => has(ir, tag))),
  );
}

export function checkEffects(
  module: IrModule,
  graph = new CallGraph(module),
): EffectError[] {
  const errors: EffectError[] = [];
  for (const ir of module.functions.values()) {
    for (const pledge of pledges) {
      const tag = pledge.tags.find((each) => has(ir, each));
      const error = tag === undefined ? null : check(graph, ir, tag, pledge);
      if (error !== null) errors.push(error);
    }
  }
  return errors;
}

/** A step of the way from the function that promised. */
interface Step {
  readonly ir: IrFunction;
  readonly from: Step | null;
  readonly call: CallEdge | null;
}

/** The shortest chain of calls that breaks a promise. */
function check(
  graph: CallGraph,
  root: IrFunction,
  tag: EffectTag,
  pledge: Pledge,
): EffectError | null {
  const steps: Step[] = [{ ir: root, from: null, call: null }];
  const seen = new Set([root]);
  for (const step of steps) {
    const found = pledge.breaks(step.ir);
    if (found !== null) return describe(step, tag, pledge, found.at);
    for (const call of graph.callsOf(step.ir)) {
      if (seen.has(call.callee) || graph.neverReturns(call.callee)) continue;
      seen.add(call.callee);
      steps.push({ ir: call.callee, from: step, call });
    }
  }
  return null;
}

function describe(
  last: Step,
  tag: EffectTag,
  pledge: Pledge,
  at: SourceLocation | null,
): EffectError {
  const chain: Step[] = [];
  for (let step: Step | null = last; step !== null; step = step.from)
    chain.unshift(step);
  const [root, first] = chain as [Step, Step | undefined];
  const names = chain.map(({ ir, call }) => {
    const { displayName } = ir;
    if (call === null) return `\`${displayName}\``;
    const how = call.indirect ? " through a function value" : "";
    return `\`${displayName}\`${how}${shown(call.location)}`;
  });
  const place = first === undefined ? "" : `: ${names.join(" calls ")}`;
  const where = at === null ? "" : shown(at);
  return {
    code: pledge.code,
    message: `\`${root.ir.displayName}\` is @${tag}, but ${pledge.broken}${where}${place}`,
    hint: pledge.hint,
    location: first?.call?.location ?? at ?? root.ir.location,
  };
}

function shown(location: SourceLocation | null): string {
  return location === null ? "" : ` (${location.file}:${location.line})`;
}

function isFloat(type: string): boolean {
  return type === "f64" || type === "f32";
}

function usesFloat({ op, type, operands }: Instruction): boolean {
  if (op === "debugvalue") return false;
  return isFloat(type) || operands.some((operand) => isFloat(operand.type));
}

function floatUse(ir: IrFunction): { at: SourceLocation | null } | null {
  for (const block of ir.blocks) {
    const found = block.instructions.find(usesFloat);
    if (found !== undefined) return { at: found.location };
  }
  return null;
}
