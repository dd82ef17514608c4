// C twin of kernel.ts.

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { WIDTH = 512, HEIGHT = 512 };

static void step(const uint8_t *from, uint8_t *to) {
  for (int y = 0; y < HEIGHT; y++) {
    int above = (y + HEIGHT - 1) % HEIGHT * WIDTH;
    int here = y * WIDTH;
    int below = (y + 1) % HEIGHT * WIDTH;
    for (int x = 0; x < WIDTH; x++) {
      int left = x == 0 ? WIDTH - 1 : x - 1;
      int right = x == WIDTH - 1 ? 0 : x + 1;
      int neighbours = from[above + left] + from[above + x] +
                       from[above + right] + from[here + left] +
                       from[here + right] + from[below + left] +
                       from[below + x] + from[below + right];
      int alive = neighbours == 3 || (neighbours == 2 && from[here + x] == 1);
      to[here + x] = alive ? 1 : 0;
    }
  }
}

int main(void) {
  uint8_t *now = calloc(WIDTH * HEIGHT, 1), *next = calloc(WIDTH * HEIGHT, 1);
  double seed = 99;
  for (int i = 0; i < WIDTH * HEIGHT; i++) {
    seed = (double)((long)(seed * 16807) % 2147483647);
    now[i] = (long)seed & 1;
  }
  for (int generation = 0; generation < 200; generation++) {
    step(now, next);
    uint8_t *held = now;
    now = next;
    next = held;
  }
  double alive = 0;
  for (int i = 0; i < WIDTH * HEIGHT; i++) alive += now[i];
  printf("%.0f\n", alive);
}
