// Numeric enums: automatic values, computed members, reverse mapping, flags.

enum Color {
  Red,
  Green = 5,
  Blue,
}
console.log(Color.Red, Color.Green, Color.Blue);
console.log(Color[0], Color[5], Color[6], Color[1]);
const c: Color = Color.Blue;
console.log(Color[c], Color[Color.Red].length, Color["Green"]);

enum Flags {
  None = 0,
  Read = 1 << 0,
  Write = 1 << 1,
  Execute = 1 << 2,
  All = Read | Write | Execute,
  Size = "text".length,
}
let flags = Flags.Read | Flags.Execute;
console.log(flags, (flags & Flags.Write) !== 0, (flags & Flags.Read) !== 0);
flags |= Flags.Write;
console.log(flags === Flags.All, Flags[flags], Flags.Size);
flags &= ~Flags.Read;
console.log(flags, Flags[flags]);

enum Negative {
  Minus = -2,
  Next,
  Zero,
  Fraction = 0.5,
  After,
}
console.log(Negative.Next, Negative.Zero, Negative.After, Negative[-2]);
console.log(Negative[0.5], Negative[1.5]);

enum Duplicate {
  A = 1,
  B = 1,
}
console.log(Duplicate[1], Duplicate.A === (Duplicate.B as number));

function name(color: Color): string {
  switch (color) {
    case Color.Red:
      return "red";
    case Color.Green:
      return "green";
    case Color.Blue:
      return "blue";
  }
}
console.log(name(Color.Red), name(Color.Green), name(6));

const counts: Record<Color, number> = {
  [Color.Red]: 1,
  [Color.Green]: 2,
  [Color.Blue]: 3,
};
counts[Color.Green]++;
console.log(counts[Color.Red], counts[Color.Green], counts[6]);
for (const key of Object.keys(Color)) console.log(key);
const values = Object.values(Color).filter((v) => typeof v === "number");
console.log(values);

const labels = new Map<Color, string>([[Color.Red, "R"]]);
console.log(labels.get(0), Color.Red < Color.Green, Color.Blue + 1);
