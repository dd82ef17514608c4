// C twin of kernel.ts.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void sift_down(double *values, long start, long length) {
  double value = values[start];
  long hole = start;
  for (long child = 2 * hole + 1; child < length; child = 2 * hole + 1) {
    if (child + 1 < length && values[child + 1] > values[child]) child++;
    if (values[child] <= value) break;
    values[hole] = values[child];
    hole = child;
  }
  values[hole] = value;
}

static void sort(double *values, long length) {
  for (long i = (length >> 1) - 1; i >= 0; i--) sift_down(values, i, length);
  for (long last = length - 1; last > 0; last--) {
    double largest = values[0];
    values[0] = values[last];
    values[last] = largest;
    sift_down(values, 0, last);
  }
}

int main(void) {
  enum { SIZE = 300000 };
  double *values = malloc(SIZE * sizeof *values), *copy = malloc(SIZE * sizeof *copy);
  double seed = 1;
  for (int i = 0; i < SIZE; i++) {
    seed = (double)((long)(seed * 16807) % 2147483647);
    values[i] = seed / 1024;
  }
  double checksum = 0;
  for (int round = 0; round < 5; round++) {
    memcpy(copy, values, SIZE * sizeof *copy);
    sort(copy, SIZE);
    for (int i = 0; i < SIZE; i += 100) checksum += copy[i] * (i + round);
  }
  printf("%.2f\n", checksum);
}
