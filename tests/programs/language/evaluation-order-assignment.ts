// When the target of an assignment is evaluated, and what is read when.

const log: string[] = [];
class Box {
  private stored = 1;
  constructor(readonly name: string) {}
  get value(): number {
    log.push(`get ${this.name}`);
    return this.stored;
  }
  set value(v: number) {
    log.push(`set ${this.name}=${v}`);
    this.stored = v;
  }
}
const a = new Box("a");
const b = new Box("b");
function pick(box: Box): Box {
  log.push(`pick ${box.name}`);
  return box;
}
function flush(label: string): void {
  console.log(`${label}: ${log.join(", ")}`);
  log.length = 0;
}

pick(a).value = pick(b).value;
flush("assign");
pick(a).value += pick(b).value;
flush("compound");
pick(a).value++;
flush("postfix");
--pick(b).value;
flush("prefix");
const result = (pick(a).value = 50);
flush("result " + result);
pick(a).value = pick(b).value = 9;
flush("chained");
[pick(a).value, pick(b).value] = [1, 2];
flush("destructured");
({ x: pick(a).value, y: pick(b).value } = { x: 7, y: 8 });
flush("object destructured");

let count = 0;
const grid = [
  [1, 2],
  [3, 4],
];
grid[count++][count++] *= 10;
console.log(grid[0], grid[1], count);
const row = grid[1];
row[0] = row[1] = row[0] + row[1];
console.log(row);

let n = 10;
n += (n = 1) + n;
console.log(n);
n -= n++ - --n;
console.log(n);
const holder = { n: 2 };
holder.n *= holder.n += 3;
console.log(holder.n);

let list = [1, 2, 3];
const old = list;
list[0] = (list = [9, 9, 9])[1] + 1;
console.log(old, list);
