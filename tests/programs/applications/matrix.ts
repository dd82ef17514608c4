// Matrices: products, determinants, inverses, a generic grid, fixed formatting.

class Matrix {
  private constructor(
    readonly rows: number,
    readonly columns: number,
    private readonly cells: Float64Array,
  ) {}

  static of(...rows: number[][]): Matrix {
    const columns = rows[0]?.length ?? 0;
    if (rows.some((row) => row.length !== columns))
      throw new RangeError("ragged rows");
    return new Matrix(rows.length, columns, Float64Array.from(rows.flat()));
  }
  static build(
    rows: number,
    columns: number,
    f: (r: number, c: number) => number,
  ): Matrix {
    const cells = new Float64Array(rows * columns);
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < columns; c++) cells[r * columns + c] = f(r, c);
    }
    return new Matrix(rows, columns, cells);
  }
  static identity(size: number): Matrix {
    return Matrix.build(size, size, (r, c) => (r === c ? 1 : 0));
  }

  at(row: number, column: number): number {
    return this.cells[row * this.columns + column];
  }
  times(other: Matrix): Matrix {
    if (this.columns !== other.rows) {
      throw new RangeError(
        `${this.rows}x${this.columns} times ${other.rows}x${other.columns}`,
      );
    }
    return Matrix.build(this.rows, other.columns, (r, c) => {
      let sum = 0;
      for (let k = 0; k < this.columns; k++)
        sum += this.at(r, k) * other.at(k, c);
      return sum;
    });
  }
  transpose(): Matrix {
    return Matrix.build(this.columns, this.rows, (r, c) => this.at(c, r));
  }
  power(n: number): Matrix {
    let result = Matrix.identity(this.rows);
    for (
      let square: Matrix = this;
      n > 0;
      n = Math.floor(n / 2), square = square.times(square)
    ) {
      if (n % 2 === 1) result = result.times(square);
    }
    return result;
  }
  minor(row: number, column: number): Matrix {
    return Matrix.build(this.rows - 1, this.columns - 1, (r, c) =>
      this.at(r < row ? r : r + 1, c < column ? c : c + 1),
    );
  }
  get determinant(): number {
    if (this.rows === 1) return this.at(0, 0);
    let sum = 0;
    for (let c = 0; c < this.columns; c++) {
      sum +=
        (c % 2 === 0 ? 1 : -1) * this.at(0, c) * this.minor(0, c).determinant;
    }
    return sum;
  }
  inverse(): Matrix | null {
    const { determinant } = this;
    if (determinant === 0) return null;
    return Matrix.build(this.rows, this.columns, (r, c) => {
      const sign = (r + c) % 2 === 0 ? 1 : -1;
      return (sign * this.minor(c, r).determinant) / determinant;
    });
  }
  toString(): string {
    const lines: string[] = [];
    for (let r = 0; r < this.rows; r++) {
      const cells = Array.from({ length: this.columns }, (_, c) =>
        this.at(r, c).toFixed(2).padStart(8),
      );
      lines.push(cells.join(""));
    }
    return lines.join("\n");
  }
}

const a = Matrix.of([2, 1, 3], [0, -1, 4], [1, 2, 5]);
console.log(a.determinant, a.transpose().determinant);
console.log(String(a.times(a)));
const inverse = a.inverse();
if (inverse) {
  console.log(inverse.toString());
  console.log(`${a.times(inverse)}`);
}
console.log(Matrix.of([1, 2], [2, 4]).inverse());
console.log(Matrix.of([1, 1], [1, 0]).power(50).at(0, 1));
try {
  a.times(Matrix.of([1, 2]));
} catch (error) {
  if (error instanceof RangeError) console.log(error.message);
}
try {
  Matrix.of([1], [1, 2]);
} catch (error) {
  if (error instanceof RangeError) console.log(error.message);
}
const hilbert = Matrix.build(5, 5, (r, c) => 1 / (r + c + 1));
console.log(hilbert.determinant, hilbert.inverse()?.at(4, 4));
