// Endless recursion through a callback with fewer parameters than it is called with is an error that can be caught.

let depth = 0;

function each(count: number, visit: (index: number, last: boolean) => void) {
  for (let i = 0; i < count; i++) visit(i, i === count - 1);
}

const again = (): void => {
  depth++;
  each(1, again);
};

try {
  again();
} catch (error) {
  console.log(error instanceof RangeError, depth > 100);
}

class Node {
  constructor(readonly next: { visit(other: Node): void } | null) {}
}

class Walker {
  steps = 0;
  visit(): void {
    this.steps++;
    const visitor: { visit(other: Node): void } = this;
    visitor.visit(new Node(null));
  }
}

const walker = new Walker();
try {
  walker.visit();
} catch (error) {
  console.log(error instanceof RangeError, walker.steps > 100);
}
