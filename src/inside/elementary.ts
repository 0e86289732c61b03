/**
 * exp, log and power from additions, multiplications and divisions alone. JavaScript leaves the last
 * digits of Math.exp, Math.log and Math.pow to the engine, and engines differ; these give the same bits
 * in every one, so that a forecast made in a browser is the forecast made on a server.
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

/** Taylor's series of e^r, |r| <= ln 2 / 2: 1 / n!; the first term left out is below 1e-17. */
const EXP = new Float64Array(14).fill(1);
for (let n = 1; n < EXP.length; n++) EXP[n] = EXP[n - 1] / n;

/** log m = 2 artanh s, |s| <= 0.172: coefficients of s^2 in artanh s / s; the first term left out is below 1e-17. */
const ARTANH = Float64Array.from({ length: 11 }, (_, n) => 1 / (2 * n + 1));

/** 2^k for whole k from -1022 to 1023. */
function powerOfTwo(k: number): number {
  words[HIGH] = (k + 1023) << 20;
  words[1 - HIGH] = 0;
  return double[0];
}

/** e to the x, to about one unit in the last place; 0 below -708. */
export function exp(x: number): number {
  if (x < -708) return 0;
  if (x > 709) return Infinity;
  const k = Math.floor(x / Math.LN2 + 0.5);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  let sum = 0;
  for (let n = EXP.length - 1; n >= 0; n--) sum = EXP[n] + r * sum;
  return sum * powerOfTwo(k);
}

/** Natural logarithm of x > 0, to about one unit in the last place. */
export function log(x: number): number {
  let shift = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 2 ** 54;
    shift = -54;
  }
  double[0] = x;
  let k = (words[HIGH] >>> 20) - 1023;
  words[HIGH] = (words[HIGH] & 0xfffff) | 0x3ff00000;
  let m = double[0];
  if (m > Math.SQRT2) {
    m /= 2;
    k++;
  }
  const s = (m - 1) / (m + 1);
  const s2 = s * s;
  let sum = 0;
  for (let n = ARTANH.length - 1; n >= 0; n--) sum = ARTANH[n] + s2 * sum;
  k += shift;
  return k * LN2_HIGH + (2 * s * sum + k * LN2_LOW);
}

/** x to the y for x >= 0: exp(y log x), exact at x = 0 and x = 1. */
export function power(x: number, y: number): number {
  if (x === 0) return y === 0 ? 1 : 0;
  return x === 1 ? 1 : exp(y * log(x));
}
