// Each iteration of a for loop has its own binding; var-like sharing outside.

const readers: (() => number)[] = [];
for (let i = 0; i < 4; i++) {
  readers.push(() => i);
}
for (const read of readers) console.log(read());

// A closure that changes its own copy does not disturb later iterations,
// but changes made before the copy is taken are carried along.
const bumps: (() => number)[] = [];
for (let i = 0; i < 6; i++) {
  bumps.push(() => (i += 10));
  i++;
}
console.log(bumps.length, bumps[0](), bumps[0](), bumps[1](), bumps[2]());

// A closure made in the initialiser sees the initial binding for ever.
let fromInit: () => number = () => -1;
for (let i: number = ((fromInit = () => i), 0); i < 3; i++) {}
console.log(fromInit());

// One made in the condition or the incrementer belongs to the copy at hand.
const seen: (() => number)[] = [];
for (let i = 0; seen.push(() => i), i < 2; i++) {}
for (const read of seen) console.log("cond", read());

const steps: (() => number)[] = [];
for (let i = 0; i < 3; steps.push(() => i), i++) {}
for (const read of steps) console.log("step", read());

let shared = 0;
const sharers: (() => number)[] = [];
for (shared = 0; shared < 3; shared++) sharers.push(() => shared);
for (const read of sharers) console.log("shared", read());

const words: (() => string)[] = [];
for (const word of ["a", "b", "c"]) words.push(() => word);
for (const key in { x: 1, y: 2 }) words.push(() => key);
for (const read of words) console.log(read());

let n = 0;
const whiles: (() => number)[] = [];
while (n < 3) {
  const copy = n * n;
  whiles.push(() => copy + n);
  n++;
}
for (const read of whiles) console.log("while", read());
