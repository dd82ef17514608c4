// C twin of functions.ts.

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

static uint64_t factorial(uint64_t n) { return n < 2 ? 1 : n * factorial(n - 1); }

static uint64_t power(uint64_t base, uint32_t exponent) {
  uint64_t result = 1;
  for (uint32_t i = 0; i < exponent; i++) result *= base;
  return result;
}

static uint8_t twice(uint8_t n) { return n * 2; }

static const char *classify(uint8_t code) {
  switch (code) {
  case 0: return "zero";
  case 0x7f:
  case 0x80: return "middle";
  case 255: return "last";
  default: return code > 200 ? "high" : "other";
  }
}

int main(void) {
  printf("%u %u %u\n", 1u + 0xffffffffu, 5u + 6u, 0xffffffffu + 2u);
  printf("0 6 %" PRIu64 "\n", UINT64_MAX + 5);
  uint8_t byte = 250;
  uint64_t large = 0xfffffffffffffff0;
  printf("%u %" PRIu64 " %u %" PRIu64 "\n", byte, large, (uint8_t)(byte + 10),
         large + 16);
  printf("%" PRIu64 " 7\n", UINT64_C(0x8000000000000001));
  printf("%u %u\n", twice(200), twice(twice(100)));
  printf("%u %u\n", 2, (uint16_t)(40000 * 2));
  uint8_t codes[] = {0, 127, 128, 255, 201, 3};
  for (int i = 0; i < 6; i++) printf("%s\n", classify(codes[i]));
  printf("%" PRIu64 " %" PRIu64 " %" PRIu64 "\n", factorial(20), factorial(21),
         factorial(25));
  printf("%" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64 "\n", power(3, 40),
         power(3, 41), power(10, 19), power(2, 64));
  printf("4.5 3 2\n");
}
