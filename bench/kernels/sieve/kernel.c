// C twin of kernel.ts.

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SIZE = 1000040 };

static double count_primes(uint8_t *composite, long limit) {
  memset(composite, 0, SIZE);
  double count = 0;
  for (long n = 2; n < limit; n++) {
    if (composite[n] != 0) continue;
    count++;
    for (long multiple = n * n; multiple < limit; multiple += n)
      composite[multiple] = 1;
  }
  return count;
}

int main(void) {
  uint8_t *composite = malloc(SIZE);
  double total = 0;
  for (int round = 0; round < 40; round++) total += count_primes(composite, 1000000 + round);
  printf("%.0f\n", total);
}
