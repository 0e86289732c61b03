/*
 * What every peer in this folder shares. A peer is one of our kernels once more in C: the same algorithm, and without -ffast-math
 * the same bits. It reads numbers of 64 bits from its standard input, calls its kernel and prints the least nanoseconds of CPU a
 * call took and a checksum of what came out:
 *
 *   ./peer CALLS BATCHES < numbers
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Defined by each peer: takes its input, calls the kernel once, sums up what the last call gave. */
static void begin(const double *numbers);
static void call(void);
static double checksum(void);

/* fmax and fmin of the library are calls, as they look for NaN. */
static inline double larger(double a, double b) { return a > b ? a : b; }
static inline double smaller(double a, double b) { return a < b ? a : b; }

static double *array(size_t length) { return calloc(length, sizeof(double)); }

/* Every n-th output counts n times, so that outputs in exchanged places are seen. */
static double summed(const double *values, size_t length) {
  double sum = 0;
  for (size_t i = 0; i < length; i++) sum += (double)(i % 97 + 1) * values[i];
  return sum;
}

static double cpu_nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return 1e9 * (double)now.tv_sec + (double)now.tv_nsec;
}

int main(int count, char **arguments) {
  if (count != 3) return fprintf(stderr, "usage: %s CALLS BATCHES < numbers\n", arguments[0]), 2;
  size_t room = 1 << 16, length = 0, read;
  double *numbers = malloc(room * sizeof(double));
  while ((read = fread(numbers + length, sizeof(double), room - length, stdin)) > 0) {
    length += read;
    if (length == room) numbers = realloc(numbers, (room *= 2) * sizeof(double));
  }
  begin(numbers);
  long calls = atol(arguments[1]);
  double least = 1e300;
  for (long batch = atol(arguments[2]); batch > 0; batch--) {
    double start = cpu_nanoseconds();
    for (long n = 0; n < calls; n++) call();
    double taken = (cpu_nanoseconds() - start) / (double)calls;
    if (taken < least) least = taken;
  }
  printf("{\"nanoseconds\": %.17g, \"checksum\": %.17g}\n", least, checksum());
  return 0;
}
