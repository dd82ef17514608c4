// The spectral norm of an infinite matrix, by the power method.

const size = 500;

/** The matrix: 1, 1/2, 1/4, 1/3, 1/5, … along its diagonals. */
function element(row: number, column: number): number {
  const diagonal = row + column;
  return 1 / ((diagonal * (diagonal + 1)) / 2 + row + 1);
}

/** Writes `matrix * vector` to `result`. */
function multiply(vector: Float64Array, result: Float64Array): void {
  for (let row = 0; row < result.length; row++) {
    let sum = 0;
    for (let column = 0; column < vector.length; column++) {
      sum += element(row, column) * vector[column];
    }
    result[row] = sum;
  }
}

/** Writes `transpose(matrix) * vector` to `result`. */
function multiplyTransposed(vector: Float64Array, result: Float64Array): void {
  for (let row = 0; row < result.length; row++) {
    let sum = 0;
    for (let column = 0; column < vector.length; column++) {
      sum += element(column, row) * vector[column];
    }
    result[row] = sum;
  }
}

function spectralNorm(): number {
  const u = new Float64Array(size).fill(1);
  const v = new Float64Array(size);
  const between = new Float64Array(size);
  for (let round = 0; round < 10; round++) {
    multiply(u, between);
    multiplyTransposed(between, v);
    multiply(v, between);
    multiplyTransposed(between, u);
  }
  let uv = 0;
  let vv = 0;
  for (let i = 0; i < size; i++) {
    uv += u[i] * v[i];
    vv += v[i] * v[i];
  }
  return Math.sqrt(uv / vv);
}

console.log(spectralNorm().toFixed(9));
