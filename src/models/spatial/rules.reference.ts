import type { SpatialOptions } from './options.ts';

/* The rules of the spatial model as they are written, for `spatial-reference.ts`. */

export const indices = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
export const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

/** sqrt( sum (s d)^2 / sum s^2 ) */
export function referenceDistance(s: number[], a: number[], b: number[]): number {
  const squares = s.map((salience, d) => (salience * (a[d] - b[d])) ** 2);
  return Math.sqrt(sum(squares) / sum(s.map((salience) => salience ** 2)));
}

/** (1 - D)(1 + rho D) */
export const referenceUtility = (distance: number, rho: number) => (1 - distance) * (1 + rho * distance);

export function referenceVote(rule: SpatialOptions['VotingRule'], w: number, du: number): number {
  const binary = Math.abs(du) < 1e-12 ? 0 : Math.min(1, Math.max(-1, du / 1e-8));
  switch (rule) {
    case 'Binary':
      return w * binary;
    case 'PropBin':
      return w * (0.8 * du + 0.2 * binary);
    case 'Proportional':
      return w * du;
    case 'PropCbc':
      return w * (0.5 * du + 0.5 * du ** 3);
    case 'Cubic':
      return w * du ** 3;
    case 'ASymProsp':
      return du < 0 ? w * du : (2 / 3) * w * du;
  }
}

/**
 * c_ij of options, from utilities u[k][i] of option i to actor k. Against a status quo, option 0, what an option takes
 * away counts as a loss for those who stay with it.
 */
export function referenceCoalitions(
  rule: SpatialOptions['VotingRule'],
  w: number[],
  u: number[][],
  statusQuo: boolean,
): number[][] {
  const options = indices(u[0].length);
  const vote = (k: number, i: number, j: number) =>
    statusQuo && i === 0 ? -referenceVote(rule, w[k], u[k][j] - u[k][i]) : referenceVote(rule, w[k], u[k][i] - u[k][j]);
  // Two options whose utilities differ by no more than rounding are the same.
  const same = (i: number, j: number) => sum(w.map((c, k) => c * Math.abs(u[k][i] - u[k][j]))) < 1e-9 * sum(w);
  return options.map((i) =>
    options.map((j) => (i === j || same(i, j) ? 1e-8 : 1e-8 + sum(w.map((_, k) => Math.max(0, vote(k, i, j)))))),
  );
}

/** p_ij of two coalitions. */
export function referenceVictory(model: SpatialOptions['VictoryProbModel'], mine: number, theirs: number): number {
  if (model === 'Binary') {
    const least = 1e-6 / (1 + 1e-6);
    const share = ((mine / (mine + theirs)) * 2.1 - 1) / 0.1;
    return Math.min(1 - least, Math.max(least, share));
  }
  const m = { Linear: 1, Square: 2, Quartic: 4, Octic: 8 }[model];
  return mine ** m / (mine ** m + theirs ** m);
}

/** The probability of each option, from the coalitions. */
export function referenceElection(options: SpatialOptions, c: number[][]): number[] {
  const all = indices(c.length);
  const p = all.map((i) =>
    all.map((j) => (i === j ? 0.5 : referenceVictory(options.VictoryProbModel, c[i][j], c[j][i]))),
  );
  if (options.PCEModel === 'Conditional') {
    const beatsAll = all.map((i) => p[i].reduce((product, value) => product * value, 1));
    return beatsAll.map((value) => value / sum(beatsAll));
  }
  const incentive = all.map((i) => all.map((j) => c[i][j] * p[i][j] + (i === j ? 1e-10 : 0)));
  const challenges = all.map((i) =>
    all.map((j) =>
      options.PCEModel === 'MarkovUniform' ? 1 / all.length : incentive[i][j] / sum(all.map((k) => incentive[k][j])),
    ),
  );
  let now = all.map(() => 1 / all.length);
  for (let iteration = 0; iteration < 1000; iteration++) {
    const next = all.map((i) => sum(all.map((j) => p[i][j] * (now[i] * challenges[j][i] + now[j] * challenges[i][j]))));
    const change = Math.max(...all.map((i) => Math.abs(next[i] - now[i])));
    now = all.map((i) => (now[i] + next[i]) / 2);
    if (change <= 1e-8) break;
  }
  return now;
}

/** Risk attitudes from the probabilities; neutral where all are equal. */
export function referenceRisk(range: SpatialOptions['BigRRange'], p: number[]): number[] {
  const [least, most] = [Math.min(...p), Math.max(...p)];
  if (most - least <= 1e-12) return p.map(() => 0);
  return p.map((value) => {
    if (range === 'Min') return (value - least) / (most - least);
    if (range === 'Mid') return (3 * value - (most + 2 * least)) / (2 * (most - least));
    return (2 * value - (most + least)) / (most - least);
  });
}

/** h's view of i's risk attitude. */
export function referenceView(adjust: SpatialOptions['BigRAdjust'], own: number, other: number): number {
  switch (adjust) {
    case 'No':
      return own;
    case 'OneThird':
      return (2 * own + other) / 3;
    case 'Half':
      return (own + other) / 2;
    case 'TwoThirds':
      return (own + 2 * other) / 3;
    case 'Full':
      return other;
  }
}

const round4 = (value: number) => Math.floor(value * 10000 + 0.5) / 10000;

/** What both adopt if i and j bargain and i's probability to win is p. */
export function referenceBargain(
  rule: SpatialOptions['InterVecBrgn'],
  [xi, si]: [number[], number[]],
  [xj, sj]: [number[], number[]],
  p: number,
): [number[], number[]] {
  const e = 1e-6;
  const pairs = xi.map((_, d): [number, number] => {
    if (rule === 'S2PMax') {
      const share = (given: number, mine: number, theirs: number) =>
        (given * theirs ** 2) / (given * theirs ** 2 + e + (1 - given) * mine ** 2);
      const toJ = share(Math.max(0, 1 - 2 * p), si[d], sj[d]);
      const toI = share(Math.max(0, 2 * p - 1), sj[d], si[d]);
      return [xi[d] + toJ * (xj[d] - xi[d]), xj[d] + toI * (xi[d] - xj[d])];
    }
    const power = rule === 'S1P1' ? 1 : 2;
    const wi = si[d] ** power * p ** power;
    const wj = sj[d] ** power * (1 - p) ** power;
    const all = wi + e + wj;
    const between = (value: number) =>
      Math.min(Math.max(xi[d], xj[d]), Math.max(Math.min(xi[d], xj[d]), round4(value)));
    return [between(((wi + e) * xi[d] + wj * xj[d]) / all), between((wi * xi[d] + (e + wj) * xj[d]) / all)];
  });
  return [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
}
