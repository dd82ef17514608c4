// C twin of kernel.ts.

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static void fannkuch(int count) {
  int32_t *cards = calloc(count, sizeof *cards);
  int32_t *scratch = calloc(count, sizeof *scratch);
  int32_t *turns = calloc(count, sizeof *turns);
  for (int i = 0; i < count; i++) cards[i] = i;
  double checksum = 0, longest = 0, sign = 1;
  for (;;) {
    if (cards[0] != 0) {
      for (int i = 0; i < count; i++) scratch[i] = cards[i];
      double flips = 0;
      for (int32_t top = scratch[0]; top != 0; top = scratch[0]) {
        for (int low = 0, high = top; low < high; low++, high--) {
          int32_t card = scratch[low];
          scratch[low] = scratch[high];
          scratch[high] = card;
        }
        flips++;
      }
      if (flips > longest) longest = flips;
      checksum += sign * flips;
    }
    sign = -sign;
    int last = 1;
    for (; last < count; last++) {
      int32_t first = cards[0];
      for (int i = 0; i < last; i++) cards[i] = cards[i + 1];
      cards[last] = first;
      turns[last]++;
      if (turns[last] <= last) break;
      turns[last] = 0;
    }
    if (last == count) break;
  }
  printf("%.0f %.0f\n", checksum, longest);
}

int main(void) { fannkuch(10); }
