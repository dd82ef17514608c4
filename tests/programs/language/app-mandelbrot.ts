// Mandelbrot and Julia sets as text, with a complex number class.

class Complex {
  constructor(
    readonly re: number,
    readonly im = 0,
  ) {}
  plus({ re, im }: Complex): Complex {
    return new Complex(this.re + re, this.im + im);
  }
  times({ re, im }: Complex): Complex {
    return new Complex(
      this.re * re - this.im * im,
      this.re * im + this.im * re,
    );
  }
  get abs2(): number {
    return this.re * this.re + this.im * this.im;
  }
  toString(): string {
    return this.im < 0 ? `${this.re}-${-this.im}i` : `${this.re}+${this.im}i`;
  }
}
type Iteration = (z: Complex) => Complex;
function escapeTime(start: Complex, step: Iteration, limit: number): number {
  let z = start;
  for (let n = 0; n < limit; n++) {
    if (z.abs2 > 4) return n;
    z = step(z);
  }
  return limit;
}
const palette = " .:-=+*#%@";
function draw(
  width: number,
  height: number,
  at: (re: number, im: number) => number,
  limit: number,
): string {
  const lines: string[] = [];
  for (let y = 0; y < height; y++) {
    let line = "";
    for (let x = 0; x < width; x++) {
      const n = at(-2.2 + (3.2 * x) / width, -1.2 + (2.4 * y) / (height - 1));
      line +=
        palette[
          Math.min(palette.length - 1, Math.floor((n * palette.length) / limit))
        ];
    }
    lines.push(line.trimEnd());
  }
  return lines.join("\n");
}
console.log(
  draw(
    64,
    21,
    (re, im) => {
      const c = new Complex(re, im);
      return escapeTime(new Complex(0), (z) => z.times(z).plus(c), 40);
    },
    40,
  ),
);
const c = new Complex(-0.8, 0.156);
console.log(
  draw(
    50,
    15,
    (re, im) => escapeTime(new Complex(re, im), (z) => z.times(z).plus(c), 30),
    30,
  ),
);
let z = new Complex(0.3, -0.5);
for (let i = 0; i < 6; i++) {
  console.log(`${z}`, z.abs2);
  z = z.times(z).plus(new Complex(0.1, i * 0.05));
}
// The same without objects must agree.
let sum = 0;
for (let y = 0; y < 40; y++) {
  for (let x = 0; x < 60; x++) {
    const cr = (x / 60) * 3 - 2;
    const ci = (y / 40) * 2 - 1;
    let zr = 0;
    let zi = 0;
    let n = 0;
    while (n < 100 && zr * zr + zi * zi <= 4) {
      [zr, zi] = [zr * zr - zi * zi + cr, 2 * zr * zi + ci];
      n++;
    }
    sum += n;
    const k = new Complex(cr, ci);
    if (n !== escapeTime(new Complex(0), (w) => w.times(w).plus(k), 100))
      console.log("differs", x, y);
  }
}
console.log(sum);
