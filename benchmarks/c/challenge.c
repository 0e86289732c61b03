/*
 * Rounds of the expected-utility (challenge) model: `challenge` of src/models/expected-utility with its defaults (estimated risk,
 * each contest by the support of both in it, the least move). The engine also saves work where actors share a place and where one
 * side of a pair has nothing to offer; this peer does not.
 */
#include "measured.h"
#include "elementary.h"
#include "sorted.h"

#define LOG_ZERO -1e300
#define TIE 1e-12

enum { NONE, COMPROMISE, CAPITULATION, CONFRONTATION };
static const int RANK[] = {0, 2, 1, 3};

static int n, rounds, *order, *taken;
static unsigned char *relation;
static double range, *start, *x, *s, *w, *r, *winning, *danger, *own, *other, *next, *status_quo;
static double *mass, *moment, *at, *sorted_w, *sorted_r, *below;

/* Input: actors, rounds, range, positions, saliences, weights. */
static void begin(const double *numbers) {
  begin_elementary();
  n = (int)numbers[0];
  rounds = (int)numbers[1];
  range = numbers[2];
  size_t row = n * sizeof(double), cells = (size_t)n * n;
  start = array(n), x = array(n), s = array(n), w = array(n);
  memcpy(start, numbers + 3, row);
  memcpy(s, numbers + 3 + n, row);
  memcpy(w, numbers + 3 + 2 * n, row);
  r = array(n), danger = array(n), next = array(n), status_quo = array(n);
  winning = array(cells), own = array(cells), other = array(cells);
  mass = array(n + 1), moment = array(n + 1), at = array(n), sorted_w = array(n), sorted_r = array(n);
  below = array(cells + n);
  order = malloc(n * sizeof(int));
  for (int i = 0; i < n; i++) order[i] = i;
  taken = malloc(n * sizeof(int));
  relation = calloc(cells, 1);
}

static void linear_support(void) {
  sort_rows(order, x, 0, n);
  for (int k = 0; k < n; k++) {
    mass[k + 1] = mass[k] + w[order[k]];
    moment[k + 1] = moment[k] + w[order[k]] * x[order[k]];
  }
  for (int p = 0; p < n; p++) {
    int i = order[p];
    double a = x[i];
    int left = p + 1;
    while (left < n && x[order[left]] == a) left++;
    int middle = left;
    for (int t = left; t < n; t++) {
      int j = order[t];
      double b = x[j];
      while (middle < n && 2 * x[order[middle]] < a + b) middle++;
      double for_a = (b - a) * mass[left] + (a + b) * (mass[middle] - mass[left]) - 2 * (moment[middle] - moment[left]);
      int above = t;
      while (above > middle && x[order[above - 1]] == b) above--;
      double for_b = (b - a) * (mass[n] - mass[above]) + 2 * (moment[above] - moment[middle]) -
                     (a + b) * (mass[above] - mass[middle]);
      winning[i * n + j] = for_a / range;
      winning[j * n + i] = for_b / range;
    }
  }
}

static void curved_support(void) {
  int width = n + 1;
  sort_rows(order, x, 0, n);
  for (int p = 0; p < n; p++) {
    at[p] = x[order[p]];
    sorted_w[p] = w[order[p]];
    sorted_r[p] = r[order[p]];
  }
  for (int j = 0; j < n; j++) {
    below[j * width + j + 1] = 0;
    for (int k = 0; k < j; k++) {
      double d = (at[j] - at[k]) / range;
      double l = d > 0 ? log_of(d) : 0;
      below[j * width + k + 1] = d > 0 ? sorted_w[k] * exp_of(sorted_r[k] * l) : 0;
      below[k * width + j + 1] = d > 0 ? sorted_w[j] * exp_of(sorted_r[j] * l) : 0;
    }
  }
  for (int j = 0; j < n; j++) {
    double sum = 0;
    for (int k = j * width + 1; k <= j * width + n; k++) {
      sum += below[k];
      below[k] = sum;
    }
  }
  for (int i = 0; i < n; i++) {
    int from = order[i], middle = i + 1;
    const double *of_i = below + (size_t)i * width;
    for (int j = i + 1; j < n; j++) {
      int to = order[j];
      const double *of_j = below + (size_t)j * width;
      while (2 * at[middle] < at[i] + at[j]) middle++;
      winning[from * n + to] = larger(0, of_j[middle] - of_i[middle]);
      winning[to * n + from] = larger(0, of_i[n] - of_i[middle] - (of_j[n] - of_j[middle]));
    }
  }
}

