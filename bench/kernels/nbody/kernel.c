// C twin of kernel.ts.

#include <math.h>
#include <stdio.h>

typedef struct {
  double x, y, z, vx, vy, vz, mass;
} Body;

enum { COUNT = 5 };

static void advance(Body *bodies[], int count, double dt) {
  for (int i = 0; i < count; i++) {
    Body *a = bodies[i];
    for (int j = i + 1; j < count; j++) {
      Body *b = bodies[j];
      double dx = a->x - b->x, dy = a->y - b->y, dz = a->z - b->z;
      double distance2 = dx * dx + dy * dy + dz * dz;
      double pull = dt / (distance2 * sqrt(distance2));
      a->vx -= dx * b->mass * pull;
      a->vy -= dy * b->mass * pull;
      a->vz -= dz * b->mass * pull;
      b->vx += dx * a->mass * pull;
      b->vy += dy * a->mass * pull;
      b->vz += dz * a->mass * pull;
    }
  }
  for (int i = 0; i < count; i++) {
    Body *body = bodies[i];
    body->x += dt * body->vx;
    body->y += dt * body->vy;
    body->z += dt * body->vz;
  }
}

static double energy(Body *bodies[], int count) {
  double sum = 0;
  for (int i = 0; i < count; i++) {
    Body *a = bodies[i];
    sum += 0.5 * a->mass * (a->vx * a->vx + a->vy * a->vy + a->vz * a->vz);
    for (int j = i + 1; j < count; j++) {
      Body *b = bodies[j];
      double dx = a->x - b->x, dy = a->y - b->y, dz = a->z - b->z;
      sum -= (a->mass * b->mass) / sqrt(dx * dx + dy * dy + dz * dz);
    }
  }
  return sum;
}

int main(void) {
  Body all[COUNT] = {
      {0, 0, 0, 0, 0, 0, 39.5},
      {4.84, -1.16, -0.1, 0.6, 2.8, -0.02, 0.037},
      {8.34, 4.12, -0.4, -1.01, 1.8, 0.008, 0.011},
      {12.8, -15.1, -0.2, 1.08, 0.86, -0.01, 0.0017},
      {15.3, -25.9, 0.17, 0.97, 0.59, -0.03, 0.002},
  };
  Body *bodies[COUNT];
  for (int i = 0; i < COUNT; i++) bodies[i] = &all[i];
  printf("%.9f\n", energy(bodies, COUNT));
  for (int step = 0; step < 2000000; step++) advance(bodies, COUNT, 0.01);
  printf("%.9f\n", energy(bodies, COUNT));
}
