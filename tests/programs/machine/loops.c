// C twin of loops.ts.

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

static uint64_t gcd(uint64_t a, uint64_t b) { return b == 0 ? a : gcd(b, a % b); }

int main(void) {
  uint32_t sum = 0;
  for (uint32_t i = 0; i < 100000; i++) sum += i * i;
  printf("%u\n", sum);
  uint32_t steps = 0;
  for (uint8_t b = 250; b != 5; b++) steps++;
  printf("%u\n", steps);
  for (int32_t i = 3; i >= 0; i--) printf("%d\n", i);
  printf("255 0 0 255\n");
  uint64_t power = 1;
  while (power < 0x1000000000000000) power *= 10;
  printf("%" PRIu64 "\n", power);
  uint32_t count = 10;
  do {
    count -= 3;
  } while (count < 100);
  printf("%u\n", count);
  for (uint16_t i = 0;; i++) {
    for (uint16_t j = 0; j < i; j++) {
      if ((uint16_t)(i * j) == 380) {
        printf("%u %u\n", i, j);
        goto found;
      }
    }
  }
found:;
  uint64_t collatz = 837799;
  uint32_t length = 0;
  while (collatz != 1) {
    collatz = (collatz & 1) == 0 ? collatz >> 1 : collatz * 3 + 1;
    length++;
  }
  printf("%u\n", length);
  printf("%" PRIu64 " %" PRIu64 "\n", gcd(1071, 462),
         gcd(UINT64_MAX, UINT32_MAX));
}
