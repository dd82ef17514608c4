// C twin of bitwise.ts.

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

static const char *yes(int truth) { return truth ? "true" : "false"; }

static uint32_t pop_count(uint64_t value) {
  uint32_t count = 0;
  for (uint64_t rest = value; rest != 0; rest &= rest - 1) count++;
  return count;
}

static uint32_t reverse(uint32_t v) {
  v = ((v >> 1) & 0x55555555) | ((v & 0x55555555) << 1);
  v = ((v >> 2) & 0x33333333) | ((v & 0x33333333) << 2);
  v = ((v >> 4) & 0x0f0f0f0f) | ((v & 0x0f0f0f0f) << 4);
  v = ((v >> 8) & 0x00ff00ff) | ((v & 0x00ff00ff) << 8);
  return (v >> 16) | (v << 16);
}

static uint64_t aligned(uint64_t address, uint64_t size) {
  return (address + size - 1) & ~(size - 1);
}

int main(void) {
  uint64_t a = 0xf0f0f0f00f0f0f0f, b = 0x00ff00ffff00ff00;
  printf("%" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64 "\n", a & b, a | b,
         a ^ b, ~a);
  printf("%s %s\n", yes((a & 0xffff) == 0x0f0f), yes((a ^ a) == 0));
  int64_t c = -2;
  printf("%" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 "\n", c & 0xff, c | 1,
         c ^ -1, ~c);
  uint8_t d = 0xa5, inverted = ~d;
  printf("%d %d %d %d\n", inverted, d & 0x0f, d | 0x5a, d ^ 0xff);
  uint16_t e = 0xabcd, swapped = (uint16_t)((e << 8) | (e >> 8));
  printf("%d %d %d\n", swapped, e & 0xff, e >> 8);
  printf("%u %u %u %u\n", pop_count(0), pop_count(a), pop_count(UINT64_MAX),
         pop_count(d));
  printf("%u %u %u\n", reverse(1), reverse(0x12345678), reverse(0x80000001));
  printf("%" PRIu64 " %" PRIu64 " %" PRIu64 "\n", aligned(0, 4096),
         aligned(1, 4096), aligned(0xffffffff00000001, 4096));
  uint32_t flags = 0;
  flags |= UINT32_C(1) << 31;
  flags ^= 5;
  flags &= ~UINT32_C(1);
  printf("%u %s %s\n", flags, yes(flags >> 31), yes((flags & 2) != 0));
}
