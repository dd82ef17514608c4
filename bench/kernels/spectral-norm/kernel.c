// C twin of kernel.ts.

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { SIZE = 1800 };

static double element(double row, double column) {
  double diagonal = row + column;
  return 1 / ((diagonal * (diagonal + 1)) / 2 + row + 1);
}

static void multiply(const double *vector, double *result, int size) {
  for (int row = 0; row < size; row++) {
    double sum = 0;
    for (int column = 0; column < size; column++)
      sum += element(row, column) * vector[column];
    result[row] = sum;
  }
}

static void multiply_transposed(const double *vector, double *result, int size) {
  for (int row = 0; row < size; row++) {
    double sum = 0;
    for (int column = 0; column < size; column++)
      sum += element(column, row) * vector[column];
    result[row] = sum;
  }
}

int main(void) {
  double *u = malloc(SIZE * sizeof *u), *v = malloc(SIZE * sizeof *v);
  double *between = malloc(SIZE * sizeof *between);
  for (int i = 0; i < SIZE; i++) u[i] = 1;
  for (int round = 0; round < 10; round++) {
    multiply(u, between, SIZE);
    multiply_transposed(between, v, SIZE);
    multiply(v, between, SIZE);
    multiply_transposed(between, u, SIZE);
  }
  double uv = 0, vv = 0;
  for (int i = 0; i < SIZE; i++) {
    uv += u[i] * v[i];
    vv += v[i] * v[i];
  }
  printf("%.9f\n", sqrt(uv / vv));
}
