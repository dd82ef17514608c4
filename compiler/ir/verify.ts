// Checks that IR is what it claims to be. Run between passes, so that the
// pass that broke something is the one that is blamed.
import { ControlFlow } from "./dominators.ts";
import type {
  Block,
  Constant,
  Edge,
  Instruction,
  IrFunction,
  IrModule,
  IrType,
  Operand,
} from "./ir.ts";
import { type Level, opcodes } from "./opcodes.ts";
import { bitsOf, edgeCounts, type RuleContext, rules } from "./rules.ts";

/** Everything wrong with `module`, a sentence each. */
export function verifyModule(module: IrModule, level: Level): string[] {
  const problems: string[] = [];
  for (const irFunction of module.functions.values()) {
    if (irFunction.attributes.external === true) continue;
    problems.push(...verifyFunction(module, irFunction, level));
  }
  for (const global of module.globals.values()) {
    for (const item of global.data) {
      if (item.kind === "address" && !isDeclared(module, item.symbol)) {
        problems.push(
          `global ${global.name}: nothing declares "${item.symbol}"`,
        );
      }
    }
  }
  return problems;
}

export function verifyFunction(
  module: IrModule,
  irFunction: IrFunction,
  level: Level,
): string[] {
  return new FunctionVerifier(module, irFunction, level).run();
}

/** Throws if anything is wrong; `after` names the pass that ran last. */
export function assertValid(
  module: IrModule,
  level: Level,
  after: string,
): void {
  const problems = verifyModule(module, level);
  if (problems.length === 0) return;
  const shown = problems.slice(0, 20).join("\n  ");
  const more = problems.length > 20 ? `\n  … ${problems.length - 20} more` : "";
  throw new Error(`the IR is broken after ${after}:\n  ${shown}${more}`);
}

function isDeclared(module: IrModule, name: string): boolean {
  return module.functions.has(name) || module.globals.has(name);
}

const invokes = new Set(["invoke", "invokeindirect", "invokemethod"]);

interface Home {
  readonly block: Block;
  readonly index: number;
}

function nameOf({ label, id }: Block): string {
  return `${label}.${id}`;
}

function whereIs({ op }: Instruction, { block, index }: Home): string {
  return `${op} (${index}) of ${nameOf(block)}`;
}

/** The integers that fit a type, taken as signed or as unsigned. */
const limitsOf = Object.fromEntries(
  Object.entries(bitsOf).map(([type, bits]) => [
    type,
    {
      least: bits === 0 ? 0n : -(1n << BigInt(bits - 1)),
      most: (1n << BigInt(bits)) - 1n,
    },
  ]),
) as Record<IrType, { least: bigint; most: bigint }>;

class FunctionVerifier implements RuleContext {
  private readonly problems: string[] = [];
  /** Where each instruction stands. */
  private readonly homes = new Map<Instruction, Home>();
  private readonly blocks: ReadonlySet<Block>;
  private current: { block: Block | null; instruction: Instruction | null } = {
    block: null,
    instruction: null,
  };

  constructor(
    readonly module: IrModule,
    readonly irFunction: IrFunction,
    private readonly level: Level,
  ) {
    this.blocks = new Set(irFunction.blocks);
  }

  run(): string[] {
    this.at(null, null);
    if (this.irFunction.blocks.length === 0) {
      this.fail("has no blocks");
      return this.problems;
    }
    this.checkEntry();
    for (const block of this.irFunction.blocks) this.checkShape(block);
    // Each step trusts what the one before has looked at.
    if (this.problems.length > 0) return this.problems;
    for (const block of this.irFunction.blocks) this.checkBlock(block);
    if (this.problems.length > 0) return this.problems;
    this.checkDominance();
    return this.problems;
  }

  fail(message: string): void {
    const { block, instruction } = this.current;
    let where = `function ${this.irFunction.name}`;
    if (block !== null) where += `, block ${block.label}.${block.id}`;
    if (block !== null && instruction !== null) {
      const index = block.instructions.indexOf(instruction);
      where += `, ${instruction.op} (${index})`;
      const { location } = instruction;
      if (location !== null) where += ` of ${location.file}:${location.line}`;
    }
    this.problems.push(`${where}: ${message}`);
  }

  /** What the next failures are about. */
  private at(block: Block | null, instruction: Instruction | null): void {
    this.current = { block, instruction };
  }

  private checkEntry(): void {
    const { entry, signature } = this.irFunction;
    const types = entry.parameters.map((parameter) => parameter.type);
    if (types.join() !== signature.parameters.join()) {
      this.fail(
        `its entry takes (${types.join(", ")}), its signature says (${signature.parameters.join(", ")})`,
      );
    }
  }

  /** Terminators, edges, and each instruction in one place only. */
  private checkShape(block: Block): void {
    this.at(block, null);
    if (block.instructions.length === 0) return this.fail("is empty");
    const lastIndex = block.instructions.length - 1;
    block.instructions.forEach((instruction, index) => {
      this.at(block, instruction);
      if (this.homes.has(instruction)) this.fail("stands in two places");
      this.homes.set(instruction, { block, index });
      const info = opcodes[instruction.op];
      if (info === undefined) return this.fail("is not in the opcode table");
      if (info.level === "high" && this.level === "low") {
        this.fail("is a high-level operation in low IR");
      }
      const ends = info.terminator === true;
      if (ends && index < lastIndex) this.fail("ends the block too early");
      if (!ends && index === lastIndex) this.fail("cannot end a block");
      if (!ends && instruction.edges.length > 0) {
        this.fail("has edges but is no terminator");
      }
      if (ends) this.checkEdges(instruction);
    });
  }

