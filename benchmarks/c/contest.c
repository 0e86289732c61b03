/*
 * The challenges of one turn of the spatial model: `spatialContests` of src/models/spatial/contest.ts with KTAB's defaults
 * (proportional votes, SemiCommit, OneThird).
 */
#include "measured.h"
#include <math.h>

#define LEAST_SIDE 1e-10
#define LEAST_GAIN 1e-5
#define TIE 1e-12

static int n, d;
static double *x, *total, *weight, *risk, *distance, *view, *of_i, *of_self, *voice, *advantage, *promise, *found;

static const double *take(const double *from, double **into, size_t length) {
  *into = array(length);
  memcpy(*into, from, length * sizeof(double));
  return from + length;
}

/* Input: actors, dimensions, positions, sums of saliences, weights, risk attitudes, distances [j * n + k] from k to j's position. */
static void begin(const double *numbers) {
  n = (int)numbers[0];
  d = (int)numbers[1];
  const double *at = take(numbers + 2, &x, (size_t)n * d);
  at = take(at, &total, n);
  at = take(at, &weight, n);
  at = take(at, &risk, n);
  take(at, &distance, (size_t)n * n);
  view = array(n);
  of_i = array(n);
  of_self = array(n);
  voice = array(n);
  advantage = array(n);
  promise = array(n);
  found = array((size_t)n * 3);
}

static inline double utility(double off, double rho) { return (1 - off) * (1 + rho * off); }

static double share_of(double for_i, double for_j, double sum, double size) {
  double i = for_i + larger(0, (size + sum) / 2);
  double j = for_j + larger(0, (size - sum) / 2);
  return i / (i + j);
}

static double joined(int row, double for_i, double for_j) {
  double both = for_i + for_j, sum = 0, size = 0;
  const double *off = distance + row;
  for (int k = 0; k < n; k++) {
    double w = voice[k], with_i = of_i[k], own = of_self[k];
    double with_j = utility(off[k], view[k]);
    double first = w * (with_i - with_j);
    double force = fabs(first);
    double a = for_i + (force + first) / 2;
    double b = for_j + (force - first) / 2;
    double vote = (w * (a * (own - with_i) + b * (with_j - own))) / (both + force);
    sum += vote;
    size += fabs(vote);
  }
  return share_of(for_i, for_j, sum, size);
}

static double winning(int i, int j) {
  double from_i = weight[i] * (of_i[i] - utility(distance[j * n + i], view[i]));
  double from_j = weight[j] * (of_i[j] - of_self[j]);
  double for_i = LEAST_SIDE + larger(0, from_i) + larger(0, from_j);
  double for_j = LEAST_SIDE + larger(0, -from_i) + larger(0, -from_j);
  voice[i] = voice[j] = 0;
  double share = joined(j * n, for_i, for_j);
  voice[i] = weight[i];
  voice[j] = weight[j];
  return share;
}

static int comes_before(int a, int b) {
  for (int m = 0; m < d; m++) if (x[a * d + m] != x[b * d + m]) return x[a * d + m] < x[b * d + m];
  return 0;
}

static int is_first(int j, int other) {
  if (other < 0) return 0;
  if (comes_before(j, other)) return 1;
  if (comes_before(other, j)) return 0;
  return weight[j] > weight[other] || (weight[j] == weight[other] && j < other);
}

static int receiver;
static double probability, best;

static void consider(int i, int j) {
  if (!(promise[j] > best - TIE)) return;
  double p = winning(i, j);
  double gain = advantage[j] * (1 - 2 * total[j] * (1 - p));
  if (gain > best + TIE || (gain > best - TIE && is_first(j, receiver))) {
    receiver = j;
    probability = p;
    best = gain;
  }
}

static void challenge(int i) {
  for (int k = 0; k < n; k++) {
    view[k] = (1 - 1.0 / 3) * risk[i] + 1.0 / 3 * risk[k];
    of_i[k] = utility(distance[i * n + k], view[k]);
    of_self[k] = utility(distance[k * n + k], view[k]);
  }
  int first = 0;
  for (int j = 0; j < n; j++) {
    advantage[j] = of_i[i] - utility(distance[j * n + i], view[i]);
    promise[j] = j == i ? -1e300 : larger(advantage[j], advantage[j] * (1 - 2 * total[j]));
    if (promise[j] > promise[first]) first = j;
  }
  receiver = -1;
  probability = 0;
  best = LEAST_GAIN;
  memcpy(voice, weight, n * sizeof(double));
  consider(i, first);
  for (int j = 0; j < n; j++) if (j != first) consider(i, j);
  found[3 * i] = receiver;
  found[3 * i + 1] = receiver < 0 ? 0 : probability;
  found[3 * i + 2] = best;
}

static void call(void) {
  for (int i = 0; i < n; i++) challenge(i);
}

static double checksum(void) { return summed(found, (size_t)n * 3); }
