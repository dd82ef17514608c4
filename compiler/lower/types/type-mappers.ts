// What the type parameters in a type alias's own syntax stand for. The checker
// keeps, with each mapped or conditional type, a mapper from the parameters the
// syntax names to types, which may mention the parameters we bind.
// Mappers are no public interface of TypeScript: these are the shapes of 6.0.

import type ts from "typescript";
import type { TypeParameters } from "./type-parameters.ts";
import { Environment, type Type } from "./types.ts";

type BasicMapper =
  | { kind: 0; source: ts.Type; target: ts.Type }
  | { kind: 1; sources: readonly ts.Type[]; targets?: readonly ts.Type[] }
  | {
      kind: 2;
      sources: readonly ts.Type[];
      targets: readonly (() => ts.Type)[];
    }
  | { kind: 3; func: (type: ts.Type) => ts.Type };

interface ChainedMapper {
  kind: 4 | 5;
  mapper1: Mapper;
  mapper2: Mapper;
}

type Mapper = BasicMapper | ChainedMapper;

/** The mapper of a mapped or conditional type that was instantiated. */
function mapperOf(type: ts.Type): Mapper | null {
  return (type as ts.Type & { mapper?: Mapper }).mapper ?? null;
}

/** Makes our own type of one of the checker's. */
type Resolve = (type: ts.Type, environment: Environment) => Type;

/** What a free parameter stands for; null when nobody bound it. */
type Free = (parameter: ts.Type) => Type | null;

/** The environment in which the syntax of `type` is to be read. */
export function scopeOf(
  type: ts.Type,
  mentioned: Iterable<ts.Type>,
  environment: Environment,
  parameters: TypeParameters,
  resolve: Resolve,
): Environment {
  const mapper = mapperOf(type);
  if (mapper === null) return environment;
  const outer: Free = (parameter) =>
    environment.bindings.get(parameter) ?? null;
  const pairs: [ts.Type, Type][] = [];
  for (const parameter of mentioned) {
    const bound = apply(mapper, parameter, outer, parameters, resolve);
    if (bound !== null) pairs.push([parameter, bound]);
  }
  return environment.extend(pairs);
}

function apply(
  mapper: Mapper,
  parameter: ts.Type,
  free: Free,
  parameters: TypeParameters,
  resolve: Resolve,
): Type | null {
  if ("mapper1" in mapper) {
    const { mapper1, mapper2 } = mapper;
    const then: Free = (inner) =>
      apply(mapper2, inner, free, parameters, resolve);
    return apply(mapper1, parameter, then, parameters, resolve);
  }
  const target = targetOf(mapper, parameter);
  if (target === parameter) return free(parameter);
  const pairs: [ts.Type, Type][] = [];
  for (const inner of parameters.within(target)) {
    const bound = free(inner);
    if (bound !== null) pairs.push([inner, bound]);
  }
  return resolve(target, Environment.empty.extend(pairs));
}

function targetOf(mapper: BasicMapper, parameter: ts.Type): ts.Type {
  switch (mapper.kind) {
    case 0:
      return mapper.source === parameter ? mapper.target : parameter;
    case 1:
      return mapper.targets?.[mapper.sources.indexOf(parameter)] ?? parameter;
    case 2:
      return mapper.targets[mapper.sources.indexOf(parameter)]?.() ?? parameter;
    case 3:
      return mapper.func(parameter);
  }
}

/** Every type a type's mapper leads to: what it may mention beside its syntax. */
export function mappedTo(type: ts.Type): ts.Type[] {
  const found: ts.Type[] = [];
  const visit = (mapper: Mapper): void => {
    if ("mapper1" in mapper) {
      visit(mapper.mapper1);
      visit(mapper.mapper2);
    } else if (mapper.kind === 0) found.push(mapper.target);
    else if (mapper.kind === 1) found.push(...(mapper.targets ?? []));
    else if (mapper.kind === 2)
      found.push(...mapper.targets.map((target) => target()));
  };
  const mapper = mapperOf(type);
  if (mapper !== null) visit(mapper);
  return found;
}
