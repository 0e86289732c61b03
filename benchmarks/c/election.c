/* The coalitions over all positions and the election among them: `coalitions` and `election` of src/models/spatial with KTAB's defaults. */
#include "measured.h"
#include <math.h>

#define LEAST_COALITION 1e-8
#define NO_CONTEST 1e-9
#define ABREAST 4

static int n, *shifts;
static double *utility, *weight, *c, *p, *q;

/* Input: actors, their weights, utilities [option * n + actor]. */
static void begin(const double *numbers) {
  n = (int)numbers[0];
  size_t cells = (size_t)n * n;
  weight = array(n);
  utility = array(cells);
  memcpy(weight, numbers + 1, n * sizeof(double));
  memcpy(utility, numbers + 1 + n, cells * sizeof(double));
  c = array(cells);
  p = array(cells);
  q = array(n);
  shifts = malloc(n * sizeof(int));
}

static void coalition(int a, int b, double sum, double size, double all) {
  if (size < NO_CONTEST * all) size = sum = 0;
  c[a * n + b] = LEAST_COALITION + larger(0, (size + sum) / 2);
  c[b * n + a] = LEAST_COALITION + larger(0, (size - sum) / 2);
}

static void coalitions(void) {
  double all = 0;
  for (int k = 0; k < n; k++) all += weight[k];
  for (int a = 0; a < n; a++) {
    const double *of_a = utility + (size_t)a * n;
    c[a * n + a] = LEAST_COALITION;
    int b = 0;
    for (; b + ABREAST <= a; b += ABREAST) {
      double sum[ABREAST] = {0}, size[ABREAST] = {0};
      for (int k = 0; k < n; k++) {
        for (int o = 0; o < ABREAST; o++) {
          double vote = weight[k] * (of_a[k] - utility[(b + o) * n + k]);
          sum[o] += vote;
          size[o] += fabs(vote);
        }
      }
      for (int o = 0; o < ABREAST; o++) coalition(a, b + o, sum[o], size[o], all);
    }
    for (; b < a; b++) {
      double sum = 0, size = 0;
      for (int k = 0; k < n; k++) {
        double vote = weight[k] * (of_a[k] - utility[b * n + k]);
        sum += vote;
        size += fabs(vote);
      }
      coalition(a, b, sum, size, all);
    }
  }
}

static void election(void) {
  for (int a = 0; a < n; a++) {
    p[a * n + a] = 0.5;
    for (int b = 0; b < a; b++) {
      double mine = c[a * n + b], theirs = c[b * n + a];
      p[a * n + b] = mine / (mine + theirs);
      p[b * n + a] = theirs / (theirs + mine);
    }
  }
  int fewest = n;
  for (int a = 0; a < n; a++) {
    double product = 1;
    shifts[a] = 0;
    for (int b = 0; b < n; b++) {
      product *= p[a * n + b];
      if (product < 0x1p-512) {
        product *= 0x1p512;
        shifts[a]++;
      }
    }
    q[a] = product;
    if (shifts[a] < fewest) fewest = shifts[a];
  }
  double total = 0;
  for (int a = 0; a < n; a++) {
    if (shifts[a] > fewest) q[a] = shifts[a] > fewest + 1 ? 0 : q[a] * 0x1p-512;
    total += q[a];
  }
  for (int a = 0; a < n; a++) q[a] /= total;
}

static void call(void) {
  coalitions();
  election();
}

static double checksum(void) { return summed(q, n) + summed(c, (size_t)n * n); }
