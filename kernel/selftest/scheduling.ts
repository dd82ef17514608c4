// The real-time scheduler against arithmetic it does not know: random sets of
// periodic threads, admitted one by one. What is admitted must never miss a
// deadline in simulation, whatever the phases; what is refused must break the
// stated rule, and miss when all arrive together.

import { noMemory } from "../memory/out-of-memory.ts";
import {
  Admission,
  type AdmissionLimits,
  refusedDemand,
  refusedNotProven,
  refusedUtilisation,
  Reservation,
  wholeCpu,
} from "../sched/admission.ts";
import { Entity } from "../sched/entity.ts";
import { RealTime } from "../sched/realtime.ts";
import { Random } from "./random.ts";

const setsDefault: u64 = 2_000;
const membersMaximum: u32 = 6;
const unitNs: u64 = 2_000;
/** Of all periods below, in units: what repeats after it repeats for ever. */
const commonMultiple: u64 = 240;

const periods: u64[] = [10, 12, 15, 16, 20, 24, 30, 40, 48, 60, 80, 120, 240];

class Simulation {
  readonly random = new Random();
  readonly realTime = new RealTime();
  readonly entities = new FixedArray<Entity | null, 8>();
  /** What each runs with: the simulation's own, the promises stay as they are. */
  readonly copies = new FixedArray<Reservation | null, 8>();
  /** What each was promised; null: it was refused. */
  readonly reservations = new FixedArray<Reservation | null, 8>();
  readonly sliceUnits = new FixedArray<u64, 8>();
  readonly periodUnits = new FixedArray<u64, 8>();
  readonly deadlineUnits = new FixedArray<u64, 8>();
  count: u32 = 0;
  refused: u64 = 0;
}
const simulation = new Simulation();

/** The command `selftest`. */
export function schedulerKeepsItsPromises(seed: u64): string {
  return checkSets(seed, setsDefault);
}

/** Tries that many random sets; says what is wrong, "" when nothing is. */
export function checkSets(seed: u64, sets: u64): string {
  try {
    return trySets(seed, sets);
  } catch {
    return noMemory;
  }
}

function trySets(seed: u64, sets: u64): string {
  simulation.random.start(seed);
  simulation.refused = 0;
  const admission = new Admission();
  let overloads: u64 = 0;
  for (let i: u64 = 0; i < sets; i++) {
    chooseLimits(admission.limits);
    const problem = admitSet(admission);
    if (problem !== "") return problem;
    if (simulate() !== 0) return "an admitted set missed a deadline";
    overloads += overload();
    for (let member: u32 = 0; member < simulation.count; member++) {
      const reservation = simulation.reservations[member];
      if (reservation !== null) admission.leave(reservation, 0);
    }
  }
  if (simulation.refused === 0) return "no set was ever refused";
  // The planted defect: promises that cannot be kept must be seen to break.
  if (overloads === 0) return "overloaded sets never missed a deadline";
  return "";
}

function below(limit: u64): u64 {
  return simulation.random.below(limit);
}

function chooseLimits(limits: AdmissionLimits): void {
  limits.periodMinimumNs = unitNs;
  limits.sliceMinimumNs = unitNs;
  limits.granularityNs = unitNs;
  const isWhole = below(2) === 0;
  // The whole CPU: then the rule is exact, and a refusal is a miss.
  limits.utilisation = isWhole ? wholeCpu : u64(990_000);
  limits.sporadicReservation = isWhole ? u64(0) : u64(100_000);
  limits.aperiodicReservation = isWhole ? u64(0) : u64(100_000);
}

function admitSet(admission: Admission): string {
  const members = u32(below(u64(membersMaximum))) + 1;
  const isImplicit = below(3) === 0;
  simulation.count = members;
  for (let i: u32 = 0; i < members; i++) {
    const period = periods[u32(below(u64(periods.length)))];
    const slice = below(period / 2) + 1;
    const deadline: u64 = isImplicit
      ? period
      : slice + below(period - slice + 1);
    simulation.periodUnits[i] = period;
    simulation.sliceUnits[i] = slice;
    simulation.deadlineUnits[i] = deadline;
    const reservation = admission.admitPeriodic(
      slice * unitNs,
      period * unitNs,
      deadline * unitNs,
      0,
    );
    simulation.reservations[i] = reservation;
    if (reservation !== null) continue;
    simulation.refused += 1;
    const problem = checkRefusal(i, admission.refusal, admission.available());
    if (problem !== "") return problem;
  }
  return "";
}

