/**
 * exp, log and power from additions, multiplications and divisions alone. JavaScript leaves the last
 * digits of Math.exp, Math.log and Math.pow to the engine, and engines differ; these give the same bits
 * in every one, so that a forecast made in a browser is the forecast made on a server.
 *
 * A table brings the argument so near to 0 that a few terms of Taylor's series are enough (Tang 1989).
 */

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);
/** Which half of the words holds sign and exponent: the second on every common machine. */
const HIGH = (() => {
  double[0] = 1;
  return words[1] === 0x3ff00000 ? 1 : 0;
})();

/** ln 2 in two parts: the first has zeros at its end, so that its small multiples are exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

/** 2^k at k + 1023, for k from -1023 to 1023. */
const POWERS = new Float64Array(2047);
for (let k = 0, power = 2 ** -1023; k < POWERS.length; k++, power *= 2) POWERS[k] = power;

/** Steps from one power of 2 to the next. */
const STEPS = 64;
const STEPS_PER_E = STEPS / Math.LN2;
/** 2^(j / STEPS), by Taylor's series of e^r, r < ln 2. */
const ROOTS = Float64Array.from({ length: STEPS }, (_, j) => {
  const r = (j / STEPS) * Math.LN2;
  let sum = 1;
  for (let n = 22; n >= 1; n--) sum = 1 + (r / n) * sum;
  return sum;
});

/** e to the x, to about one unit in the last place; 0 below -708. */
export function exp(x: number): number {
  if (x < -708) return 0;
  if (x > 709) return Infinity;
  const k = Math.floor(x * STEPS_PER_E + 0.5);
  // |r| <= ln 2 / 128: the first term left out is below 1e-17.
  const r = x - k * (LN2_HIGH / STEPS) - k * (LN2_LOW / STEPS);
  const above1 = r + r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))));
  const root = ROOTS[k & (STEPS - 1)];
  return (root + root * above1) * POWERS[(k >> 6) + 1023];
}

/** Cells of the interval [1, 2), and the logarithm of each one's middle, less ln 2 in those nearer to 2. */
const CELLS = 128;
const FIRST_HALVED = 53;
const LOGS = Float64Array.from({ length: CELLS }, (_, j) => {
  const c = (1 + (j + 0.5) / CELLS) / (j < FIRST_HALVED ? 1 : 2);
  const s = (c - 1) / (c + 1);
  let sum = 0;
  for (let n = 10; n >= 0; n--) sum = 1 / (2 * n + 1) + s * s * sum;
  return 2 * s * sum;
});

/** Natural logarithm of x > 0, to about one unit in the last place. */
export function log(x: number): number {
  if (Math.abs(x - 1) < 1 / 64) {
    const s = (x - 1) / (x + 1);
    const s2 = s * s;
    return 2 * s + 2 * s * s2 * (1 / 3 + s2 * (1 / 5 + s2 * (1 / 7 + s2 * (1 / 9))));
  }
  let shift = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 2 ** 54;
    shift = -54;
  }
  double[0] = x;
  const high = words[HIGH];
  let k = (high >>> 20) - 1023;
  const m = x * POWERS[1023 - k];
  const cell = (high >>> 13) & (CELLS - 1);
  // log m = log c + 2 artanh s, |s| < 1 / 512, c the middle of the cell.
  const c = 1 + (cell + 0.5) / CELLS;
  const s = (m - c) / (m + c);
  const s2 = s * s;
  k += cell < FIRST_HALVED ? shift : shift + 1;
  return k * LN2_HIGH + (LOGS[cell] + (2 * s + (2 * s * s2 * (1 / 3 + s2 * (1 / 5)) + k * LN2_LOW)));
}

/** x to the y for x >= 0: exp(y log x), exact at x = 0 and x = 1. */
export function power(x: number, y: number): number {
  if (x === 0) return y === 0 ? 1 : 0;
  return x === 1 ? 1 : exp(y * log(x));
}
