// C twin of kernel.ts.

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { BITS = 16, SIZE = 1 << BITS };

static void make_table(double *cosines, double *sines) {
  cosines[0] = 1;
  double cosine = -1, sine = 0;
  for (int step = SIZE / 2; step > 1; step /= 2) {
    double half = sqrt((1 + cosine) / 2);
    sine = half == 0 ? 1 : sine / (2 * half);
    cosine = half;
    for (int k = 0; k < SIZE / 2; k += step) {
      int next = k + step / 2;
      cosines[next] = cosines[k] * cosine - sines[k] * sine;
      sines[next] = sines[k] * cosine + cosines[k] * sine;
    }
  }
}

static void reorder(double *real, double *imaginary) {
  for (int i = 1, j = 0; i < SIZE; i++) {
    int bit = SIZE >> 1;
    for (; (j & bit) != 0; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      double r = real[i];
      real[i] = real[j];
      real[j] = r;
      double m = imaginary[i];
      imaginary[i] = imaginary[j];
      imaginary[j] = m;
    }
  }
}

static void transform(double *real, double *imaginary, const double *cosines,
                      const double *sines, double direction) {
  reorder(real, imaginary);
  for (int length = 2; length <= SIZE; length *= 2) {
    int half = length >> 1, stride = SIZE / length;
    for (int start = 0; start < SIZE; start += length)
      for (int k = 0; k < half; k++) {
        double c = cosines[k * stride], s = direction * sines[k * stride];
        int low = start + k, high = low + half;
        double r = real[high] * c - imaginary[high] * s;
        double m = real[high] * s + imaginary[high] * c;
        real[high] = real[low] - r;
        imaginary[high] = imaginary[low] - m;
        real[low] += r;
        imaginary[low] += m;
      }
  }
}

int main(void) {
  double *cosines = calloc(SIZE / 2, sizeof *cosines);
  double *sines = calloc(SIZE / 2, sizeof *sines);
  double *real = calloc(SIZE, sizeof *real);
  double *imaginary = calloc(SIZE, sizeof *imaginary);
  make_table(cosines, sines);
  for (int i = 0; i < SIZE; i++) real[i] = (i * 7919) % 1000;
  for (int round = 0; round < 30; round++) {
    transform(real, imaginary, cosines, sines, -1);
    transform(real, imaginary, cosines, sines, 1);
    for (int i = 0; i < SIZE; i++) {
      real[i] /= SIZE;
      imaginary[i] /= SIZE;
    }
  }
  printf("%.6f %.6f %.6f\n", real[1], real[12345], imaginary[77]);
}
