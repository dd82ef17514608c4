// String enums, const enums, heterogeneous enums, enum as a type of union.

enum Direction {
  Up = "UP",
  Down = "DOWN",
  Left = "LEFT",
}
console.log(Direction.Up, Direction.Left.toLowerCase());
const opposite: Record<Direction, Direction | null> = {
  [Direction.Up]: Direction.Down,
  [Direction.Down]: Direction.Up,
  [Direction.Left]: null,
};
console.log(opposite[Direction.Up], opposite[Direction.Left]);
for (const value of Object.values(Direction)) console.log(value);
console.log(Object.keys(Direction));

const enum Size {
  Small = 1,
  Medium = Small * 10,
  Large = Medium * 10,
  Label = "size",
}
console.log(Size.Small, Size.Medium, Size.Large, Size.Label);
const sizes: Size[] = [Size.Large, Size.Small];
console.log(sizes);

enum Mixed {
  No = 0,
  Yes = "YES",
}
function answer(m: Mixed): string {
  return m === Mixed.Yes ? "yes!" : `no (${m})`;
}
console.log(answer(Mixed.Yes), answer(Mixed.No), Mixed[0]);

function parse(text: string): Direction | undefined {
  for (const d of [Direction.Up, Direction.Down, Direction.Left]) {
    if (d === text) return d;
  }
  return undefined;
}
console.log(parse("DOWN"), parse("SIDEWAYS"));

enum State {
  Idle = "idle",
  Running = "running",
  Done = "done",
}
type Machine =
  | { state: State.Idle }
  | { state: State.Running; progress: number }
  | { state: State.Done; result: string };
function step(m: Machine): Machine {
  switch (m.state) {
    case State.Idle:
      return { state: State.Running, progress: 0 };
    case State.Running:
      return m.progress >= 100
        ? { state: State.Done, result: "ok" }
        : { state: State.Running, progress: m.progress + 50 };
    case State.Done:
      return m;
  }
}
let machine: Machine = { state: State.Idle };
for (let i = 0; i < 5; i++) {
  machine = step(machine);
  console.log(
    machine.state,
    machine.state === State.Running ? machine.progress : "-",
  );
}
console.log(`${Direction.Up}/${Size.Small}`, Direction.Up + "!");
