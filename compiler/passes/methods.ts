// Dynamic calls: has each shape that a call can reach implement it, and chooses
// direct calls or slots in the descriptors' method tables.

import { type Instruction, type Signature } from "../ir/ir.ts";
import { isSpreadSelector } from "../lower/objects/spread-literals.ts";
import {
  memberGetter,
  memberSetter,
  ownProperties,
  selectorKey,
  type MethodCall,
  type Shape,
} from "../lower/types/shapes.ts";
import {
  objectType,
  undefinedType,
  unknownType,
  type Type,
} from "../lower/types/types.ts";
import type { World } from "../lower/world.ts";
import type { Candidates } from "./candidates.ts";
import { Implementations } from "./implementations.ts";
import type { Unresolved } from "./unresolved.ts";

/** A call that a property table stands for. */
function memberCall(
  name: string,
  parameterTypes: readonly Type[],
  resultType: Type,
  signature: Signature,
): MethodCall {
  const receiver = objectType;
  const typeArguments: readonly Type[] = [];
  return {
    receiver,
    name,
    typeArguments,
    parameterTypes,
    restAt: -1,
    resultType,
    signature,
  };
}

function typesOf({ parameterTypes, resultType }: MethodCall): string {
  return [...parameterTypes, resultType].map(({ key }) => key).join();
}

interface Selector {
  readonly key: string;
  readonly call: MethodCall;
  /** By shape: the symbol of code with exactly the selector's signature. */
  readonly targets: Map<Shape, string>;
  /** Shapes a call could meet that have nothing to call. */
  readonly lacking: Set<Shape>;
  slot: number;
}

/** How a property table shows a literal's method or accessor. */
export interface ListedMember {
  readonly isMethod: boolean;
  /** Symbols of the code that gives and takes the value. */
  readonly getter: string | null;
  readonly setter: string | null;
}

export class MethodTable {
  readonly selectors = new Map<string, Selector>();
  private readonly listed = new Map<Shape, Map<string, ListedMember>>();
  private readonly seen = new Set<string>();
  private readonly keys = new WeakMap<MethodCall, string>();
  private readonly implementations: Implementations;

  constructor(
    private readonly world: World,
    private readonly candidates: Candidates,
    /** What stands in method tables for what an object does not have. */
    private readonly notCallable: string | null,
    private readonly unresolved: Unresolved,
  ) {
    this.implementations = new Implementations(world, candidates);
  }

  /** Instantiates what the calls seen so far can reach; false when nothing was new. */
  discover(): boolean {
    let found = false;
    for (const call of this.calls()) {
      for (const shape of this.candidates.of(call.receiver)) {
        // Properties may be added to a shape that is copied.
        const size = isSpreadSelector(call.name) ? shape.fields.size : 0;
        const key = `${shape.id} ${this.keyOf(call)} ${size}`;
        if (this.seen.has(key)) continue;
        // What one call cannot use, one of other types may.
        const lacking = `${key} ${typesOf(call)}`;
        if (this.seen.has(lacking)) continue;
        const target = this.implementations.of(shape, call);
        this.seen.add(target === null ? lacking : key);
        if (target === null) {
          this.selector(call).lacking.add(shape);
          continue;
        }
        found = true;
        this.selector(call).targets.set(shape, target);
      }
    }
    return (this.world.listsMembers && this.listMembers()) || found;
  }

  /** Code for what object literals have beyond fields; false when nothing was new. */
  private listMembers(): boolean {
    let found = false;
    for (const shape of this.world.shapes.values()) {
      if (!shape.allocated || shape.literalMembers.size === 0) continue;
      const known = this.listed.get(shape) ?? new Map<string, ListedMember>();
      this.listed.set(shape, known);
      for (const { name, field } of ownProperties(shape)) {
        if (field !== null || known.has(name)) continue;
        const members = shape.literalMembers;
        const isMethod = members.has(name);
        const reads = isMethod || members.has(`get:${name}`);
        const getter = memberCall(`get:${name}`, [], unknownType, memberGetter);
        const setter = memberCall(
          `set:${name}`,
          [unknownType],
          undefinedType,
          memberSetter,
        );
        known.set(name, {
          isMethod,
          getter: reads ? this.implementations.of(shape, getter) : null,
          setter: members.has(`set:${name}`)
            ? this.implementations.of(shape, setter)
            : null,
        });
        found = true;
      }
    }
    return found;
  }

  memberOf(shape: Shape, name: string): ListedMember {
    const nothing = { getter: null, setter: null };
    const isMethod = shape.literalMembers.has(name);
    return this.listed.get(shape)?.get(name) ?? { isMethod, ...nothing };
  }

  private *calls(): Iterable<MethodCall> {
    for (const { op, attributes } of this.unresolved.instructions()) {
      if (op === "callmethod" || op === "invokemethod")
        yield attributes.payload as MethodCall;
    }
  }

  private keyOf(call: MethodCall): string {
    let key = this.keys.get(call);
    if (key === undefined) {
      key = selectorKey(call);
      this.keys.set(call, key);
    }
    return key;
  }

  private selector(call: MethodCall): Selector {
    const key = this.keyOf(call);
    let selector = this.selectors.get(key);
    if (selector === undefined) {
      selector = {
        key,
        call,
        targets: new Map(),
        lacking: new Set(),
        slot: -1,
      };
      this.selectors.set(key, selector);
    }
    return selector;
  }

  /** Numbers the selectors that need a slot: two that share a shape differ. */
  assignSlots(): void {
    const taken = new Map<Shape, Set<number>>();
    for (const selector of this.selectors.values()) {
      if (new Set(selector.targets.values()).size < 2) continue;
      if (this.notCallable !== null) {
        for (const shape of selector.lacking)
          if (!selector.targets.has(shape))
            selector.targets.set(shape, this.notCallable);
      }
      const used = [...selector.targets.keys()].map((shape) => {
        const set = taken.get(shape) ?? new Set<number>();
        taken.set(shape, set);
        return set;
      });
      let slot = 0;
      while (used.some((set) => set.has(slot))) slot++;
      selector.slot = slot;
      for (const set of used) set.add(slot);
    }
  }

  /** Method table of a shape, by slot; null where nothing is. */
  tableOf(shape: Shape): (string | null)[] {
    const table: (string | null)[] = [];
    for (const selector of this.selectors.values()) {
      const target = selector.targets.get(shape);
      if (selector.slot < 0 || target === undefined) continue;
      while (table.length <= selector.slot) table.push(null);
      table[selector.slot] = target;
    }
    return table;
  }

  /** How a call is made: one known target, a slot, or nothing to call. */
  resolve(
    instruction: Instruction,
  ): { target: string } | { slot: number; targets: string[] } | null {
    const call = instruction.attributes.payload as MethodCall;
    const selector = this.selectors.get(this.keyOf(call));
    if (selector === undefined) return null;
    const targets = new Set<string>();
    for (const shape of this.candidates.of(call.receiver)) {
      const target = selector.targets.get(shape);
      if (target !== undefined) targets.add(target);
    }
    if (targets.size === 0) return null;
    if (targets.size === 1) return { target: [...targets][0]! };
    return { slot: selector.slot, targets: [...targets] };
  }
}
