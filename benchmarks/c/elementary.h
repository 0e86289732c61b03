/* exp and log as in src/numeric/elementary.ts: the same bits. Call `begin_elementary` first. */
#include <math.h>
#include <stdint.h>

#define LN2 0.6931471805599453
#define LN2_HIGH 0.6931471803691238
#define LN2_LOW 1.9082149292705877e-10
#define STEPS 64
#define CELLS 128
#define FIRST_HALVED 53

static double powers[2047], roots[STEPS], logs[CELLS];

static void begin_elementary(void) {
  for (int k = 0; k < 2047; k++) powers[k] = ldexp(1, k - 1023);
  for (int j = 0; j < STEPS; j++) {
    double r = ((double)j / STEPS) * LN2, sum = 1;
    for (int n = 22; n >= 1; n--) sum = 1 + (r / n) * sum;
    roots[j] = sum;
  }
  for (int j = 0; j < CELLS; j++) {
    double c = (1 + (j + 0.5) / CELLS) / (j < FIRST_HALVED ? 1 : 2);
    double s = (c - 1) / (c + 1), sum = 0;
    for (int n = 10; n >= 0; n--) sum = 1.0 / (2 * n + 1) + s * s * sum;
    logs[j] = 2 * s * sum;
  }
}

static inline double exp_of(double x) {
  if (x < -708) return 0;
  if (x > 709) return INFINITY;
  double k = floor(x * (STEPS / LN2) + 0.5);
  double r = x - k * (LN2_HIGH / STEPS) - k * (LN2_LOW / STEPS);
  double above1 = r + r * r * (1.0 / 2 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120))));
  int whole = (int)k;
  double root = roots[whole & (STEPS - 1)];
  return (root + root * above1) * powers[(whole >> 6) + 1023];
}

static inline double log_of(double x) {
  if (fabs(x - 1) < 1.0 / 64) {
    double s = (x - 1) / (x + 1), s2 = s * s;
    return 2 * s + 2 * s * s2 * (1.0 / 3 + s2 * (1.0 / 5 + s2 * (1.0 / 7 + s2 * (1.0 / 9))));
  }
  int shift = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984.0; /* 2^54 */
    shift = -54;
  }
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  uint32_t high = (uint32_t)(bits >> 32);
  int k = (int)(high >> 20) - 1023;
  double m = x * powers[1023 - k];
  int cell = (high >> 13) & (CELLS - 1);
  double c = 1 + (cell + 0.5) / CELLS;
  double s = (m - c) / (m + c), s2 = s * s;
  k += cell < FIRST_HALVED ? shift : shift + 1;
  return k * LN2_HIGH + (logs[cell] + (2 * s + (2 * s * s2 * (1.0 / 3 + s2 * (1.0 / 5)) + k * LN2_LOW)));
}
