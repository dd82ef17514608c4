// Matrix multiplication, three plain loops.

const size = 400;

function multiply(a: Float64Array, b: Float64Array, c: Float64Array): void {
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      const factor = a[i * size + k];
      for (let j = 0; j < size; j++) {
        c[i * size + j] += factor * b[k * size + j];
      }
    }
  }
}

const a = new Float64Array(size * size);
const b = new Float64Array(size * size);
const c = new Float64Array(size * size);
for (let i = 0; i < size * size; i++) {
  a[i] = (i % 97) / 97;
  b[i] = (i % 89) / 89;
}
for (let round = 0; round < 8; round++) multiply(a, b, c);
let trace = 0;
for (let i = 0; i < size; i++) trace += c[i * size + i];
console.log(trace.toFixed(6));
