// The power method on an implicit matrix: division and typed arrays.

const size = 1800;

function element(row: number, column: number): number {
  const diagonal = row + column;
  return 1 / ((diagonal * (diagonal + 1)) / 2 + row + 1);
}

function multiply(vector: Float64Array, result: Float64Array): void {
  for (let row = 0; row < result.length; row++) {
    let sum = 0;
    for (let column = 0; column < vector.length; column++) {
      sum += element(row, column) * vector[column];
    }
    result[row] = sum;
  }
}

function multiplyTransposed(vector: Float64Array, result: Float64Array): void {
  for (let row = 0; row < result.length; row++) {
    let sum = 0;
    for (let column = 0; column < vector.length; column++) {
      sum += element(column, row) * vector[column];
    }
    result[row] = sum;
  }
}

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
console.log(Math.sqrt(uv / vv).toFixed(9));
