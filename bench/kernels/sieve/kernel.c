// C twin of kernel.ts.

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static double count_primes(long limit) {
  uint8_t *composite = calloc(limit, 1);
  double count = 0;
  for (long n = 2; n < limit; n++) {
    if (composite[n] != 0) continue;
    count++;
    for (long multiple = n * n; multiple < limit; multiple += n)
      composite[multiple] = 1;
  }
  free(composite);
  return count;
}

int main(void) {
  double total = 0;
  for (int round = 0; round < 40; round++) total += count_primes(1000000 + round);
  printf("%.0f\n", total);
}
