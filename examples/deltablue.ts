// DeltaBlue: an incremental solver for one-way dataflow constraints, after
// Freeman-Benson, Maloney and Borning, "An Incremental Constraint Solver"
// (Communications of the ACM, 1990). Two runs: a chain and a projection.

/** How much a constraint matters; a smaller value is stronger. */
enum Strength {
  required,
  strongPreferred,
  preferred,
  strongDefault,
  normal,
  weakDefault,
  weakest,
}

function weakerOf(a: Strength, b: Strength): Strength {
  return a > b ? a : b;
}

class Variable {
  readonly constraints: Constraint[] = [];
  determinedBy: Constraint | null = null;
  mark = 0;
  walkStrength = Strength.weakest;
  stay = true;

  constructor(
    readonly name: string,
    public value: number,
  ) {}

  remove(constraint: Constraint): void {
    const index = this.constraints.indexOf(constraint);
    if (index >= 0) this.constraints.splice(index, 1);
    if (this.determinedBy === constraint) this.determinedBy = null;
  }
}

abstract class Constraint {
  constructor(readonly strength: Strength) {}

  abstract isSatisfied(): boolean;
  abstract addToGraph(): void;
  abstract removeFromGraph(): void;
  /** Chooses the way data flows, or none, from the unmarked variables. */
  abstract chooseMethod(mark: number): void;
  abstract markInputs(mark: number): void;
  abstract inputsKnown(mark: number): boolean;
  abstract output(): Variable;
  abstract markUnsatisfied(): void;
  /** Computes the output's walk strength and whether it is constant. */
  abstract recalculate(): void;
  abstract execute(): void;

  isInput(): boolean {
    return false;
  }

  attach(planner: Planner): void {
    this.addToGraph();
    planner.incrementalAdd(this);
  }

  destroy(planner: Planner): void {
    if (this.isSatisfied()) planner.incrementalRemove(this);
    else this.removeFromGraph();
  }

  /** Satisfies this constraint; gives the weaker one it displaced. */
  satisfy(mark: number, planner: Planner): Constraint | null {
    this.chooseMethod(mark);
    if (!this.isSatisfied()) {
      if (this.strength === Strength.required) {
        throw new Error("could not satisfy a required constraint");
      }
      return null;
    }
    this.markInputs(mark);
    const output = this.output();
    const displaced = output.determinedBy;
    displaced?.markUnsatisfied();
    output.determinedBy = this;
    if (!planner.addPropagate(this, mark)) throw new Error("cycle");
    output.mark = mark;
    return displaced;
  }
}

/** A constraint on one variable. */
abstract class UnaryConstraint extends Constraint {
  private satisfied = false;

  constructor(
    protected readonly variable: Variable,
    strength: Strength,
  ) {
    super(strength);
  }

  override isSatisfied(): boolean {
    return this.satisfied;
  }

  override addToGraph(): void {
    this.variable.constraints.push(this);
    this.satisfied = false;
  }

  override removeFromGraph(): void {
    this.variable.remove(this);
    this.satisfied = false;
  }

  override chooseMethod(mark: number): void {
    const { variable } = this;
    this.satisfied =
      variable.mark !== mark && this.strength < variable.walkStrength;
  }

  override markInputs(): void {}

  override inputsKnown(): boolean {
    return true;
  }

  override output(): Variable {
    return this.variable;
  }

  override markUnsatisfied(): void {
    this.satisfied = false;
  }

  override recalculate(): void {
    this.variable.walkStrength = this.strength;
    this.variable.stay = !this.isInput();
    if (this.variable.stay) this.execute();
  }
}

/** Keeps a variable as it is. */
class StayConstraint extends UnaryConstraint {
  override execute(): void {}
}

/** Marks a variable as set from outside. */
class EditConstraint extends UnaryConstraint {
  override isInput(): boolean {
    return true;
  }

  override execute(): void {}
}

type Direction = "none" | "forward" | "backward";

/** A constraint between two variables, which can flow either way. */
abstract class BinaryConstraint extends Constraint {
  protected direction: Direction = "none";

