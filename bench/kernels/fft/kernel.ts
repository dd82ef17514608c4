// The fast Fourier transform, there and back, in place.

const bits = 16;
const size = 1 << bits;

/** Cosines and sines of k / size turns, by halving angles: square roots only. */
function makeTable(): { cosines: Float64Array; sines: Float64Array } {
  const cosines = new Float64Array(size / 2);
  const sines = new Float64Array(size / 2);
  cosines[0] = 1;
  let cosine = -1;
  let sine = 0;
  for (let step = size / 2; step > 1; step /= 2) {
    const half = Math.sqrt((1 + cosine) / 2);
    sine = half === 0 ? 1 : sine / (2 * half);
    cosine = half;
    for (let k = 0; k < size / 2; k += step) {
      const next = k + step / 2;
      cosines[next] = cosines[k] * cosine - sines[k] * sine;
      sines[next] = sines[k] * cosine + cosines[k] * sine;
    }
  }
  return { cosines, sines };
}

function reorder(real: Float64Array, imaginary: Float64Array): void {
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; (j & bit) !== 0; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      const r = real[i];
      real[i] = real[j];
      real[j] = r;
      const m = imaginary[i];
      imaginary[i] = imaginary[j];
      imaginary[j] = m;
    }
  }
}

function transform(
  real: Float64Array,
  imaginary: Float64Array,
  cosines: Float64Array,
  sines: Float64Array,
  direction: number,
): void {
  reorder(real, imaginary);
  for (let length = 2; length <= size; length *= 2) {
    const half = length >> 1;
    const stride = size / length;
    for (let start = 0; start < size; start += length) {
      for (let k = 0; k < half; k++) {
        const c = cosines[k * stride];
        const s = direction * sines[k * stride];
        const low = start + k;
        const high = low + half;
        const r = real[high] * c - imaginary[high] * s;
        const m = real[high] * s + imaginary[high] * c;
        real[high] = real[low] - r;
        imaginary[high] = imaginary[low] - m;
        real[low] += r;
        imaginary[low] += m;
      }
    }
  }
}

const { cosines, sines } = makeTable();
const real = new Float64Array(size);
const imaginary = new Float64Array(size);
for (let i = 0; i < size; i++) real[i] = (i * 7919) % 1000;
for (let round = 0; round < 30; round++) {
  transform(real, imaginary, cosines, sines, -1);
  transform(real, imaginary, cosines, sines, 1);
  for (let i = 0; i < size; i++) {
    real[i] /= size;
    imaginary[i] /= size;
  }
}
console.log(
  real[1].toFixed(6),
  real[12345].toFixed(6),
  imaginary[77].toFixed(6),
);
