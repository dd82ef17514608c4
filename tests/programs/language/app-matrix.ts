// Matrices: multiplication, transpose, determinant, inverse, powers.

class Matrix {
  private constructor(
    readonly rows: number,
    readonly columns: number,
    private readonly cells: number[],
  ) {}
  static from(rows: number[][]): Matrix {
    const columns = rows[0]?.length ?? 0;
    for (const [index, row] of rows.entries()) {
      if (row.length !== columns)
        throw new RangeError(`row ${index} has ${row.length} cells`);
    }
    return new Matrix(rows.length, columns, rows.flat());
  }
  static build(
    rows: number,
    columns: number,
    f: (r: number, c: number) => number,
  ): Matrix {
    const cells: number[] = [];
    for (let r = 0; r < rows; r++)
      for (let c = 0; c < columns; c++) cells.push(f(r, c));
    return new Matrix(rows, columns, cells);
  }
  static identity(size: number): Matrix {
    return Matrix.build(size, size, (r, c) => (r === c ? 1 : 0));
  }
  at(r: number, c: number): number {
    return this.cells[r * this.columns + c];
  }
  times(other: Matrix | number): Matrix {
    if (typeof other === "number") {
      return Matrix.build(
        this.rows,
        this.columns,
        (r, c) => this.at(r, c) * other,
      );
    }
    if (this.columns !== other.rows) {
      throw new RangeError(`${this.shape} cannot multiply ${other.shape}`);
    }
    return Matrix.build(this.rows, other.columns, (r, c) => {
      let sum = 0;
      for (let k = 0; k < this.columns; k++)
        sum += this.at(r, k) * other.at(k, c);
      return sum;
    });
  }
  plus(other: Matrix): Matrix {
    return Matrix.build(
      this.rows,
      this.columns,
      (r, c) => this.at(r, c) + other.at(r, c),
    );
  }
  transpose(): Matrix {
    return Matrix.build(this.columns, this.rows, (r, c) => this.at(c, r));
  }
  power(n: number): Matrix {
    let result = Matrix.identity(this.rows);
    let base: Matrix = this;
    for (let left = n; left > 0; left >>= 1) {
      if (left & 1) result = result.times(base);
      base = base.times(base);
    }
    return result;
  }
  determinant(): number {
    const m = this.toRows();
    let result = 1;
    for (let i = 0; i < m.length; i++) {
      let pivot = i;
      for (let r = i + 1; r < m.length; r++) {
        if (Math.abs(m[r][i]) > Math.abs(m[pivot][i])) pivot = r;
      }
      if (m[pivot][i] === 0) return 0;
      if (pivot !== i) {
        [m[pivot], m[i]] = [m[i], m[pivot]];
        result = -result;
      }
      result *= m[i][i];
      for (let r = i + 1; r < m.length; r++) {
        const factor = m[r][i] / m[i][i];
        for (let c = i; c < m.length; c++) m[r][c] -= factor * m[i][c];
      }
    }
    return result;
  }
  inverse(): Matrix | null {
    const size = this.rows;
    const m = this.toRows().map((row, r) => [
      ...row,
      ...Array.from({ length: size }, (_, c) => (r === c ? 1 : 0)),
    ]);
    for (let i = 0; i < size; i++) {
      const pivot = m.findIndex((row, r) => r >= i && row[i] !== 0);
      if (pivot < 0) return null;
      [m[pivot], m[i]] = [m[i], m[pivot]];
      const scale = m[i][i];
      m[i] = m[i].map((x) => x / scale);
      m.forEach((row, r) => {
        if (r === i) return;
        const factor = row[i];
        for (let c = 0; c < row.length; c++) row[c] -= factor * m[i][c];
      });
    }
    return Matrix.from(m.map((row) => row.slice(size)));
  }
  get shape(): string {
    return `${this.rows}x${this.columns}`;
  }
  toRows(): number[][] {
    const rows: number[][] = [];
    for (let r = 0; r < this.rows; r++) {
      rows.push(this.cells.slice(r * this.columns, (r + 1) * this.columns));
    }
    return rows;
  }
  equals(other: Matrix, tolerance = 1e-9): boolean {
    return (
      this.shape === other.shape &&
      this.cells.every((x, i) => Math.abs(x - other.cells[i]) <= tolerance)
    );
  }
  toString(): string {
    return this.toRows()
      .map((row) => row.map((x) => x.toFixed(2).padStart(8)).join(""))
      .join("\n");
  }
}

const a = Matrix.from([
  [2, 1, 0],
  [-1, 3, 4],
  [0.5, 2, -1],
]);
const b = Matrix.from([
  [1, 2],
  [3, 4],
  [5, 6],
]);
console.log(`${a.times(b)}`);
console.log(`${b.transpose()}`, b.shape, b.transpose().shape);
console.log(a.determinant(), Matrix.identity(4).determinant());
const inverse = a.inverse();
console.log(inverse !== null && inverse.times(a).equals(Matrix.identity(3)));
console.log(`${inverse}`);
console.log(
  Matrix.from([
    [1, 2],
    [2, 4],
  ]).inverse(),
  Matrix.from([
    [1, 2],
    [2, 4],
  ]).determinant(),
);
const fibonacci = Matrix.from([
  [1, 1],
  [1, 0],
]);
console.log(fibonacci.power(10).toRows(), fibonacci.power(70).at(0, 1));
console.log(a.plus(a).equals(a.times(2)), a.equals(b));
const permutation = Matrix.from([
  [0, 1],
  [1, 0],
]);
console.log(
  permutation.determinant(),
  permutation.power(3).equals(permutation),
);
for (const bad of [() => b.times(b), () => Matrix.from([[1, 2], [3]])]) {
  try {
    console.log(`${bad()}`);
  } catch (e) {
    console.log(e instanceof RangeError ? e.message : "?");
  }
}
const big = Matrix.build(30, 30, (r, c) => ((r * 7 + c * 13) % 11) - 5);
console.log(big.times(big).times(0.5).toRows()[29].slice(0, 6));
