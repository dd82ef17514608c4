// The Mandelbrot set as a picture: a plain-text PGM (grey map) on standard
// output. `nautilus run examples/mandelbrot.ts > picture.pgm` and open it.

const width = 240;
const height = 160;
const greys = 255;
const limit = 200;

/** How many steps the point takes to leave the circle of radius 2. */
function steps(real: number, imaginary: number): number {
  let x = 0;
  let y = 0;
  for (let step = 0; step < limit; step++) {
    const xx = x * x;
    const yy = y * y;
    if (xx + yy > 4) return step;
    y = 2 * x * y + imaginary;
    x = xx - yy + real;
  }
  return limit;
}

function shade(count: number): number {
  if (count === limit) return 0;
  return (
    greys - Math.round((greys * Math.log(count + 1)) / Math.log(limit + 1))
  );
}

console.log("P2");
console.log(`${width} ${height}`);
console.log(greys);
for (let row = 0; row < height; row++) {
  const imaginary = (2 * row) / height - 1;
  const line: number[] = [];
  for (let column = 0; column < width; column++) {
    line.push(shade(steps((3 * column) / width - 2, imaginary)));
  }
  // The format allows lines of at most 70 characters.
  for (let start = 0; start < width; start += 16) {
    console.log(line.slice(start, start + 16).join(" "));
  }
}
