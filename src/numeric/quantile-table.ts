import { exp, log, power } from './elementary.ts';

/**
 * A distribution as its quantile function, tabulated: cells between nodes, cubic Hermite
 * interpolation inside a cell, and a power law in end cells where the density vanishes.
 */
export interface QuantileTable {
  /** Cumulative probability at each node, ascending from 0 to 1. */
  readonly probability: Float64Array;
  /** The value at each node. */
  readonly value: Float64Array;
  /** d value / d probability at each node; unused where a power law holds. */
  readonly slope: Float64Array;
  /** First cell that may contain the probability g / GUIDE. */
  readonly guide: Uint8Array;
  /** Exponents of the power law in the first and last cell; 0 for plain interpolation. */
  readonly leftPower: number;
  readonly rightPower: number;
}

const CELLS = 64;
const GUIDE = 64;
/** Cells at either end in which the value is interpolated in a power of the probability. */
const NEAR_END = 6;

/** Nodes and weights of Gauss-Legendre quadrature of order 4 on [0, 1]. */
const GAUSS = [0.0694318442029737, 0.3300094782075719, 0.6699905217924281, 0.9305681557970263];
const WEIGHTS = [0.1739274225687269, 0.3260725774312731, 0.3260725774312731, 0.1739274225687269];
const ORDER = GAUSS.length;

/** The parameter t in [0, 1] of a distribution: at the nodes, and at the points of the quadrature in each cell. */
const NODES = Float64Array.from({ length: CELLS + 1 }, (_, node) => node / CELLS);
const POINTS = Float64Array.from(
  { length: CELLS * ORDER },
  (_, k) => (Math.floor(k / ORDER) + GAUSS[k % ORDER]) / CELLS,
);

/**
 * Tabulates a distribution from its unnormalised density over a parameter t in [0, 1].
 *
 * @param atPoints, atNodes the density of t at POINTS and NODES, not negative
 * @param value the value at each of NODES, ascending
 * @param valueSlope d value / d t at each of NODES
 */
function tabulate(
  atPoints: (point: number) => number,
  atNodes: (node: number) => number,
  value: Float64Array,
  valueSlope: (node: number) => number,
  leftPower: number,
  rightPower: number,
): QuantileTable {
  const probability = new Float64Array(CELLS + 1);
  for (let cell = 0; cell < CELLS; cell++) {
    let mass = 0;
    for (let k = 0; k < ORDER; k++) mass += WEIGHTS[k] * atPoints(cell * ORDER + k);
    probability[cell + 1] = probability[cell] + mass / CELLS;
  }
  const total = probability[CELLS];
  const slope = new Float64Array(CELLS + 1);
  for (let node = 0; node <= CELLS; node++) {
    probability[node] /= total;
    slope[node] = (valueSlope(node) * total) / atNodes(node);
  }
  const guide = new Uint8Array(GUIDE + 1);
  for (let g = 0, cell = 0; g <= GUIDE; g++) {
    while (cell < CELLS - 1 && probability[cell + 1] < g / GUIDE) cell++;
    guide[g] = cell;
  }
  return { probability, value, slope, guide, leftPower, rightPower };
}

/** The value of PERT on [0, 1] runs as x = t^2 (3 - 2t), in which its density is smooth at both ends. */
const pertValue = (t: number) => t * t * (3 - 2 * t);
const pertSlope = (t: number) => 6 * t * (1 - t);
const PERT_VALUES = NODES.map(pertValue);
const LOGS = [POINTS, NODES].map((ts) => ({
  slope: ts.map(pertSlope),
  x: ts.map((t) => (t > 0 ? log(pertValue(t)) : -1e300)),
  rest: ts.map((t) => (t < 1 ? log(pertValue(1 - t)) : -1e300)),
}));

/**
 * PERT on [0, 1] with its mode at `mode`: Beta(1 + 4 mode, 5 - 4 mode), mean (1 + 4 mode) / 6. Its density is
 * the fourth power of x^mode (1 - x)^(1 - mode).
 *
 * @param mode in [0, 1]
 * @see Malcolm, Roseboom, Clark & Fazar 1959
 */
export function pertTable(mode: number): QuantileTable {
  const [points, nodes] = LOGS.map(({ slope, x, rest }) => (k: number) => {
    const root = exp(mode * x[k] + (1 - mode) * rest[k]);
    return root * root * root * root * slope[k];
  });
  return tabulate(points, nodes, PERT_VALUES, (node) => LOGS[1].slope[node], 1 / (1 + 4 * mode), 1 / (5 - 4 * mode));
}

/** A normal distribution is cut off this many standard deviations from its mean. */
export const NORMAL_REACH = 6;

/**
 * A standard normal distribution truncated to [from, to], in standard deviations.
 *
 * @param from, to at most NORMAL_REACH away from 0 on either side, from < to
 */
export function normalTable(from: number, to: number): QuantileTable {
  const z = (t: number) => from + (to - from) * t;
  const density = (t: number) => exp(-0.5 * z(t) * z(t));
  return tabulate(
    (k) => density(POINTS[k]),
    (k) => density(NODES[k]),
    NODES.map(z),
    () => to - from,
    0,
    0,
  );
}

/** The value at probability u, 0 <= u < 1. */
export function quantile(table: QuantileTable, u: number): number {
  const { probability, value, slope } = table;
  let cell = table.guide[(u * GUIDE) | 0];
  while (cell < CELLS - 1 && probability[cell + 1] < u) cell++;
  const p0 = probability[cell];
  const p1 = probability[cell + 1];
  const x0 = value[cell];
  const x1 = value[cell + 1];
  if (cell === 0 && table.leftPower > 0) return x0 + (x1 - x0) * power(u / p1, table.leftPower);
  if (cell === CELLS - 1 && table.rightPower > 0) return x1 - (x1 - x0) * power((1 - u) / (1 - p0), table.rightPower);
  // In a far tail, where cells hold next to no probability, the cubic may leave its cell.
  if (cell < NEAR_END && table.leftPower > 0) {
    return Math.max(x0, Math.min(hermiteInPower(u, p0, p1, x0, x1, slope[cell], slope[cell + 1], table.leftPower), x1));
  }
  if (cell >= CELLS - NEAR_END && table.rightPower > 0) {
    const [q, q0, q1] = [1 - u, 1 - p0, 1 - p1];
    return Math.max(
      x0,
      Math.min(hermiteInPower(q, q0, q1, x0, x1, -slope[cell], -slope[cell + 1], table.rightPower), x1),
    );
  }
  return Math.max(x0, Math.min(hermite(u, p0, p1, x0, x1, slope[cell], slope[cell + 1]), x1));
}

/** The cubic through both ends of a cell with its slopes there. */
function hermite(u: number, p0: number, p1: number, x0: number, x1: number, slope0: number, slope1: number): number {
  const h = p1 - p0;
  const t = (u - p0) / h;
  const s = 1 - t;
  return s * s * ((1 + 2 * t) * x0 + t * h * slope0) + t * t * ((1 + 2 * s) * x1 - s * h * slope1);
}

/** The same in v = u^a, in which the value is nearly straight where the density vanishes: d value / d v = slope u / (a v). */
function hermiteInPower(
  u: number,
  p0: number,
  p1: number,
  x0: number,
  x1: number,
  slope0: number,
  slope1: number,
  a: number,
): number {
  const v0 = power(p0, a);
  const v1 = power(p1, a);
  return hermite(power(u, a), v0, v1, x0, x1, (slope0 * p0) / (a * v0), (slope1 * p1) / (a * v1));
}