static void as_probability(void) {
  for (int i = 0; i < n; i++) {
    for (int j = 0; j < i; j++) {
      double *up = winning + i * n + j, *down = winning + j * n + i;
      if (x[i] == x[j]) {
        *up = *down = 0;
        continue;
      }
      double both = *up + *down;
      if (both == 0) continue;
      *up /= both;
      *down /= both;
    }
  }
}

static int estimate_risk(void) {
  double most = -1e300, least = 1e300;
  for (int i = 0; i < n; i++) {
    double sum = 0;
    for (int j = 0; j < n; j++) {
      double d = fabs(x[i] - x[j]) / range;
      sum += 2 * d * (1 - 2 * s[i] * (1 - winning[j * n + i]));
    }
    danger[i] = sum;
    most = larger(most, sum);
    least = smaller(least, sum);
  }
  if (most - least <= TIE) return 0;
  for (int i = 0; i < n; i++) {
    double safety = (2 * danger[i] - most - least) / (most - least);
    r[i] = (1 - safety / 3) / (1 + safety / 3);
  }
  return 1;
}

static void expectations(void) {
  for (int i = 0; i < n; i++) {
    for (int j = 0; j < i; j++) {
      if (x[i] == x[j]) continue;
      double d = fabs(x[i] - x[j]) / range;
      double lost = d < 1 ? log_of(0.5 - d / 2) : LOG_ZERO;
      double won = log_of(0.5 + d / 2);
      for (int turn = 0; turn < 2; turn++) {
        int h = turn == 0 ? i : j, g = turn == 0 ? j : i;
        double success = 2 - 4 * exp_of(r[h] * lost), failure = 2 - 4 * exp_of(r[h] * won);
        double p = winning[h * n + g], back = winning[g * n + h];
        own[h * n + g] = s[g] * (p * success + (1 - p) * failure) + (1 - s[g]) * success - status_quo[h];
        other[h * n + g] = s[h] * (back * success + (1 - back) * failure) + (1 - s[h]) * success - status_quo[h];
      }
    }
  }
}

static int presses_more(int i, int j, int k) {
  if (x[j] != x[k]) return x[j] < x[k];
  return other[i * n + j] > other[i * n + k] + TIE;
}

static void take_offer(int i) {
  int force = NONE;
  double least = 1e300;
  taken[i] = -1;
  next[i] = x[i];
  for (int j = 0; j < n; j++) {
    int cell = i * n + j;
    relation[cell] = NONE;
    if (x[j] == x[i]) continue;
    double a = own[cell], b = other[cell], to = x[j];
    if (b > a + TIE && a > TIE) relation[cell] = CONFRONTATION;
    else if (b > TIE && a < -TIE && b + a > TIE) {
      relation[cell] = COMPROMISE;
      double compromise = x[i] + (x[j] - x[i]) * (-a / b);
      to = smaller(larger(x[i], x[j]), larger(smaller(x[i], x[j]), compromise));
    } else if (b > TIE && a < -TIE) relation[cell] = CAPITULATION;
    else continue;
    double cost = fabs(to - x[i]);
    int rank = RANK[relation[cell]];
    int even = fabs(cost - least) <= TIE * range;
    if (rank > force || (rank == force && (even ? presses_more(i, j, taken[i]) : cost < least))) {
      force = rank;
      least = cost;
      taken[i] = j;
      next[i] = to;
    }
  }
}

static void play(void) {
  linear_support();
  as_probability();
  for (int i = 0; i < n; i++) r[i] = 1;
  if (estimate_risk()) {
    curved_support();
    as_probability();
  }
  for (int i = 0; i < n; i++) status_quo[i] = 2 - 4 * exp_of(-r[i] * LN2);
  expectations();
  for (int i = 0; i < n; i++) take_offer(i);
}

static void call(void) {
  memcpy(x, start, n * sizeof(double));
  for (int round = 0; round < rounds; round++) {
    play();
    memcpy(x, next, n * sizeof(double));
  }
}

/* Of expected utilities only those count that decide something: the engine leaves out the others. */
static double checksum(void) {
  for (int cell = 0; cell < n * n; cell++) if (relation[cell] == NONE) own[cell] = other[cell] = 0;
  return summed(x, n) + summed(r, n) + summed(own, (size_t)n * n) + summed(other, (size_t)n * n);
}
