// An elevator bank: state machine per car, a dispatcher, and a log of ticks.
enum Direction {
  Up = "UP",
  Down = "DOWN",
  Idle = "IDLE",
}
type DoorState = "open" | "closed" | "opening" | "closing";
interface Request {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}
interface Passenger extends Request {
  id: number;
  boardedAt?: number;
  arrivedAt?: number;
}
abstract class Actor {
  private static nextId = 1;
  readonly id = Actor.nextId++;
  abstract tick(now: number): void;
  toString(): string {
    return `${this.constructor.name}#${this.id}`;
  }
}
class Car extends Actor {
  floor = 0;
  direction: Direction = Direction.Idle;
  doors: DoorState = "closed";
  private riders: Passenger[] = [];
  readonly stops = new Set<number>();
  #travelled = 0;
  constructor(
    private readonly building: Building,
    public readonly capacity = 4,
  ) {
    super();
  }
  get travelled() {
    return this.#travelled;
  }
  get load(): number {
    return this.riders.length;
  }
  tick(now: number): void {
    switch (this.doors) {
      case "opening": {
        this.doors = "open";
        const [out, stay] = this.partition((p) => p.to === this.floor);
        out.forEach((p) => {
          p.arrivedAt = now;
          this.building.finished.push(p);
        });
        this.riders = stay;
        while (this.load < this.capacity) {
          const next = this.building.waiting.get(this.floor)?.shift();
          if (!next) break;
          next.boardedAt = now;
          this.riders.push(next);
          this.stops.add(next.to);
        }
        this.stops.delete(this.floor);
        return;
      }
      case "open":
        this.doors = "closing";
        return;
      case "closing":
        this.doors = "closed";
      // falls through
      case "closed":
        break;
      default: {
        const never: never = this.doors;
        throw new Error(`bad door ${never}`);
      }
    }
    if (this.stops.has(this.floor)) {
      this.doors = "opening";
      return;
    }
    this.direction = this.choose();
    if (this.direction !== Direction.Idle) {
      this.floor += this.direction === Direction.Up ? 1 : -1;
      this.#travelled++;
      if (this.stops.has(this.floor)) this.doors = "opening";
    }
  }
  private partition(
    test: (p: Passenger) => boolean,
  ): [Passenger[], Passenger[]] {
    const yes: Passenger[] = [],
      no: Passenger[] = [];
    for (const p of this.riders) (test(p) ? yes : no).push(p);
    return [yes, no];
  }
  private choose(): Direction {
    if (this.stops.size === 0) return Direction.Idle;
    const above = [...this.stops].some((s) => s > this.floor),
      below = [...this.stops].some((s) => s < this.floor);
    if (this.direction === Direction.Up && above) return Direction.Up;
    if (this.direction === Direction.Down && below) return Direction.Down;
    return above ? Direction.Up : below ? Direction.Down : Direction.Idle;
  }
}
class Building {
  readonly waiting = new Map<number, Passenger[]>();
  readonly finished: Passenger[] = [];
  readonly cars: Car[];
  constructor(
    readonly floors: number,
    cars: number,
  ) {
    this.cars = Array.from({ length: cars }, () => new Car(this));
  }
  call(p: Passenger) {
    const queue = this.waiting.get(p.from) ?? [];
    queue.push(p);
    this.waiting.set(p.from, queue);
    const best = this.cars.reduce((a, b) =>
      cost(b, p.from) < cost(a, p.from) ? b : a,
    );
    best.stops.add(p.from);
  }
}
const cost = ({ floor, load, stops }: Car, target: number) =>
  Math.abs(floor - target) + load * 2 + stops.size;
const requests: Request[] = [
  { from: 0, to: 5, at: 0 },
  { from: 3, to: 0, at: 1 },
  { from: 0, to: 7, at: 2 },
  { from: 6, to: 2, at: 4 },
  { from: 2, to: 9, at: 4 },
  { from: 9, to: 0, at: 10 },
];
const tower = new Building(10, 2);
const pending = requests.map((r, i): Passenger => ({ ...r, id: i + 100 }));
let now = 0;
for (; tower.finished.length < requests.length && now < 100; now++) {
  for (const p of pending.filter((p) => p.at === now)) tower.call(p);
  for (const car of tower.cars) car.tick(now);
  if (now % 5 === 0)
    console.log(
      String(now).padStart(3, "0"),
      tower.cars
        .map(
          (c) =>
            `${c}@${c.floor}${c.direction[0]}${c.doors === "open" ? "*" : ""}(${c.load})`,
        )
        .join(" | "),
    );
}
console.log("done at", now);
for (const { id, at, boardedAt, arrivedAt, from, to } of tower.finished)
  console.log(
    `p${id}: ${from}->${to} waited ${(boardedAt ?? NaN) - at} rode ${arrivedAt! - boardedAt!}`,
  );
console.log(tower.cars.map((c) => ({ name: `${c}`, travelled: c.travelled })));
const waits = tower.finished.map((p) => p.boardedAt! - p.at);
console.log(
  "mean wait",
  (waits.reduce((a, b) => a + b, 0) / waits.length).toFixed(3),
  "max",
  Math.max(...waits),
);
console.log(tower.finished[0]);
