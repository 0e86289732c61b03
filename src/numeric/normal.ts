import { exp, log } from './elementary.ts';

const ROOT_2PI = 2.5066282746310002;

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
  const tail = exp(-0.5 * x * x) * (x < 7.07106781186547 ? rational(x) : fraction(x));
  return z > 0 ? 1 - tail : tail;
}

function rational(x: number): number {
  let top = 3.52624965998911e-2 * x + 0.700383064443688;
  top = top * x + 6.37396220353165;
  top = top * x + 33.912866078383;
  top = top * x + 112.079291497871;
  top = top * x + 221.213596169931;
  top = top * x + 220.206867912376;
  let bottom = 8.83883476483184e-2 * x + 1.75566716318264;
  bottom = bottom * x + 16.064177579207;
  bottom = bottom * x + 86.7807322029461;
  bottom = bottom * x + 296.564248779674;
  bottom = bottom * x + 637.333633378831;
  bottom = bottom * x + 793.826512519948;
  bottom = bottom * x + 440.413735824752;
  return top / bottom;
}

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
  if (Math.abs(q) <= 0.425) return q * middle(0.180625 - q * q);
  const r = Math.sqrt(-log(q < 0 ? p : 1 - p));
  const z = r <= 5 ? tail(r - 1.6) : farTail(r - 5);
  return q < 0 ? -z : z;
}

function middle(r: number): number {
  let top = 2509.0809287301227 * r + 33430.57558358813;
  top = top * r + 67265.7709270087;
  top = top * r + 45921.95393154987;
  top = top * r + 13731.69376550946;
  top = top * r + 1971.5909503065513;
  top = top * r + 133.14166789178438;
  top = top * r + 3.3871328727963665;
  let bottom = 5226.495278852546 * r + 28729.085735721943;
  bottom = bottom * r + 39307.89580009271;
  bottom = bottom * r + 21213.794301586597;
  bottom = bottom * r + 5394.196021424751;
  bottom = bottom * r + 687.1870074920579;
  bottom = bottom * r + 42.31333070160091;
  bottom = bottom * r + 1;
  return top / bottom;
}

function tail(r: number): number {
  let top = 0.0007745450142783414 * r + 0.022723844989269184;
  top = top * r + 0.2417807251774506;
  top = top * r + 1.2704582524523684;
  top = top * r + 3.6478483247632045;
  top = top * r + 5.769497221460691;
  top = top * r + 4.630337846156546;
  top = top * r + 1.4234371107496835;
  let bottom = 1.0507500716444169e-9 * r + 0.0005475938084995345;
  bottom = bottom * r + 0.015198666563616457;
  bottom = bottom * r + 0.14810397642748008;
  bottom = bottom * r + 0.6897673349851;
  bottom = bottom * r + 1.6763848301838038;
  bottom = bottom * r + 2.053191626637759;
  bottom = bottom * r + 1;
  return top / bottom;
}

function farTail(r: number): number {
  let top = 2.0103343992922881e-7 * r + 2.7115555687434876e-5;
  top = top * r + 0.0012426609473880784;
  top = top * r + 0.026532189526576124;
  top = top * r + 0.29656057182850487;
  top = top * r + 1.7848265399172913;
  top = top * r + 5.463784911164114;
  top = top * r + 6.657904643501103;
  let bottom = 2.0442631033899397e-15 * r + 1.421511758316446e-7;
  bottom = bottom * r + 1.8463183175100548e-5;
  bottom = bottom * r + 0.0007868691311456133;
  bottom = bottom * r + 0.014875361290850615;
  bottom = bottom * r + 0.1369298809227358;
  bottom = bottom * r + 0.599832206555888;
  bottom = bottom * r + 1;
  return top / bottom;
}
