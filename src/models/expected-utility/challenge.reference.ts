import type { ChallengeSettings } from './challenge.ts';

/** One issue: positions, saliences, weights and the range at the start. */
export interface ReferenceActors {
  x: Float64Array;
  s: Float64Array;
  w: Float64Array;
  range: number;
}

/**
 * The equations of the challenge model as they are written, every sum in full, for tests and benchmarks to compare with.
 *
 * @returns risk exponents, and the two expected utilities of every pair in the eyes of the first
 */
export function referenceChallenge({ x, s, w, range }: ReferenceActors, settings: ChallengeSettings) {
  const n = x.length;
  const v = (k: number, a: number, b: number, r: number[]) =>
    w[k] * ((Math.abs(x[k] - b) / range) ** r[k] - (Math.abs(x[k] - a) / range) ** r[k]);
  const expected = (r: number[]) => {
    let all = 0;
    for (const a of x) for (const b of x) for (let k = 0; k < n; k++) all += Math.abs(v(k, a, b, r));
    const P = (i: number, j: number) => {
      if (x[i] === x[j]) return 0;
      let support = 0;
      let both = 0;
      for (let k = 0; k < n; k++) {
        support += Math.max(0, v(k, x[i], x[j], r));
        both += Math.abs(v(k, x[i], x[j], r));
      }
      return support / (settings.denominator === 'scholz' ? all : both);
    };
    return (h: number, i: number, j: number) => {
      const d = Math.abs(x[i] - x[j]) / (2 * range);
      const success = 2 - 4 * (0.5 - d) ** r[h];
      const failure = 2 - 4 * (0.5 + d) ** r[h];
      const p = P(i, j);
      const contest = s[j] * (p * success + (1 - p) * failure) + (1 - s[j]) * success;
      return contest - settings.q * (2 - 4 * 0.5 ** r[h]);
    };
  };
  const ones = new Array<number>(n).fill(1);
  const first = expected(ones);
  const danger = ones.map((_, i) => ones.reduce((sum, _one, j) => (j === i ? sum : sum + first(i, j, i)), 0));
  const [most, least] = [Math.max(...danger), Math.min(...danger)];
  const flat = settings.risk === 'neutral' || most - least <= 1e-12;
  const r = danger.map((value) => {
    const safety = flat ? 0 : (2 * value - most - least) / (most - least);
    return (1 - safety / 3) / (1 + safety / 3);
  });
  const eu = expected(r);
  return { r, own: (i: number, j: number) => eu(i, i, j), other: (i: number, j: number) => eu(i, j, i) };
}
