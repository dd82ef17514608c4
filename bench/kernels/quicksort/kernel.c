// C twin of kernel.ts.

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static void sort(double *values, long first, long last) {
  while (first < last) {
    double pivot = values[(first + last) >> 1];
    long low = first, high = last;
    while (low <= high) {
      while (values[low] < pivot) low++;
      while (values[high] > pivot) high--;
      if (low <= high) {
        double held = values[low];
        values[low] = values[high];
        values[high] = held;
        low++;
        high--;
      }
    }
    if (high - first < last - low) {
      sort(values, first, high);
      first = low;
    } else {
      sort(values, low, last);
      last = high;
    }
  }
}

int main(void) {
  enum { SIZE = 1000000 };
  double *values = calloc(SIZE, sizeof *values);
  double checksum = 0;
  int32_t seed = 42;
  for (int round = 0; round < 4; round++) {
    for (int i = 0; i < SIZE; i++) {
      seed = (int32_t)((uint32_t)seed * 1664525 + 1013904223);
      values[i] = seed / 65536.0;
    }
    sort(values, 0, SIZE - 1);
    for (int i = 0; i < SIZE; i += 1000) checksum += values[i] * (i + 1);
  }
  printf("%.3f\n", checksum);
}
