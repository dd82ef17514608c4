// What a C programmer uses on Linux, timed as the kernel's command `bench`
// times its own: ticks of the time-stamp counter per operation, least of some
// rounds. Everything stays on one CPU but the barrier.

#define _GNU_SOURCE
#include <omp.h>
#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <x86intrin.h>

enum { repetitions = 1000, rounds = 5 };

static void pin(int cpu) {
  cpu_set_t set;
  CPU_ZERO(&set);
  CPU_SET(cpu, &set);
  if (sched_setaffinity(0, sizeof set, &set) != 0) perror("sched_setaffinity");
}

static void report(const char *name, uint64_t ticks, uint64_t operations) {
  uint64_t tenths = ticks * 10 / operations;
  printf("%-40s %8llu.%llu\n", name, (unsigned long long)(tenths / 10),
         (unsigned long long)(tenths % 10));
}

static void measure(const char *name, uint64_t operations, void (*run)(void)) {
  uint64_t least = UINT64_MAX;
  for (int round = 0; round < rounds; round++) {
    uint64_t start = __rdtsc();
    run();
    uint64_t ticks = __rdtsc() - start;
    if (ticks < least) least = ticks;
  }
  report(name, least, operations);
}

static void *empty(void *input) { return input; }

static void create_and_join(void) {
  for (int i = 0; i < repetitions; i++) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, empty, NULL) != 0) abort();
    pthread_join(thread, NULL);
  }
}

static void *yield_many(void *input) {
  for (int i = 0; i < repetitions; i++) sched_yield();
  return input;
}

static void yield_between(void) {
  pthread_t other;
  if (pthread_create(&other, NULL, yield_many, NULL) != 0) abort();
  yield_many(NULL);
  pthread_join(other, NULL);
}

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int turn;

static void take_turns(int own) {
  for (int i = 0; i < repetitions; i++) {
    pthread_mutex_lock(&lock);
    while (turn != own) pthread_cond_wait(&changed, &lock);
    turn = !own;
    pthread_cond_signal(&changed);
    pthread_mutex_unlock(&lock);
  }
}

static void *answer(void *input) {
  take_turns(1);
  return input;
}

static void round_trips(void) {
  pthread_t other;
  if (pthread_create(&other, NULL, answer, NULL) != 0) abort();
  take_turns(0);
  pthread_join(other, NULL);
}

static void lock_pairs(void) {
  for (int i = 0; i < repetitions; i++) {
    pthread_mutex_lock(&lock);
    pthread_mutex_unlock(&lock);
  }
}

static void allocate_pairs(void) {
  for (int i = 0; i < repetitions; i++) {
    void *block = malloc(64);
    __asm__ volatile("" : "+r"(block)); // or the compiler leaves out both
    free(block);
  }
}

static pthread_barrier_t end;

/** glibc leaves out locked operations while there is one thread. */
static void *stay(void *input) {
  pthread_barrier_wait(&end);
  return input;
}

static void barriers(void) {
#pragma omp parallel num_threads(2)
  for (int i = 0; i < repetitions; i++) {
#pragma omp barrier
  }
}

int main(void) {
  pin(0);
  pthread_t second;
  pthread_barrier_init(&end, NULL, 2);
  if (pthread_create(&second, NULL, stay, NULL) != 0) abort();
  measure("pthread create and join", repetitions, create_and_join);
  measure("sched_yield, per switch", 2 * repetitions, yield_between);
  measure("pthread condition variable round trip", repetitions, round_trips);
  measure("pthread mutex, uncontended", repetitions, lock_pairs);
  measure("malloc and free 64 bytes", repetitions, allocate_pairs);
  pthread_barrier_wait(&end);
  pthread_join(second, NULL);
  cpu_set_t both;
  CPU_ZERO(&both);
  CPU_SET(0, &both);
  CPU_SET(1, &both);
  sched_setaffinity(0, sizeof both, &both);
  barriers();
  measure("libomp barrier of two threads", repetitions, barriers);
  return 0;
}
