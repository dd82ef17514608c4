// Conway's game of life on a torus of bytes.

const width = 512;
const height = 512;

function step(from: Uint8Array, to: Uint8Array): void {
  for (let y = 0; y < height; y++) {
    const above = ((y + height - 1) % height) * width;
    const here = y * width;
    const below = ((y + 1) % height) * width;
    for (let x = 0; x < width; x++) {
      const left = x === 0 ? width - 1 : x - 1;
      const right = x === width - 1 ? 0 : x + 1;
      const neighbours =
        from[above + left] +
        from[above + x] +
        from[above + right] +
        from[here + left] +
        from[here + right] +
        from[below + left] +
        from[below + x] +
        from[below + right];
      const alive =
        neighbours === 3 || (neighbours === 2 && from[here + x] === 1);
      to[here + x] = alive ? 1 : 0;
    }
  }
}

let now = new Uint8Array(width * height);
let next = new Uint8Array(width * height);
let seed = 99;
for (let i = 0; i < now.length; i++) {
  seed = (seed * 16807) % 2147483647;
  now[i] = seed & 1;
}
for (let generation = 0; generation < 200; generation++) {
  step(now, next);
  const held = now;
  now = next;
  next = held;
}
let alive = 0;
for (let i = 0; i < now.length; i++) alive += now[i];
console.log(alive);