  constructor(
    protected readonly first: Variable,
    protected readonly second: Variable,
    strength: Strength,
  ) {
    super(strength);
  }

  override isSatisfied(): boolean {
    return this.direction !== "none";
  }

  override addToGraph(): void {
    this.first.constraints.push(this);
    this.second.constraints.push(this);
    this.direction = "none";
  }

  override removeFromGraph(): void {
    this.first.remove(this);
    this.second.remove(this);
    this.direction = "none";
  }

  override chooseMethod(mark: number): void {
    const { first, second, strength } = this;
    if (first.mark === mark) {
      const free = second.mark !== mark && strength < second.walkStrength;
      this.direction = free ? "forward" : "none";
    } else if (second.mark === mark) {
      this.direction = strength < first.walkStrength ? "backward" : "none";
    } else if (first.walkStrength > second.walkStrength) {
      this.direction = strength < first.walkStrength ? "backward" : "none";
    } else {
      this.direction = strength < second.walkStrength ? "forward" : "none";
    }
  }

  override markInputs(mark: number): void {
    this.input().mark = mark;
  }

  override inputsKnown(mark: number): boolean {
    const input = this.input();
    return input.mark === mark || input.stay || input.determinedBy === null;
  }

  input(): Variable {
    return this.direction === "forward" ? this.first : this.second;
  }

  override output(): Variable {
    return this.direction === "forward" ? this.second : this.first;
  }

  override markUnsatisfied(): void {
    this.direction = "none";
  }

  override recalculate(): void {
    const input = this.input();
    const output = this.output();
    output.walkStrength = weakerOf(this.strength, input.walkStrength);
    output.stay = input.stay;
    if (output.stay) this.execute();
  }
}

class EqualityConstraint extends BinaryConstraint {
  override execute(): void {
    this.output().value = this.input().value;
  }
}

/** Relates two variables by `second = first * scale + offset`. */
class ScaleConstraint extends BinaryConstraint {
  constructor(
    source: Variable,
    private readonly scale: Variable,
    private readonly offset: Variable,
    target: Variable,
    strength: Strength,
  ) {
    super(source, target, strength);
  }

  override addToGraph(): void {
    super.addToGraph();
    this.scale.constraints.push(this);
    this.offset.constraints.push(this);
  }

  override removeFromGraph(): void {
    super.removeFromGraph();
    this.scale.remove(this);
    this.offset.remove(this);
  }

  override markInputs(mark: number): void {
    super.markInputs(mark);
    this.scale.mark = mark;
    this.offset.mark = mark;
  }

  override execute(): void {
    const { first, second, scale, offset } = this;
    if (this.direction === "forward") {
      second.value = first.value * scale.value + offset.value;
    } else {
      first.value = (second.value - offset.value) / scale.value;
    }
  }

  override recalculate(): void {
    const input = this.input();
    const output = this.output();
    output.walkStrength = weakerOf(this.strength, input.walkStrength);
    output.stay = input.stay && this.scale.stay && this.offset.stay;
    if (output.stay) this.execute();
  }
}

/** The constraints to execute, in order, to bring the graph up to date. */
class Plan {
  private readonly steps: Constraint[] = [];

  add(constraint: Constraint): void {
    this.steps.push(constraint);
  }

  execute(): void {
    for (const step of this.steps) step.execute();
  }
}

class Planner {
  private lastMark = 0;

  incrementalAdd(constraint: Constraint): void {
    const mark = this.newMark();
    let displaced = constraint.satisfy(mark, this);
    while (displaced !== null) displaced = displaced.satisfy(mark, this);
  }

  incrementalRemove(constraint: Constraint): void {
    const output = constraint.output();
    constraint.markUnsatisfied();
    constraint.removeFromGraph();
    const unsatisfied = this.removePropagateFrom(output);
    unsatisfied.sort((a, b) => a.strength - b.strength);
    for (const each of unsatisfied) this.incrementalAdd(each);
  }

