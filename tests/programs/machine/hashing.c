// C twin of hashing.ts.

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

static uint64_t fnv1a(const char *text) {
  uint64_t hash = 0xcbf29ce484222325;
  for (; *text; text++) hash = (hash ^ (uint8_t)*text) * 0x100000001b3;
  return hash;
}

static uint64_t mix64(uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

static uint64_t xorshift(uint64_t *state) {
  uint64_t x = *state;
  x ^= x >> 12;
  x ^= x << 25;
  x ^= x >> 27;
  *state = x;
  return x * 0x2545f4914f6cdd1d;
}

static uint32_t rotate_left(uint32_t value, uint32_t count) {
  return (value << count) | (value >> (32 - count));
}

static uint32_t murmur3(const uint32_t *words, uint32_t count, uint32_t seed) {
  uint32_t hash = seed;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t k = rotate_left(words[i] * 0xcc9e2d51, 15) * 0x1b873593;
    hash = rotate_left(hash ^ k, 13) * 5 + 0xe6546b64;
  }
  hash ^= count * 4;
  hash = (hash ^ (hash >> 16)) * 0x85ebca6b;
  hash = (hash ^ (hash >> 13)) * 0xc2b2ae35;
  return hash ^ (hash >> 16);
}

int main(void) {
  const char *texts[] = {"", "a", "foobar", "the quick brown fox"};
  for (int i = 0; i < 4; i++) printf("%" PRIu64 "\n", fnv1a(texts[i]));
  uint64_t state = 42;
  for (int i = 0; i < 20; i++) {
    state += 0x9e3779b97f4a7c15;
    printf("%" PRIu64 "\n", mix64(state));
  }
  state = 1;
  for (int i = 0; i < 20; i++) printf("%" PRIu64 "\n", xorshift(&state));
  uint32_t three[] = {1, 2, 3}, two[] = {0xffffffff, 0x80000000};
  printf("%u %u %u\n", murmur3(three, 0, 0), murmur3(three, 3, 7),
         murmur3(two, 2, 0xdeadbeef));
  uint32_t low = 1, high = 0;
  for (const char *c = "Wikipedia"; *c; c++) {
    low = (low + (uint8_t)*c) % 65521;
    high = (high + low) % 65521;
  }
  printf("%u\n", high << 16 | low);
}
