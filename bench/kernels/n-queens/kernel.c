// C twin of kernel.ts.

#include <stdint.h>
#include <stdio.h>

static double place(int32_t all, int32_t columns, int32_t left, int32_t right) {
  if (columns == all) return 1;
  double count = 0;
  for (int32_t free = all & ~(columns | left | right); free != 0;) {
    int32_t queen = free & -free;
    free ^= queen;
    count += place(all, columns | queen, (left | queen) << 1, (right | queen) >> 1);
  }
  return count;
}

int main(void) { printf("%.0f\n", place((1 << 14) - 1, 0, 0, 0)); }
