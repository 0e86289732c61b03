import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MS_A_DAY } from '../../numeric/days.ts';
import { brier } from './brier.ts';
import { claimScore } from './claim-score.ts';
import { standingAt } from './over-time.ts';
import { peerScores } from './peers.ts';
import { pooledCrps } from './pooled-crps.ts';
import { type Quantiles, quantileCrps } from './quantile-crps.ts';
import { claim, said, someClaims } from './resolved.test-claims.ts';
import type { ResolvedClaim } from './resolved-claim.ts';

const by = (claimant: string, claimantKind: ResolvedClaim['claimantKind'] = 'person') => ({ claimant, claimantKind });

describe('the score of the others', () => {
  test('by hand: 0.2, 0.4 and 0.9, and it was so', () => {
    const claims = [said('a', 0.2, 1, by('Ann')), said('b', 0.4, 1, by('Ben')), said('c', 0.9, 1, by('Cem'))];
    const scores = peerScores(claims);
    expect(scores[0]).toBeCloseTo(0.35 ** 2, 15);
    expect(scores[1]).toBeCloseTo(0.45 ** 2, 15);
    expect(scores[2]).toBeCloseTo(0.7 ** 2, 15);
  });

  test('is that of models alone, where these are asked for, and a model is not its own reference', () => {
    const claims = [said('a', 0.2, 1, by('Ann')), said('b', 0.4, 1, by('nash', 'model'))];
    const scores = peerScores(claims, ({ claimantKind }) => claimantKind === 'model');
    expect(scores[0]).toBeCloseTo(0.36, 15);
    expect(scores[1]).toBeNaN();
  });

  test('takes what each had said by the close, not what they said later', () => {
    const forecasts = [
      { at: 2 * MS_A_DAY, probability: 0.5 },
      { at: 8 * MS_A_DAY, probability: 1 },
    ];
    const late = claim({ id: 'b', forecasts, ...by('Ben') });
    const early = said('a', 0.2, 1, { ...by('Ann'), closes: 5 * MS_A_DAY });
    const first = said('c', 0.2, 1, { ...by('Cem'), closes: MS_A_DAY });
    expect([...peerScores([early, late])]).toEqual([0.25, brier(0.2, 1)]);
    expect(peerScores([first, late])[0]).toBeNaN();
  });

  test('counts a claimant once, with what they said last', () => {
    const claims = [
      said('a', 0.2, 1, by('Ann')),
      said('b', 0.4, 1, by('Ben')),
      claim({ id: 'c', forecasts: [{ at: MS_A_DAY, probability: 0.6 }], ...by('Ben') }),
    ];
    expect(peerScores(claims)[0]).toBeCloseTo(0.16, 15);
  });

  test('of others who were all certain and right is exactly 0', () => {
    const claims = [0.1, 0.7, 1, 1, 1].map((p, k) => said(`${k}`, p, 1, by(`${k}`)));
    expect(peerScores(claims.slice(1))[0]).toBe(0);
    const moved = claim({ id: 'x', ...by('X'), closes: 20 * MS_A_DAY });
    moved.forecasts = [0.1, 0.7, 0.3, 1].map((p, k) => ({ at: k * MS_A_DAY, probability: p }));
    expect(peerScores([said('a', 0.3, 1, by('Ann')), moved])[0]).toBe(0);
  });

  test('is what asking everyone afresh gives, of every kind', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(60), fc.constantFrom('yes-no', 'one-of', 'number', 'date'), (seed, count, kind) => {
        const all = someClaims(seed, count);
        const claims = all.filter((c) => c.kind === kind).map((c, _, same) => ({ ...c, outcome: same[0].outcome }));
        const scores = peerScores(claims);
        claims.forEach((own, c) => {
          const expected = askedAfresh(claims, own);
          if (Number.isNaN(expected)) expect(scores[c]).toBeNaN();
          else expect(Math.abs(scores[c] - expected) / Math.max(1, expected)).toBeLessThan(1e-9);
        });
      }),
    );
  });
});

/** The score of the mean of the others' forecasts; their distribution functions averaged day by day. */
function askedAfresh(claims: readonly ResolvedClaim[], own: ResolvedClaim): number {
  const last = new Map<string, ResolvedClaim['forecasts'][number]>();
  for (const { claimant, forecasts } of claims) {
    const forecast = forecasts[standingAt(forecasts, own.closes)];
    if (!forecast || claimant === own.claimant) continue;
    if (forecast.at >= (last.get(claimant)?.at ?? 0)) last.set(claimant, forecast);
  }
  const others = [...last.values()];
  if (others.length === 0) return NaN;
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  if (own.kind === 'yes-no') return brier(mean(others.map(({ probability }) => probability as number)), own.outcome);
  if (own.kind === 'one-of') {
    const probabilities = [0, 1, 2].map((k) => mean(others.map((forecast) => forecast.probabilities?.[k] as number)));
    return claimScore(own, { at: 0, probabilities });
  }
  // CRPS of a linear pool: the mean score less the mean squared distance of its members from it.
  const all = others.map(({ quantiles }) => quantiles as Quantiles);
  const score = mean(all.map((quantiles) => claimScore(own, { at: 0, quantiles })));
  const limit = own.kind === 'date' ? (own.deadline as number) : Infinity;
  const unit = own.kind === 'date' ? MS_A_DAY : 1;
  const knots = [...new Set([...all.flat().map(([, x]) => Math.min(x, limit)), limit])].sort((a, b) => a - b);
  let spread = 0;
  for (let k = 0; k + 1 < knots.length && knots[k + 1] < Infinity; k++) {
    // Squares of straight pieces: Simpson's rule is exact.
    const [x0, x1] = [knots[k], knots[k + 1]];
    const at = (x: number) => {
      const f = all.map((quantiles) => inside(quantiles, x, (x0 + x1) / 2));
      return mean(f.map((value) => (value - mean(f)) ** 2));
    };
    spread += ((at(x0) + 4 * at((x0 + x1) / 2) + at(x1)) * (x1 - x0)) / 6;
  }
  return score - spread / unit;
}

/** A distribution function at x, continued from the side on which `near` lies. */
function inside(quantiles: Quantiles, x: number, near: number): number {
  const k = quantiles.findLastIndex(([, value]) => value < near);
  if (k < 0) return 0;
  if (k === quantiles.length - 1) return 1;
  const [[f0, x0], [f1, x1]] = [quantiles[k], quantiles[k + 1]];
  return f0 + ((f1 - f0) * (x - x0)) / (x1 - x0);
}

describe('a pool of quantiles', () => {
  const one: Quantiles = [
    [0.1, 0],
    [0.5, 3],
    [0.9, 10],
  ];

  test('of one member, or of equal ones, is that member', () => {
    for (const y of [-5, 0, 2, 3, 12]) {
      expect(pooledCrps([one])(undefined, y)).toBeCloseTo(quantileCrps(one, y), 14);
      expect(pooledCrps([one, one, one])(one, y, 6)).toBeCloseTo(quantileCrps(one, y, 6), 14);
    }
  });

  test('by hand: two points, 0 and 2, and 1 came out', () => {
    // F is 1/2 from 0 to 2: (1/2)^2 over two.
    expect(pooledCrps([[[0.5, 0]], [[0.5, 2]]])(undefined, 1)).toBe(0.5);
  });
});
