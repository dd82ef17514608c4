// C twin of sha256.ts.

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static uint32_t round_constants[64], initial[8];

static uint32_t fraction(double value) {
  return (uint32_t)((value - floor(value)) * 4294967296.0);
}

static void prepare(void) {
  int found = 0;
  for (int n = 2; found < 64; n++) {
    int prime = 1;
    for (int d = 2; d * d <= n; d++) prime &= n % d != 0;
    if (!prime) continue;
    round_constants[found] = fraction(cbrt(n));
    if (found < 8) initial[found] = fraction(sqrt(n));
    found++;
  }
}

static uint32_t rotate(uint32_t value, int count) {
  return value >> count | value << (32 - count);
}

static void compress(uint32_t *state, const uint8_t *block) {
  uint32_t w[64], v[8];
  for (int i = 0; i < 16; i++)
    w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
           (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
  for (int i = 16; i < 64; i++)
    w[i] = w[i - 16] + (rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ w[i - 15] >> 3) +
           w[i - 7] + (rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ w[i - 2] >> 10);
  memcpy(v, state, sizeof v);
  for (int i = 0; i < 64; i++) {
    uint32_t e = v[4], a = v[0];
    uint32_t t1 = v[7] + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) +
                  ((e & v[5]) ^ (~e & v[6])) + round_constants[i] + w[i];
    uint32_t t2 = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) +
                  ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));
    memmove(v + 1, v, 7 * sizeof v[0]);
    v[4] += t1;
    v[0] = t1 + t2;
  }
  for (int i = 0; i < 8; i++) state[i] += v[i];
}

static void sha256(const char *text) {
  uint8_t bytes[512] = {0};
  uint64_t length = strlen(text), size = (length + 9 + 63) / 64 * 64;
  uint32_t state[8];
  memcpy(bytes, text, length);
  bytes[length] = 0x80;
  for (int i = 0; i < 8; i++) bytes[size - 1 - i] = (uint8_t)(length * 8 >> 8 * i);
  memcpy(state, initial, sizeof state);
  for (uint64_t start = 0; start < size; start += 64) compress(state, bytes + start);
  for (int i = 0; i < 8; i++) printf("%u\n", state[i]);
}

int main(void) {
  char long_text[201] = {0};
  memset(long_text, 'a', 200);
  prepare();
  sha256("");
  sha256("abc");
  sha256(long_text);
}
