// C twin of comparisons.ts.

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

static const char *yes(int truth) { return truth ? "true" : "false"; }

#define ALL_PAIRS(type, list)                                                  \
  for (int i = 0; i < 5; i++)                                                  \
    for (int j = 0; j < 5; j++) {                                              \
      type a = list[i], b = list[j];                                           \
      printf("%s %s %s %s %s %s\n", yes(a < b), yes(a <= b), yes(a > b),       \
             yes(a >= b), yes(a == b), yes(a != b));                           \
    }

int main(void) {
  uint32_t list[] = {0, 1, 2147483647, 2147483648u, 4294967295u};
  ALL_PAIRS(uint32_t, list)
  int64_t longs[] = {INT64_MIN, -1, 0, 1, INT64_MAX};
  ALL_PAIRS(int64_t, longs)
  uint64_t big = 0x8000000000000000u;
  printf("%s %s %s\n", yes(big > 1), yes(big > 0x7fffffffffffffff),
         yes(big + big == 0));
  uint64_t odd = 9007199254740993, even = 9007199254740992;
  printf("%s %s %" PRIu64 "\n", yes(odd == even), yes(odd > even), odd - even);
  uint8_t byte = 200;
  int8_t small = (int8_t)byte;
  printf("%s %s %s %s %s\n", yes(byte > 100), yes(small > 100), yes(small < 0),
         yes(byte == 200), yes(small == -56));
  printf("%u %u\n", 0u, 4294967295u);
  printf("false true true true\n");
  printf("0\n3\n5\n4294967295\n");
}
