// A function of one signature used where a compatible one is wanted.

class Animal {
  constructor(readonly name: string) {}
}
class Dog extends Animal {
  readonly legs = 4;
}

const toNumber = (x: number): number => x * 2;
const wide: (x: number) => number | string = toNumber;
const nullable: (x: number) => number | null = toNumber;
const ignored: (x: number) => void = toNumber;
const asUnknown: (x: number) => unknown = toNumber;
console.log(wide(1), nullable(2), ignored(3), asUnknown(4));
const results = [wide, nullable, asUnknown].map((f) => f(10));
console.log(results);

const takesWide = (x: number | string | null): string => `<${x}>`;
const narrowed: (x: number) => string = takesWide;
const narrowedText: (x: string) => string | undefined = takesWide;
console.log(narrowed(5), narrowedText("t"));
const takesUnknown = (x: unknown): boolean => x === 1;
const onNumber: (x: number) => boolean = takesUnknown;
console.log(onNumber(1), onNumber(2), [1, 2, 1].filter(takesUnknown).length);

const nameOf = (a: Animal): string => a.name;
const dogName: (d: Dog) => string = nameOf;
console.log(dogName(new Dog("rex")), [new Dog("a"), new Dog("b")].map(nameOf));
const makeDog = (): Dog => new Dog("made");
const makeAnimal: () => Animal = makeDog;
const makeMaybe: () => Animal | null = makeDog;
console.log(makeAnimal().name, makeMaybe()?.name);

function identity<T>(x: T): T {
  return x;
}
const numberIdentity: (x: number) => number = identity;
const textIdentity: (x: string) => string = identity;
console.log(numberIdentity(1) + 1, textIdentity("s").length);
console.log([1, 2].map(identity), ["x"].map(identity<string>));
const wrapAll = <T, U>(xs: T[], f: (x: T) => U): U[] => xs.map(f);
console.log(
  wrapAll([1, 2], toNumber),
  wrapAll(["a"], takesWide),
  wrapAll([1], identity),
);

const noArgs: () => string = () => "none";
const withArgs: (a: number, b: string) => string = noArgs;
console.log(withArgs(1, "b"));
const optionalArg = (a: number, b?: number): number => a + (b ?? 100);
const one: (a: number) => number = optionalArg;
const two: (a: number, b: number) => number = optionalArg;
console.log(one(1), two(1, 2), [1, 2, 3].map(optionalArg));
const rest = (...xs: number[]): number => xs.length;
const fixed: (a: number, b: number) => number = rest;
console.log(
  fixed(1, 2),
  [7, 8].map((x) => rest(x, x)),
);
console.log(
  ["1", "2", "3"].map(Number),
  ["1", "2", "3"].map((s) => parseInt(s)),
  [0, 1, ""].map(Boolean),
);
interface Op {
  apply(x: number): number | string;
}
const ops: Op[] = [
  { apply: toNumber },
  { apply: String },
  { apply: (x) => (x > 1 ? "big" : x) },
];
console.log(ops.map((op) => op.apply(2)));
let f: (x: number) => number = toNumber;
f = f.bind(null);
console.log(f(21));
