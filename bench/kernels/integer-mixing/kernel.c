// C twin of kernel.ts.

#include <stdint.h>
#include <stdio.h>

static int32_t rounds[64], words[64], state[8];

static int32_t rotate(int32_t value, int count) {
  return (int32_t)((uint32_t)value >> count | (uint32_t)value << (32 - count));
}

static int32_t shift(int32_t value, int count) {
  return (int32_t)((uint32_t)value >> count);
}

static int32_t multiply(int32_t a, uint32_t b) {
  return (int32_t)((uint32_t)a * b);
}

static int32_t sum(int32_t a, int32_t b) {
  return (int32_t)((uint32_t)a + (uint32_t)b);
}

static void compress(int32_t seed) {
  for (int i = 0; i < 16; i++) words[i] = multiply(seed + i, 0x9e3779b1);
  for (int i = 16; i < 64; i++) {
    int32_t x = words[i - 15], y = words[i - 2];
    int32_t s0 = rotate(x, 7) ^ rotate(x, 18) ^ shift(x, 3);
    int32_t s1 = rotate(y, 17) ^ rotate(y, 19) ^ shift(y, 10);
    words[i] = sum(sum(words[i - 16], s0), sum(words[i - 7], s1));
  }
  int32_t a = state[0], b = state[1], c = state[2], d = state[3];
  int32_t e = state[4], f = state[5], g = state[6], h = state[7];
  for (int i = 0; i < 64; i++) {
    int32_t s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    int32_t choice = (e & f) ^ (~e & g);
    int32_t t1 = sum(sum(sum(h, s1), sum(choice, rounds[i])), words[i]);
    int32_t s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    int32_t majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = sum(d, t1);
    d = c;
    c = b;
    b = a;
    a = sum(sum(t1, s0), majority);
  }
  int32_t next[8] = {a, b, c, d, e, f, g, h};
  for (int i = 0; i < 8; i++) state[i] = sum(state[i], next[i]);
}

int main(void) {
  for (int i = 0; i < 64; i++) rounds[i] = multiply(i + 1, 0x85ebca6b);
  for (int i = 0; i < 8; i++) state[i] = multiply(i + 1, 0xc2b2ae35);
  for (int block = 0; block < 500000; block++) compress(block);
  for (int i = 0; i < 8; i++) printf(i < 7 ? "%x " : "%x\n", (uint32_t)state[i]);
}
