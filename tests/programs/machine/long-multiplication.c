// C twin of long-multiplication.ts, on the compiler's own 128-bit integers.

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

static uint64_t modular_power(uint64_t base, uint64_t exponent, uint64_t m) {
  uint64_t result = 1, square = base % m;
  for (; exponent > 0; exponent >>= 1) {
    if (exponent & 1) result = result * square % m;
    square = square * square % m;
  }
  return result;
}

int main(void) {
  uint64_t samples[] = {0,          1,          0xffffffff,
                        0x100000000, 0xdeadbeefcafebabe, UINT64_MAX};
  for (int i = 0; i < 6; i++)
    for (int j = 0; j < 6; j++) {
      unsigned __int128 product = (unsigned __int128)samples[i] * samples[j];
      printf("%" PRIu64 " %" PRIu64 "\n", (uint64_t)(product >> 64),
             (uint64_t)product);
    }
  for (int i = 0; i < 6; i++) printf("%016" PRIx64 "\n", samples[i]);
  printf("%" PRIu64 " %" PRIu64 "\n", modular_power(2, 1000000, 1000000007),
         modular_power(3, UINT64_MAX, 4294967291));
}
