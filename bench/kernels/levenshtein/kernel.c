// C twin of kernel.ts.

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
  int length;
  char *units;
} Text;

static double distance(Text a, Text b, int32_t *row) {
  for (int j = 0; j <= b.length; j++) row[j] = j;
  for (int i = 1; i <= a.length; i++) {
    int32_t diagonal = row[0];
    row[0] = i;
    char unit = a.units[i - 1];
    for (int j = 1; j <= b.length; j++) {
      int32_t above = row[j];
      int32_t cost = unit == b.units[j - 1] ? 0 : 1;
      int32_t best = diagonal + cost;
      if (above + 1 < best) best = above + 1;
      if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
      row[j] = best;
      diagonal = above;
    }
  }
  return row[b.length];
}

int main(void) {
  enum { COUNT = 220 };
  static Text words[COUNT];
  double seed = 7;
  for (int i = 0; i < COUNT; i++) {
    words[i].length = 40 + i % 40;
    words[i].units = malloc(words[i].length);
    for (int k = 0; k < words[i].length; k++) {
      seed = ((long)seed * 75 + 74) % 65537;
      words[i].units[k] = (char)('a' + (long)seed % 6);
    }
  }
  int32_t *row = calloc(100, sizeof *row);
  double total = 0;
  for (int i = 0; i < COUNT; i++)
    for (int j = 0; j < COUNT; j++) total += distance(words[i], words[j], row);
  printf("%.0f\n", total);
}