/** The refusal of member `at`, beside those admitted before it. */
function checkRefusal(at: u32, refusal: u32, available: u64): string {
  if (refusal === refusedUtilisation)
    return hasRoom(at, available) ? "refused though there is room" : "";
  // The test may give up where next to nothing is left over.
  if (refusal === refusedNotProven)
    return isNearlyFull(at, available) ? "" : "gave up though there is room";
  if (refusal !== refusedDemand) return "refused for no reason";
  if (meetsDemand(at, available)) return "refused though demand can be met";
  if (available !== wholeCpu) return "";
  begin(at, 0);
  for (let i: u32 = 0; i < at; i++) {
    if (simulation.reservations[i] !== null) begin(i, 0);
  }
  return run() === 0 ? "refused though nothing was missed" : "";
}

/** Σ slice / period stays below the limit by more than the rounding. */
function hasRoom(at: u32, available: u64): boolean {
  let millionths: u64 = 0;
  for (let i: u32 = 0; i <= at; i++) {
    if (i < at && simulation.reservations[i] === null) continue;
    const share = simulation.sliceUnits[i] * wholeCpu;
    millionths += share / simulation.periodUnits[i] + 1;
  }
  return millionths + 1 < available;
}

/** Less than a thousandth of the CPU is left. */
function isNearlyFull(at: u32, available: u64): boolean {
  return !hasRoom(at, available - 1000);
}

/** Every instant of two common multiples, one by one. */
function meetsDemand(at: u32, available: u64): boolean {
  for (let time: u64 = 1; time <= commonMultiple * 2; time++) {
    let demand: u64 = 0;
    for (let i: u32 = 0; i <= at; i++) {
      if (i < at && simulation.reservations[i] === null) continue;
      const deadline = simulation.deadlineUnits[i];
      if (time < deadline) continue;
      const jobs = (time - deadline) / simulation.periodUnits[i] + 1;
      demand += jobs * simulation.sliceUnits[i];
    }
    if (demand * wholeCpu > time * available) return false;
  }
  return true;
}

function begin(member: u32, arrivalNs: u64): void {
  const entity = simulation.entities[member] ?? new Entity();
  const copy = simulation.copies[member] ?? new Reservation();
  simulation.entities[member] = entity;
  simulation.copies[member] = copy;
  copy.sliceNs = simulation.sliceUnits[member] * unitNs;
  copy.periodNs = simulation.periodUnits[member] * unitNs;
  copy.deadlineNs = simulation.deadlineUnits[member] * unitNs;
  simulation.realTime.beginPeriodic(entity, copy, arrivalNs);
}

/** Runs what was admitted, together first and then at random phases; gives misses. */
function simulate(): u64 {
  let misses: u64 = 0;
  for (let round: u32 = 0; round < 3; round++) {
    for (let i: u32 = 0; i < simulation.count; i++) {
      if (simulation.reservations[i] === null) continue;
      begin(i, round === 0 ? u64(0) : below(commonMultiple) * unitNs);
    }
    misses += run();
  }
  return misses;
}

/** Lets three common multiples of time pass for all that has begun; gives misses. */
function run(): u64 {
  const realTime = simulation.realTime;
  const end = commonMultiple * unitNs * 3;
  let nowNs: u64 = 0;
  while (nowNs < end) {
    realTime.advance(nowNs);
    const first = realTime.first();
    const nextNs = realTime.nextEventNs(first, nowNs);
    if (nextNs > end) break;
    if (first !== null) realTime.charge(first, nextNs - nowNs);
    nowNs = nextNs;
  }
  let misses: u64 = 0;
  for (let i: u32 = 0; i < membersMaximum; i++) {
    const entity = simulation.entities[i];
    if (entity === null || entity.reservation === null) continue;
    misses += entity.misses;
    realTime.end(entity);
  }
  return misses;
}

/** Everybody wants twice what was promised: 1 when that is missed. */
function overload(): u64 {
  for (let i: u32 = 0; i < simulation.count; i++) {
    if (simulation.reservations[i] === null) continue;
    simulation.sliceUnits[i] = simulation.sliceUnits[i] * 2;
    begin(i, 0);
  }
  return run() > 0 ? 1 : 0;
}
