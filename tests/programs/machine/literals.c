// C twin of literals.ts.

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

int main(void) {
  printf("%" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRId64 "\n", UINT64_MAX,
         UINT64_C(0x8000000000000000), UINT64_C(1234567890123456789),
         INT64_MIN);
  printf("%d %" PRIu64 " %" PRIu64 " %" PRIu64 "\n", 1 << 12,
         UINT64_C(3) * 1024 * 1024 * 1024,
         UINT64_C(4294967296) * UINT64_C(4294967295),
         UINT64_C(0xfffffffffffff000));
  uint64_t a = 10;
  printf("%" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64 "\n",
         a + 0xfffffffffffffff0u, a * UINT64_C(1000000000000000000), 100 - a,
         a - 11);
  uint8_t b = 0377, c = 255;
  int8_t d = -128;
  printf("%d %d %d true %d %d\n", b, c, d, (uint8_t)(c + 1), (int8_t)(d - 1));
  uint8_t character = 0x41;
  printf("%d %d %d\n", character, (uint8_t)(character + 1),
         (uint8_t)(character * 2));
}