  private checkEdges(instruction: Instruction): void {
    const { op, edges } = instruction;
    const wanted =
      op === "switch" ? instruction.cases.length + 1 : (edgeCounts[op] ?? 0);
    if (edges.length !== wanted) {
      this.fail(`has ${edges.length} edges, must have ${wanted}`);
      return;
    }
    edges.forEach((edge, index) => {
      this.checkEdge(edge, invokes.has(op) && index === 1);
    });
  }

  private checkEdge(edge: Edge, carriesError: boolean): void {
    if (!this.blocks.has(edge.block)) {
      const name = nameOf(edge.block);
      return this.fail(`goes to ${name}, which is not in the function`);
    }
    if (edge.block === this.irFunction.entry) {
      return this.fail("goes back to the entry");
    }
    let { parameters } = edge.block;
    if (carriesError) {
      if (parameters[0]?.type !== "ref") {
        return this.fail(`${nameOf(edge.block)} does not take the error first`);
      }
      parameters = parameters.slice(1);
    }
    if (parameters.length !== edge.arguments.length) {
      return this.fail(
        `gives ${edge.arguments.length} arguments to ${nameOf(edge.block)}, which takes ${parameters.length}`,
      );
    }
    edge.arguments.forEach((argument, index) => {
      const { type } = parameters[index]!;
      if (argument.type === type) return;
      this.fail(
        `argument ${index} of ${nameOf(edge.block)} is ${argument.type}, must be ${type}`,
      );
    });
  }

  private checkBlock(block: Block): void {
    for (const instruction of block.instructions) {
      this.at(block, instruction);
      for (const operand of instruction.operands) this.checkOperand(operand);
      for (const edge of instruction.edges)
        for (const argument of edge.arguments) this.checkOperand(argument);
      rules[instruction.op]?.(instruction, this);
    }
  }

  private checkOperand(operand: Operand): void {
    if (operand.kind === "instruction") {
      if (operand.type === "void") this.fail(`uses the void of ${operand.op}`);
      if (!this.homes.has(operand)) {
        this.fail(`uses ${operand.op}, which is not in the function`);
      }
    } else if (operand.kind === "parameter") {
      const { block } = operand;
      if (!this.blocks.has(block) || !block.parameters.includes(operand)) {
        this.fail("uses a parameter of no block of the function");
      }
    } else {
      this.checkConstant(operand);
    }
  }

  private checkConstant(constant: Constant): void {
    const { type } = constant;
    if (type === "void") return this.fail("uses a constant of type void");
    if (constant.kind === "integer") {
      if (type === "f64" || type === "f32") {
        return this.fail(`uses an integer constant as ${type}`);
      }
      const { value } = constant;
      const { least, most } = limitsOf[type];
      if (value < least || value > most) {
        this.fail(`constant ${value} does not fit ${type}`);
      }
    } else if (constant.kind === "symbol") {
      if (type !== "ptr" && type !== "ref" && type !== "val") {
        this.fail(`uses an address as ${type}`);
      }
      if (!isDeclared(this.module, constant.name)) {
        this.fail(`nothing declares "${constant.name}"`);
      }
    }
  }

  // Dominance: a value is computed on every way to its use.

  private checkDominance(): void {
    const flow = new ControlFlow(this.irFunction);
    for (const block of flow.order) {
      for (const instruction of block.instructions) {
        this.at(block, instruction);
        for (const operand of instruction.operands) {
          this.checkAvailable(flow, operand, instruction, block, null);
        }
        instruction.edges.forEach((edge, index) => {
          for (const argument of edge.arguments) {
            this.checkAvailable(flow, argument, instruction, block, index);
          }
        });
      }
    }
  }

  private checkAvailable(
    flow: ControlFlow,
    operand: Operand,
    user: Instruction,
    block: Block,
    edgeIndex: number | null,
  ): void {
    if (operand.kind === "parameter") {
      if (
        !flow.isReachable(operand.block) ||
        !flow.dominates(operand.block, block)
      ) {
        this.fail(
          `uses parameter ${operand.name ?? ""} of ${operand.block.label}.${operand.block.id}, which does not dominate it`,
        );
      }
      return;
    }
    if (operand.kind !== "instruction") return;
    const home = this.homes.get(operand)!;
    if (invokes.has(operand.op)) {
      const given = operand === user && edgeIndex === 0;
      if (!given && !this.afterInvoke(flow, operand, block)) {
        this.fail(`uses ${whereIs(operand, home)}, which may have failed`);
      }
      return;
    }
    const isAvailable =
      home.block === block
        ? home.index < this.homes.get(user)!.index
        : flow.isReachable(home.block) && flow.dominates(home.block, block);
    if (!isAvailable)
      this.fail(`uses ${whereIs(operand, home)}, which does not dominate it`);
  }

  /** Whether the way to `block` leads over the invoke's normal edge. */
  private afterInvoke(
    flow: ControlFlow,
    invoke: Instruction,
    block: Block,
  ): boolean {
    const normal = invoke.edges[0]!.block;
    if (!flow.isReachable(normal) || !flow.dominates(normal, block)) {
      return false;
    }
    // Besides the invoke's edge, only ways that have already been there.
    const others = flow
      .predecessors(normal)
      .filter((predecessor) => !flow.dominates(normal, predecessor));
    return others.length === 1;
  }
}
