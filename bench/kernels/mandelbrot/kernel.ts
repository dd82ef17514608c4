// Escape times of a grid of points: pure floating point and branches.

const width = 600;
const height = 400;
const limit = 800;

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

let total = 0;
for (let row = 0; row < height; row++) {
  for (let column = 0; column < width; column++) {
    total += steps((3 * column) / width - 2, (2 * row) / height - 1);
  }
}
console.log(total);
