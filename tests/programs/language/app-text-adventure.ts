// A text adventure: a state machine over rooms, items and commands.

type Direction = "north" | "south" | "east" | "west";
interface Room {
  readonly name: string;
  description: string;
  exits: Partial<Record<Direction, string>>;
  items: string[];
  locked?: Direction;
}
type Command =
  | { verb: "go"; direction: Direction }
  | { verb: "take" | "drop"; item: string }
  | { verb: "use"; item: string; target: string | null }
  | { verb: "look" | "inventory" | "quit" }
  | { verb: "unknown"; text: string };
enum Phase {
  Playing,
  Won,
  Quit,
}

function parse(line: string): Command {
  const [verb = "", ...words] = line.trim().toLowerCase().split(" ");
  switch (verb) {
    case "north":
    case "south":
    case "east":
    case "west":
      return { verb: "go", direction: verb };
    case "go": {
      const direction = words[0];
      if (isDirection(direction)) return { verb: "go", direction };
      break;
    }
    case "take":
    case "drop":
      return { verb, item: words.join(" ") };
    case "use": {
      const on = words.indexOf("on");
      if (on < 0) return { verb: "use", item: words.join(" "), target: null };
      return {
        verb: "use",
        item: words.slice(0, on).join(" "),
        target: words.slice(on + 1).join(" "),
      };
    }
    case "look":
    case "inventory":
    case "quit":
      return { verb };
  }
  return { verb: "unknown", text: line };
}
function isDirection(word: string | undefined): word is Direction {
  return (
    word === "north" || word === "south" || word === "east" || word === "west"
  );
}

class Game {
  private readonly rooms = new Map<string, Room>();
  private readonly inventory = new Set<string>();
  private here: Room;
  private moves = 0;
  phase = Phase.Playing;
  constructor(rooms: Room[], start: string) {
    for (const room of rooms) this.rooms.set(room.name, room);
    this.here = this.room(start);
  }
  private room(name: string): Room {
    const found = this.rooms.get(name);
    if (!found) throw new Error(`no room ${name}`);
    return found;
  }
  handle(line: string): string {
    const command = parse(line);
    if (command.verb !== "unknown") this.moves++;
    switch (command.verb) {
      case "go":
        return this.go(command.direction);
      case "take":
        return this.take(command.item);
      case "drop":
        return this.drop(command.item);
      case "use":
        return this.use(command.item, command.target);
      case "look":
        return this.describe();
      case "inventory":
        return this.inventory.size ? [...this.inventory].join(", ") : "nothing";
      case "quit":
        this.phase = Phase.Quit;
        return `quit after ${this.moves} moves`;
      case "unknown":
        return `I do not understand "${command.text}".`;
    }
  }
  private describe(): string {
    const { name, description, items, exits } = this.here;
    const ways = Object.keys(exits).join(", ") || "no way out";
    const things = items.length > 0 ? ` You see: ${items.join(", ")}.` : "";
    return `${name}: ${description}${things} Exits: ${ways}.`;
  }
  private go(direction: Direction): string {
    const next = this.here.exits[direction];
    if (next === undefined) return `You cannot go ${direction}.`;
    if (this.here.locked === direction) return "The door is locked.";
    this.here = this.room(next);
    if (this.here.name === "garden") this.phase = Phase.Won;
    return this.describe();
  }
  private take(item: string): string {
    const index = this.here.items.indexOf(item);
    if (index < 0) return `There is no ${item || "such thing"} here.`;
    this.here.items.splice(index, 1);
    this.inventory.add(item);
    return `Taken: ${item}.`;
  }
  private drop(item: string): string {
    if (!this.inventory.delete(item)) return `You do not have ${item}.`;
    this.here.items.push(item);
    return "Dropped.";
  }
  private use(item: string, target: string | null): string {
    if (!this.inventory.has(item)) return `You do not have ${item}.`;
    if (item === "lamp") {
      this.here.description = this.here.description.replace("dark", "bright");
      return "Light!";
    }
    if (item === "rusty key" && target === "door" && this.here.locked) {
      const opened = this.here.locked;
      delete this.here.locked;
      return `The ${opened} door opens.`;
    }
    return target === null
      ? "Nothing happens."
      : `You cannot use ${item} on ${target}.`;
  }
}

const game = new Game(
  [
    {
      name: "hall",
      description: "a dark hall.",
      exits: { north: "attic", east: "kitchen" },
      items: ["lamp"],
    },
    {
      name: "attic",
      description: "dust everywhere.",
      exits: { south: "hall" },
      items: ["rusty key", "book"],
    },
    {
      name: "kitchen",
      description: "it smells of soup.",
      exits: { west: "hall", east: "garden" },
      items: [],
      locked: "east",
    },
    { name: "garden", description: "free at last!", exits: {}, items: [] },
  ],
  "hall",
);
const script = `look
take lamp
use lamp
look
go up
dance with me
north
take rusty key
take sword
inventory
drop book
south
drop lamp
east
east
use rusty key
use rusty key on soup
use rusty key on door
inventory
go east
look`;
for (const line of script.split("\n")) {
  if (game.phase !== Phase.Playing) break;
  console.log(`> ${line}`);
  console.log(game.handle(line));
}
console.log(Phase[game.phase]);
console.log(game.handle("quit"), Phase[game.phase]);
