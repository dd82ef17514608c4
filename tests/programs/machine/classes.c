// C twin of classes.ts: what each line must print, computed with C's integers.

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

static uint64_t next_count = 0xfffffffffffffffe;

int main(void) {
  uint64_t hits = 100;
  printf("%" PRIu64 " false ", hits);
  hits += 0xffffffff;
  printf("%" PRIu64 " true\n", hits);
  uint16_t made = 65534;
  made++;
  printf("%u 200 %u\n", 0xffffffff, made);
  made++;
  printf("1 %u ", made);
  made++;
  printf("2 %u\n", made);

  uint16_t values[10];
  for (int i = 0; i < 10; i++) values[i] = (uint16_t)(65530 + i);
  for (int i = 0; i < 10; i++) printf("%u\n", values[i]);
  printf("10 %u 8 true\n", values[3]);
  values[0] += 10;
  values[1] *= 2;
  printf("%u %u %u\n", values[0], values[1], values[9]);

  printf("3 odd even none\n");
  printf("page 4096\nhuge %" PRIu64 "\n", UINT64_C(0x4000000000000000));
  uint64_t starts[] = {0x1000, 0xfffffffffffff000};
  uint32_t sizes[] = {16, 4096};
  for (int i = 0; i < 2; i++)
    printf("%" PRIu64 " %u %" PRIu64 "\n", starts[i], sizes[i],
           starts[i] + sizes[i]);
  printf("6 99 true true\n");
  for (int i = 0; i < 3; i++)
    printf("%" PRIu64 "%s", next_count++, i < 2 ? " " : "\n");
  int32_t x = -5, y = 2147483647;
  y++;
  x >>= 1;
  printf("%d %d\n", x, y);
  printf("%d %d/%d at %d\n", x - y, x, y, x);
}
