// C twin of signed-arithmetic.ts.

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

#define COUNT(list) (sizeof(list) / sizeof(list[0]))
#define QUOTIENT(type)                                                         \
  if (b != 0 && b != -1)                                                       \
    printf("%" PRId64 " %" PRId64 "\n", (int64_t)(type)(a / b),                \
           (int64_t)(type)(a % b));
#define ALL_PAIRS(type, list, unary)                                           \
  for (size_t i = 0; i < COUNT(list); i++)                                     \
    for (size_t j = 0; j < COUNT(list); j++) {                                 \
      type a = list[i], b = list[j];                                           \
      printf("%" PRId64 " %" PRId64 " %" PRId64, (int64_t)(type)(a + b),       \
             (int64_t)(type)(a - b), (int64_t)(type)((int64_t)a * b));         \
      if (unary)                                                               \
        printf(" %" PRId64 " %" PRId64, (int64_t)(type)-a, (int64_t)(type)~a); \
      printf("\n");                                                            \
      QUOTIENT(type)                                                           \
    }

int main(void) {
  int8_t bytes[] = {0, 1, -1, 7, -7, 127, -128};
  ALL_PAIRS(int8_t, bytes, 0)
  int32_t words[] = {0, 1, -1, 10, -10, INT32_MAX, INT32_MIN};
  ALL_PAIRS(int32_t, words, 1)
  int64_t longs[] = {0, 1, -1, 1000000007, INT64_MAX, INT64_MIN};
  ALL_PAIRS(int64_t, longs, 1)
}
