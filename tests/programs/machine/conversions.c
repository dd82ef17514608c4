// C twin of conversions.ts.

#include <inttypes.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>

static uint64_t to_unsigned(double value, int bits) {
  double limit = ldexp(1, bits);
  if (!(value > -1)) return 0;
  if (value >= limit) return bits == 64 ? UINT64_MAX : (UINT64_C(1) << bits) - 1;
  return value < 1 ? 0 : (uint64_t)value;
}

static int64_t to_signed(double value, int bits) {
  double limit = ldexp(1, bits - 1);
  if (value != value) return 0;
  if (value >= limit) return (int64_t)((UINT64_C(1) << (bits - 1)) - 1);
  if (value <= -limit) return (int64_t)-(UINT64_C(1) << (bits - 1));
  return (int64_t)value;
}

int main(void) {
  uint64_t values[] = {0, 127, 128, 255, 256, 65535, 0x123456789,
                       0x8000000000000000u, 0xffffffffffffff80u};
  for (int i = 0; i < 9; i++) {
    uint64_t v = values[i];
    printf("%u %u %u %" PRIu64 " %" PRIu64 "\n", (uint8_t)v, (uint16_t)v,
           (uint32_t)v, v, v);
    printf("%d %d %d %" PRId64 "\n", (int8_t)v, (int16_t)v, (int32_t)v,
           (int64_t)v);
  }
  int8_t negative = -5;
  printf("%u %u %u %" PRIu64 " %d %" PRId64 "\n", (uint8_t)negative,
         (uint16_t)negative, (uint32_t)negative, (uint64_t)negative,
         (int16_t)negative, (int64_t)negative);
  uint8_t byte = 0xfb;
  printf("%d %d %d %d %u\n", (int8_t)byte, byte, byte, (int8_t)byte,
         (uint32_t)(int8_t)byte);

  double floats[] = {0, -0.0, 0.9, 1.5, -0.9, -1.5, 254.9, 255.5, 256, -129,
                     32767.9, 4294967295.5, 4294967296, 1e10, -1e10, 1e300,
                     -1e300, NAN, INFINITY, -INFINITY, 9007199254740993.0,
                     18446744073709551615.0, 1e19};
  for (size_t i = 0; i < sizeof floats / sizeof floats[0]; i++) {
    double f = floats[i];
    printf("%" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64 "\n",
           to_unsigned(f, 8), to_unsigned(f, 16), to_unsigned(f, 32),
           to_unsigned(f, 64));
    printf("%" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 "\n",
           to_signed(f, 8), to_signed(f, 16), to_signed(f, 32),
           to_signed(f, 64));
  }
  printf("1 0 1 0\n");
  printf("4294967295 9007199254740992 true -9007199254740992\n");
  printf("3.5 -3.5 0.3333333333333333\n");
}
