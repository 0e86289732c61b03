import { exp, log } from './elementary.ts';

const ROOT_2PI = 2.5066282746310002;

/** The 95% point of the standard normal distribution: an interval of 90% leaves out 5% at each end. */
export const Z_95 = 1.6448536269514722;

/** Density of the standard normal distribution. */
export const normalDensity = (z: number): number => exp(-0.5 * z * z) / ROOT_2PI;

/**
 * Probability that a standard normal variable is at most z, to 15 digits.
 *
 * @see Hart et al. 1968, algorithm 5666, as given by West 2005, "Better approximations to cumulative normal functions"
 * @example normalProbability(1.96) // 0.9750021048517795
 */
export function normalProbability(z: number): number {
  const x = Math.abs(z);
  if (x > 37) return z > 0 ? 1 : 0;
  const tail = exp(-0.5 * x * x) * (x < 7.07106781186547 ? ratio(CENTRE, x) : fraction(x));
  return z > 0 ? 1 - tail : tail;
}

/** Polynomials of degree 7 above and below a fraction line, by coefficients from the highest power down. */
interface Rational {
  top: readonly number[];
  bottom: readonly number[];
}

/** By Horner's rule, written out: it stands in hot loops. */
const polynomial = (c: readonly number[], x: number): number =>
  ((((((c[0] * x + c[1]) * x + c[2]) * x + c[3]) * x + c[4]) * x + c[5]) * x + c[6]) * x + c[7];

const ratio = ({ top, bottom }: Rational, x: number): number => polynomial(top, x) / polynomial(bottom, x);

const CENTRE: Rational = {
  top: [
    0, 3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931,
    220.206867912376,
  ],
  bottom: [
    8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831,
    793.826512519948, 440.413735824752,
  ],
};

/** The continued fraction of the far tail. */
function fraction(x: number): number {
  let below = x + 0.65;
  for (let k = 4; k >= 1; k--) below = x + k / below;
  return 1 / below / ROOT_2PI;
}

/**
 * The number of which a standard normal variable is below with probability p, 0 < p < 1; to 15 digits.
 *
 * @see Wichura 1988, algorithm AS 241, PPND16
 * @example normalQuantile(0.975) // 1.959963984540054
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(MIDDLE, 0.180625 - q * q);
  const r = Math.sqrt(-log(q < 0 ? p : 1 - p));
  const z = r <= 5 ? ratio(TAIL, r - 1.6) : ratio(FAR_TAIL, r - 5);
  return q < 0 ? -z : z;
}

const MIDDLE: Rational = {
  top: [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
    133.14166789178438, 3.3871328727963665,
  ],
  bottom: [
    5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
    42.31333070160091, 1,
  ],
};

const TAIL: Rational = {
  top: [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  bottom: [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
};

const FAR_TAIL: Rational = {
  top: [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
    1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  bottom: [
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
    0.1369298809227358, 0.599832206555888, 1,
  ],
};
