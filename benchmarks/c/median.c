/* The weighted median with its sort, one draw after another: `sortRows` and `weightedMedianSorted`. */
#include "measured.h"
#include <math.h>
#include "sorted.h"

#define TIE 1e-12

static int n, draws, *order;
static double *drawn, *weight, *medians;

/* Input: rows, draws, the weights, the positions of each draw. */
static void begin(const double *numbers) {
  n = (int)numbers[0];
  draws = (int)numbers[1];
  weight = array(n);
  memcpy(weight, numbers + 2, n * sizeof(double));
  drawn = array((size_t)n * draws);
  memcpy(drawn, numbers + 2 + n, (size_t)n * draws * sizeof(double));
  medians = array(draws);
  order = malloc(n * sizeof(int));
  for (int i = 0; i < n; i++) order[i] = i;
}

static double median_sorted(const double *position) {
  double total = 0, below = 0, balance = -1;
  for (int k = 0; k < n; k++) total += weight[order[k]];
  if (!(total > 0)) return NAN;
  int k = 0;
  for (; balance < -TIE && k < n; k++) {
    below += weight[order[k]];
    balance = below / total - 0.5;
  }
  double low = position[order[k - 1]];
  if (balance <= TIE) while (k < n && weight[order[k]] == 0) k++;
  double high = balance <= TIE && k < n ? position[order[k]] : low;
  return (low + high) / 2;
}

static void call(void) {
  for (int draw = 0; draw < draws; draw++) {
    const double *position = drawn + (size_t)draw * n;
    sort_rows(order, position, 0, n);
    medians[draw] = median_sorted(position);
  }
}

static double checksum(void) { return summed(medians, draws); }
