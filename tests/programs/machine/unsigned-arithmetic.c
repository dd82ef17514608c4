// C twin of unsigned-arithmetic.ts.

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

#define COUNT(list) (sizeof(list) / sizeof(list[0]))
#define ALL_PAIRS(type, list)                                                  \
  for (size_t i = 0; i < COUNT(list); i++)                                     \
    for (size_t j = 0; j < COUNT(list); j++) {                                 \
      type a = list[i], b = list[j];                                           \
      printf("%" PRIu64 " %" PRIu64 " %" PRIu64 "\n",                          \
             (uint64_t)(type)(a + b), (uint64_t)(type)(a - b),                 \
             (uint64_t)(type)((uint64_t)a * b));                               \
      if (b != 0)                                                              \
        printf("%" PRIu64 " %" PRIu64 "\n", (uint64_t)(type)(a / b),           \
               (uint64_t)(type)(a % b));                                       \
    }

int main(void) {
  uint8_t bytes[] = {0, 1, 7, 127, 128, 200, 255};
  ALL_PAIRS(uint8_t, bytes)
  uint16_t halves[] = {0, 1, 255, 256, 40000, 65535};
  ALL_PAIRS(uint16_t, halves)
  uint32_t words[] = {0, 1, 3, 65536, 2147483648u, 4294967295u};
  ALL_PAIRS(uint32_t, words)
  uint64_t longs[] = {0, 1, 10, 0x100000000, 0x8000000000000000u, UINT64_MAX};
  ALL_PAIRS(uint64_t, longs)
}
