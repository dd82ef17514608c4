// Endless recursion is a RangeError like any other, however it is written, and
// recursion as deep as Node allows is none.

function down(levels: number): number {
  return levels === 0 ? 0 : 1 + down(levels - 1);
}
console.log(down(9000));

function attempt(name: string, body: () => void): void {
  try {
    body();
    console.log(name, "ended");
  } catch (error) {
    const is = error instanceof RangeError ? "RangeError" : "something else";
    console.log(name, is, error instanceof Error ? error.message : "");
  }
}

function forever(level: number): number {
  return 1 + forever(level + 1);
}
attempt("itself", () => {
  forever(0);
});

function isEven(count: number): boolean {
  return count === 0 ? true : isOdd(count - 1);
}
function isOdd(count: number): boolean {
  return count === 0 ? false : isEven(count - 1);
}
attempt("each other", () => {
  isEven(-1);
});

class Link {
  next: Link | null = null;
  visit(visitor: (link: Link) => void): void {
    visitor(this.next ?? this);
  }
}
attempt("a closure and a method", () => {
  const again = (link: Link): void => link.visit(again);
  again(new Link());
});

interface Shape {
  area(): number;
}
class Frame implements Shape {
  inner: Shape | null = null;
  area(): number {
    return 1 + (this.inner === null ? 0 : this.inner.area());
  }
}
attempt("an interface", () => {
  const frame = new Frame();
  frame.inner = frame;
  frame.area();
});

class Endless {
  get value(): number {
    return this.value + 1;
  }
}
attempt("an accessor", () => {
  console.log(new Endless().value);
});

class Chain {
  readonly next: Chain;
  constructor() {
    this.next = new Chain();
  }
}
attempt("a constructor", () => {
  new Chain();
});

attempt("a callback of the library", () => {
  function grow(): number[] {
    return [1].map(() => grow().length);
  }
  grow();
});

// What was entered is left in order.
let open = 0;
let deepest = 0;
function balanced(): void {
  open++;
  if (open > deepest) deepest = open;
  try {
    balanced();
  } finally {
    open--;
  }
}
attempt("with finally", balanced);
console.log(open, deepest > 4000);

// And it can be done again.
for (let round = 0; round < 3; round++) {
  attempt(`round ${round}`, () => {
    forever(round);
  });
}