  /** Recalculates what follows from a constraint; false if that is a cycle. */
  addPropagate(constraint: Constraint, mark: number): boolean {
    const waiting = [constraint];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (next.output().mark === mark) {
        this.incrementalRemove(constraint);
        return false;
      }
      next.recalculate();
      waiting.push(...this.consumersOf(next.output()));
    }
    return true;
  }

  planFor(sources: readonly Constraint[]): Plan {
    const mark = this.newMark();
    const plan = new Plan();
    const waiting = sources.filter((each) => each.isSatisfied());
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const output = next.output();
      if (output.mark === mark || !next.inputsKnown(mark)) continue;
      plan.add(next);
      output.mark = mark;
      waiting.push(...this.consumersOf(output));
    }
    return plan;
  }

  private removePropagateFrom(start: Variable): Constraint[] {
    start.determinedBy = null;
    start.walkStrength = Strength.weakest;
    start.stay = true;
    const unsatisfied: Constraint[] = [];
    const waiting = [start];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      unsatisfied.push(...next.constraints.filter((c) => !c.isSatisfied()));
      for (const consumer of this.consumersOf(next)) {
        consumer.recalculate();
        waiting.push(consumer.output());
      }
    }
    return unsatisfied;
  }

  private consumersOf(variable: Variable): Constraint[] {
    return variable.constraints.filter(
      (each) => each !== variable.determinedBy && each.isSatisfied(),
    );
  }

  private newMark(): number {
    return ++this.lastMark;
  }
}

/** Sets a variable to each value in turn, executing one plan for all. */
function change(
  planner: Planner,
  variable: Variable,
  values: readonly number[],
): void {
  const edit = new EditConstraint(variable, Strength.preferred);
  edit.attach(planner);
  const plan = planner.planFor([edit]);
  for (const value of values) {
    variable.value = value;
    plan.execute();
  }
  edit.destroy(planner);
}

/** A long chain of equalities: what goes in at one end comes out. */
function chain(length: number): void {
  const planner = new Planner();
  const variables = Array.from(
    { length: length + 1 },
    (_, index) => new Variable(`v${index}`, 0),
  );
  const first = variables[0];
  const last = variables[length];
  for (let i = 0; i < length; i++) {
    new EqualityConstraint(
      variables[i],
      variables[i + 1],
      Strength.required,
    ).attach(planner);
  }
  new StayConstraint(last, Strength.strongDefault).attach(planner);

  const edit = new EditConstraint(first, Strength.preferred);
  edit.attach(planner);
  const plan = planner.planFor([edit]);
  let sum = 0;
  for (let value = 1; value <= 100; value++) {
    first.value = value;
    plan.execute();
    if (last.value !== value) throw new Error(`${last.name} is ${last.value}`);
    sum += last.value;
  }
  edit.destroy(planner);
  console.log(`chain of ${length}: ${last.name} = ${last.value}, sum ${sum}`);
}

/** Many points through one scale and offset, changed from every side. */
function projection(count: number): void {
  const planner = new Planner();
  const scale = new Variable("scale", 10);
  const offset = new Variable("offset", 1000);
  const sources: Variable[] = [];
  const targets: Variable[] = [];
  for (let i = 0; i < count; i++) {
    const source = new Variable(`source${i}`, i);
    const target = new Variable(`target${i}`, i);
    sources.push(source);
    targets.push(target);
    new StayConstraint(source, Strength.normal).attach(planner);
    new ScaleConstraint(
      source,
      scale,
      offset,
      target,
      Strength.required,
    ).attach(planner);
  }
  const source = sources[count - 1];
  const target = targets[count - 1];
  const report = (what: string): void => {
    const sum = targets.reduce((total, { value }) => total + value, 0);
    console.log(
      `${what}: ${source.name} = ${source.value}, ` +
        `${target.name} = ${target.value}, all ${sum}`,
    );
  };
  report("at first");
  change(planner, source, [17]);
  report("source changed");
  change(planner, target, [1050]);
  report("target changed");
  change(planner, scale, [2, 3, 4, 5]);
  report("scale changed");
  change(planner, offset, [500, 1000, 2000]);
  report("offset changed");
}

for (const size of [10, 100, 1000]) {
  chain(size);
  projection(size);
}
