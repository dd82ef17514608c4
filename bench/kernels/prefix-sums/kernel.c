// C twin of kernel.ts.

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static double sum_of(const double *values, int length) {
  double sum = 0;
  for (int i = 0; i < length; i++) sum += values[i];
  return sum;
}

static double largest_of(const double *values, int length) {
  double largest = values[0];
  for (int i = 0; i < length; i++)
    if (values[i] > largest) largest = values[i];
  return largest;
}

static void prefix_sums(const double *values, double *result, int length) {
  double sum = 0;
  for (int i = 0; i < length; i++) {
    sum += values[i];
    result[i] = sum;
  }
}

static void histogram(const double *values, int32_t *counts, int length) {
  for (int i = 0; i < length; i++) counts[(int32_t)values[i] & 255]++;
}

int main(void) {
  enum { SIZE = 100000 };
  double *values = malloc(SIZE * sizeof *values);
  double *result = calloc(SIZE, sizeof *result);
  for (int i = 0; i < SIZE; i++) values[i] = i * 7919 % 10007;
  int32_t *counts = calloc(256, sizeof *counts);
  double check = 0;
  for (int round = 0; round < 800; round++) {
    values[round] += 1;
    prefix_sums(values, result, SIZE);
    histogram(values, counts, SIZE);
    check += sum_of(result, SIZE) / 1e9 + largest_of(values, SIZE);
  }
  printf("%.3f %d\n", check, counts[17]);
}
