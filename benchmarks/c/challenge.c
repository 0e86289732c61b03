/*
 * Rounds of the expected-utility (challenge) model: `challenge` of src/models/expected-utility with its defaults (estimated risk,
 * each contest by the support of both in it, the least move). What depends on where actors stand is computed once a place.
 */
#include "measured.h"
#include "elementary.h"
#include "sorted.h"

#define LOG_ZERO -1e300
#define TIE 1e-12

enum { NONE, COMPROMISE, CAPITULATION, CONFRONTATION };
static const int RANK[] = {0, 2, 1, 3};

static int n, rounds, *order, *taken, *of, *first, *place;
static unsigned char *relation, *open_to;
static double range, *start, *x, *s, *w, *r, *winning, *danger, *own, *other, *next;
static double *mass, *moment, *at, *sorted_w, *sorted_r, *below, *apart, *term, *won, *lost, *most_salient;
static double *resisted, *unresisted, *threat;

/* Distinct positions, in ascending order in `at`; actors of place a are order[first[a]] to order[first[a + 1] - 1]. */
static int count;

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
  r = array(n), danger = array(n), next = array(n), term = array(n);
  winning = array(cells), own = array(cells), other = array(cells);
  mass = array(n + 1), moment = array(n + 1), at = array(n), sorted_w = array(n), sorted_r = array(n);
  below = array(cells + n), apart = array(cells), won = array(cells), lost = array(cells);
  most_salient = array(n), resisted = array(n), unresisted = array(n), threat = array(n);
  order = malloc(n * sizeof(int));
  for (int i = 0; i < n; i++) order[i] = i;
  taken = malloc(n * sizeof(int)), of = malloc(n * sizeof(int)), place = malloc(n * sizeof(int));
  first = malloc((n + 1) * sizeof(int));
  relation = calloc(cells, 1), open_to = calloc(n, 1);
}

static void find_places(void) {
  sort_rows(order, x, 0, n);
  count = 0;
  for (int k = 0; k < n; k++) {
    int i = order[k];
    if (k == 0 || x[i] != at[count - 1]) {
      at[count] = x[i];
      first[count++] = k;
    }
    of[i] = count - 1;
  }
  first[count] = n;
}

static void linear_support(void) {
  for (int k = 0; k < n; k++) {
    int i = order[k];
    mass[k + 1] = mass[k] + w[i];
    moment[k + 1] = moment[k] + w[i] * at[of[i]];
  }
  for (int low = 0; low < count; low++) {
    double a = at[low];
    int left = first[low + 1], after = low + 1;
    for (int high = low + 1; high < count; high++) {
      double b = at[high];
      while (2 * at[after] < a + b) after++;
      int middle = first[after], above = first[high];
      double for_a = (b - a) * mass[left] + (a + b) * (mass[middle] - mass[left]) - 2 * (moment[middle] - moment[left]);
      double for_b = (b - a) * (mass[n] - mass[above]) + 2 * (moment[above] - moment[middle]) -
                     (a + b) * (mass[above] - mass[middle]);
      winning[low * n + high] = for_a / range;
      winning[high * n + low] = for_b / range;
    }
  }
}

static void curved_support(void) {
  int width = n + 1;
  for (int k = 0; k < n; k++) {
    int i = order[k];
    place[k] = of[i];
    sorted_w[k] = w[i];
    sorted_r[k] = r[i];
  }
  for (int high = 0; high < count; high++) {
    apart[high * n + high] = LOG_ZERO;
    for (int low = 0; low < high; low++) {
      double d = (at[high] - at[low]) / range;
      apart[high * n + low] = apart[low * n + high] = d > 0 ? log_of(d) : LOG_ZERO;
    }
  }
  for (int a = 0; a < count; a++) {
    double sum = 0, *row = below + (size_t)a * width + 1;
    for (int k = 0; k < n; k++) {
      sum += sorted_w[k] * exp_of(sorted_r[k] * apart[a * n + place[k]]);
      row[k] = sum;
    }
  }
  for (int low = 0; low < count; low++) {
    int after = low + 1;
    const double *of_low = below + (size_t)low * width;
    for (int high = low + 1; high < count; high++) {
      const double *of_high = below + (size_t)high * width;
      while (2 * at[after] < at[low] + at[high]) after++;
      int middle = first[after];
      winning[low * n + high] = larger(0, of_high[middle] - of_low[middle]);
      winning[high * n + low] = larger(0, of_low[n] - of_low[middle] - (of_high[n] - of_high[middle]));
    }
  }
}

static void as_probability(void) {
  for (int a = 0; a < count; a++) {
    for (int b = 0; b < a; b++) {
      double *up = winning + a * n + b, *down = winning + b * n + a;
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
    int a = of[i];
    for (int b = 0; b < count; b++) {
      double d = fabs(at[a] - at[b]) / range;
      term[b] = a == b ? 0 : 2 * d * (1 - 2 * s[i] * (1 - winning[b * n + a]));
    }
    double sum = 0;
    for (int j = 0; j < n; j++) sum += term[of[j]];
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

static void find_stakes(void) {
  for (int a = 0; a < count; a++) {
    for (int b = 0; b < a; b++) {
      double d = (at[a] - at[b]) / range;
      won[a * n + b] = won[b * n + a] = d < 1 ? log_of(0.5 - d / 2) : LOG_ZERO;
      lost[a * n + b] = lost[b * n + a] = log_of(0.5 + d / 2);
    }
  }
}

/* How actor i sees each place: only where somebody's chance to resist and win is above its own can there be an offer. */
static void look(int i, double status_quo) {
  int a = of[i];
  for (int b = 0; b < count; b++) {
    double p = winning[a * n + b], back = winning[b * n + a];
    open_to[b] = a != b && most_salient[b] * (1 - p) > s[i] * (1 - back);
    if (!open_to[b]) continue;
    double success = 2 - 4 * exp_of(r[i] * won[a * n + b]), failure = 2 - 4 * exp_of(r[i] * lost[a * n + b]);
    resisted[b] = p * success + (1 - p) * failure;
    unresisted[b] = success;
    threat[b] = s[i] * (back * success + (1 - back) * failure) + (1 - s[i]) * success - status_quo;
  }
}

static int presses_more(int i, int j, int k) {
  if (x[j] != x[k]) return x[j] < x[k];
  return other[i * n + j] > other[i * n + k] + TIE;
}

static void take_offer(int i, double status_quo) {
  int force = NONE;
  double least = 1e300;
  taken[i] = -1;
  next[i] = x[i];
  for (int j = 0; j < n; j++) {
    int cell = i * n + j;
    relation[cell] = NONE;
    int there = of[j];
    if (!open_to[there]) continue;
    double a = s[j] * resisted[there] + (1 - s[j]) * unresisted[there] - status_quo, b = threat[there], to = x[j];
    own[cell] = a;
    other[cell] = b;
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
  find_places();
  linear_support();
  as_probability();
  for (int i = 0; i < n; i++) r[i] = 1;
  if (estimate_risk()) {
    curved_support();
    as_probability();
  }
  find_stakes();
  for (int a = 0; a < count; a++) most_salient[a] = 0;
  for (int i = 0; i < n; i++) most_salient[of[i]] = larger(most_salient[of[i]], s[i]);
  for (int i = 0; i < n; i++) {
    double status_quo = 2 - 4 * exp_of(-r[i] * LN2);
    look(i, status_quo);
    take_offer(i, status_quo);
  }
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
