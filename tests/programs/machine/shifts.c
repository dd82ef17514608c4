// C twin of shifts.ts.

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

int main(void) {
  uint32_t counts32[] = {0, 1, 7, 31, 32, 33, 63, 255};
  uint32_t unsigned32 = 0x87654321;
  int32_t signed32 = -0x789abcdf;
  for (int i = 0; i < 8; i++) {
    uint32_t count = counts32[i] & 31;
    printf("%" PRIu32 " %" PRIu32 " %" PRIu32 "\n", unsigned32 << count,
           unsigned32 >> count, unsigned32 >> count);
    printf("%" PRId32 " %" PRId32 "\n",
           (int32_t)((uint32_t)signed32 << count), signed32 >> count);
  }
  uint64_t counts64[] = {0, 1, 31, 32, 63, 64, 65, 127};
  uint64_t unsigned64 = 0xfedcba9876543210;
  int64_t signed64 = -0x0123456789abcdef;
  for (int i = 0; i < 8; i++) {
    uint64_t count = counts64[i] & 63;
    printf("%" PRIu64 " %" PRIu64 "\n", unsigned64 << count,
           unsigned64 >> count);
    printf("%" PRId64 " %" PRId64 "\n",
           (int64_t)((uint64_t)signed64 << count), signed64 >> count);
  }
  uint8_t byte = 0x96, left = byte << 3, right = byte >> 3;
  int16_t shorter = -300, arithmetic = shorter >> 4;
  printf("%d %d %d %d\n", left, right, arithmetic,
         (int16_t)((uint16_t)shorter << 8));
  uint64_t value = 1;
  value <<= 40;
  value |= 0xff;
  value >>= 4;
  printf("%" PRIu64 " %" PRIu64 " %" PRIu64 "\n", value, (value >> 36) & 1,
         value << 28 >> 28);
  uint32_t rotated = 0xdeadbeef;
  for (int i = 0; i < 5; i++) {
    rotated = (rotated << 5) | (rotated >> 27);
    printf("%" PRIu32 "\n", rotated);
  }
}
