// C twin of kernel.ts.

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static int32_t table[256];

static int32_t crc32(const uint8_t *bytes, int length, int32_t start) {
  int32_t crc = ~start;
  for (int i = 0; i < length; i++)
    crc = table[(crc ^ bytes[i]) & 0xff] ^ (int32_t)((uint32_t)crc >> 8);
  return ~crc;
}

int main(void) {
  for (int n = 0; n < 256; n++) {
    uint32_t c = n;
    for (int k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ c >> 1 : c >> 1;
    table[n] = (int32_t)c;
  }
  int length = 1 << 20;
  uint8_t *bytes = malloc(length);
  for (int i = 0; i < length; i++) bytes[i] = (uint8_t)((i * 31) ^ (i >> 8));
  int32_t crc = 0;
  for (int round = 0; round < 100; round++) crc = crc32(bytes, length, crc);
  printf("%x\n", (uint32_t)crc);
}
