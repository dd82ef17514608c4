// C twin of kernel.ts.

#include <stdio.h>
#include <stdlib.h>

enum { SIZE = 400 };

static void multiply(const double *a, const double *b, double *c) {
  for (int i = 0; i < SIZE; i++)
    for (int k = 0; k < SIZE; k++) {
      double factor = a[i * SIZE + k];
      for (int j = 0; j < SIZE; j++) c[i * SIZE + j] += factor * b[k * SIZE + j];
    }
}

int main(void) {
  double *a = calloc(SIZE * SIZE, sizeof *a), *b = calloc(SIZE * SIZE, sizeof *b);
  double *c = calloc(SIZE * SIZE, sizeof *c);
  for (int i = 0; i < SIZE * SIZE; i++) {
    a[i] = (i % 97) / 97.0;
    b[i] = (i % 89) / 89.0;
  }
  for (int round = 0; round < 8; round++) multiply(a, b, c);
  double trace = 0;
  for (int i = 0; i < SIZE; i++) trace += c[i * SIZE + i];
  printf("%.6f\n", trace);
}
