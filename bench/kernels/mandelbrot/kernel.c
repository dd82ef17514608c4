// C twin of kernel.ts.

#include <stdio.h>

enum { WIDTH = 600, HEIGHT = 400, LIMIT = 800 };

static double steps(double real, double imaginary) {
  double x = 0, y = 0;
  for (int step = 0; step < LIMIT; step++) {
    double xx = x * x, yy = y * y;
    if (xx + yy > 4) return step;
    y = 2 * x * y + imaginary;
    x = xx - yy + real;
  }
  return LIMIT;
}

int main(void) {
  double total = 0;
  for (int row = 0; row < HEIGHT; row++)
    for (int column = 0; column < WIDTH; column++)
      total += steps(3.0 * column / WIDTH - 2, 2.0 * row / HEIGHT - 1);
  printf("%.0f\n", total);
}
