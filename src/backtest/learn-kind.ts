import { type Basis, normalOf, pointsOf, type WeightedPoints } from '../calibration/basis.ts';
import type { Component, OutcomeDistribution } from '../calibration/calibration.ts';
import {
  type CensoredNormal,
  distanceToItself,
  distanceToPoint,
  distanceToPoints,
  distanceToUniform,
} from '../calibration/censored-normal.ts';
import { uniformToPoint } from '../calibration/mixture.ts';
import { nelderMead } from '../numeric/nelder-mead.ts';
import { type PoolTerms, pooledScore, poolWeights } from '../numeric/pool-weights.ts';
import { rounded } from './rounded.ts';

/** One issue of a resolved case. */
export interface ResolvedIssue {
  /** Issues of one group are left out and resampled together. */
  group: string;
  basis: Basis;
  /** What it came to, on its scale. */
  outcome: number;
}

/** The parts of a calibration besides the normal one. */
export type Form = readonly Exclude<Component, 'normal'>[];

/** Parameters of the normal part. */
type Centre = Omit<OutcomeDistribution, 'weights'>;

/** What was fitted: the parameters, without the numbers of cases. */
export type Fitted = Centre & { form: Form; weights: Float64Array };

/** What was fitted as the distribution that forecasts draw from. */
export const distributionOf = ({
  form,
  weights,
  towardsExchange,
  base,
  perDeviation,
}: Fitted): OutcomeDistribution => ({
  towardsExchange: rounded(towardsExchange),
  base: rounded(base),
  perDeviation: rounded(perDeviation),
  weights: {
    normal: rounded(weights[0]),
    ...Object.fromEntries(form.map((part, k) => [part, rounded(weights[k + 1])])),
  },
});

/**
 * How strongly the weights are pulled towards the normal part, in shares of the scale: a hundredth of a weight costs next
 * to nothing, a half 0.3 points.
 */
const RIDGE = 0.01;

/** What a kind with few cases is pulled towards: what other kinds teach, in the same form. */
export interface Pull {
  towards: Fitted;
  /** How strongly: this, over the number of the kind's own groups, is added to the ridge. */
  strength: number;
}

/** A step of one of `SIZES` costs as much as a tenth of a weight. */
const CENTRE_PULL = 0.01;

const START: Centre = { towardsExchange: 0.5, base: 0.05, perDeviation: 0.5 };
const SIZES = [0.2, 0.03, 0.2];
const LEAST_BASE = 0.005;

/**
 * Fits a calibration to resolved issues: the weights and the normal part's three parameters with the least mean CRPS in
 * shares of the scale. For given parameters the score is a quadratic in the weights, so that only three are searched for.
 *
 * @returns fits to the issues with some indices; from what was fitted to nearly the same issues it is found sooner, and with a pull
 * it stays near what other kinds teach
 */
export function fitter(
  issues: readonly ResolvedIssue[],
  form: Form,
): (which: readonly number[], near?: Centre, pull?: Pull) => Fitted {
  const fixed = issues.map((issue) => fixedTerms(issue, form));
  const n = form.length + 1;
  const normalAlone = Float64Array.from({ length: n }, (_, k) => (k === 0 ? 1 : 0));

  /** Mean terms of some of the issues under a centre. */
  const meanTerms = (which: readonly number[], centre: Centre): PoolTerms => {
    const sum: PoolTerms = { error: new Float64Array(n), apart: new Float64Array(n * n) };
    for (const i of which) addTerms(issues[i], fixed[i], centre, sum, 1 / which.length);
    return sum;
  };

  return (which, near, pull) => {
    // A ridge towards the normal part and a pull towards what other kinds teach are one ridge, towards a point between both.
    const own = new Set(which.map((i) => issues[i].group)).size;
    const drawn = pull ? pull.strength / own : 0;
    const strength = RIDGE + drawn;
    const prior = normalAlone.map((x, k) => (RIDGE * x + drawn * (pull?.towards.weights[k] ?? 0)) / strength);
    const away = (x: number[]): number => {
      if (!pull) return 0;
      const { towardsExchange, base, perDeviation } = pull.towards;
      const steps = [towardsExchange, base, perDeviation].map((at, k) => (x[k] - at) / SIZES[k]);
      return drawn * CENTRE_PULL * steps.reduce((sum, step) => sum + step * step, 0);
    };
    const centreOf = ([towardsExchange, base, perDeviation]: number[]): Centre => ({
      towardsExchange,
      base,
      perDeviation,
    });
    const score = (x: number[]) => {
      const centre = centreOf(x);
      const { towardsExchange, base, perDeviation } = centre;
      if (base < LEAST_BASE || base > 1 || perDeviation < 0 || perDeviation > 3) return Infinity;
      if (towardsExchange < -0.5 || towardsExchange > 1.5) return Infinity;
      const terms = meanTerms(which, centre);
      const weights = poolWeights(terms, { strength, prior });
      return pooledScore(weights, terms) + strength * weights.reduce((s, w, k) => s + (w - prior[k]) ** 2, 0) + away(x);
    };
    const from = near ?? START;
    const start = [from.towardsExchange, from.base, from.perDeviation];
    const sizes = near ? SIZES.map((size) => size / 8) : SIZES;
    const { at } = nelderMead(score, start, sizes, { step: 0.005, evaluations: 90 });
    const centre = centreOf(at);
    return { ...centre, form, weights: poolWeights(meanTerms(which, centre), { strength, prior }) };
  };
}

/** What of the terms of an issue does not depend on the parameters. */
interface FixedTerms extends PoolTerms {
  /** Points of each part; undefined for the uniform one and for parts that the issue does not have, which count as normal. */
  points: (WeightedPoints | 'uniform' | undefined)[];
}

function fixedTerms({ basis, outcome }: ResolvedIssue, form: Form): FixedTerms {
  const n = form.length + 1;
  const { low, high } = basis;
  const range = high - low;
  const points = form.map((part) => (part === 'uniform' ? ('uniform' as const) : pointsOf(part, basis)));
  const error = new Float64Array(n);
  const apart = new Float64Array(n * n);
  const distance = (part: WeightedPoints, to: (x: number) => number) => {
    let sum = 0;
    for (let k = 0; k < part.at.length; k++) sum += part.weight[k] * to(part.at[k]);
    return sum / range;
  };
  points.forEach((a, k) => {
    if (a === undefined) return;
    error[k + 1] = a === 'uniform' ? uniformToPoint(basis, outcome) / range : distance(a, (x) => Math.abs(x - outcome));
    for (let l = 0; l <= k; l++) {
      const b = points[l];
      if (b === undefined) continue;
      let value = 1 / 3;
      if (a !== 'uniform' && b !== 'uniform') {
        value = distance(a, (x) => distance(b, (y) => Math.abs(x - y)) * range);
      } else if (a !== 'uniform') value = distance(a, (x) => uniformToPoint(basis, x));
      else if (b !== 'uniform') value = distance(b, (x) => uniformToPoint(basis, x));
      apart[(k + 1) * n + l + 1] = value;
      apart[(l + 1) * n + k + 1] = value;
    }
  });
  return { points, error, apart };
}

/** Adds `share` of an issue's terms to a sum. */
function addTerms({ basis, outcome }: ResolvedIssue, fixed: FixedTerms, centre: Centre, sum: PoolTerms, share: number) {
  const n = fixed.error.length;
  const normal = normalOf(centre, basis);
  const range = basis.high - basis.low;
  const own = distanceToPoint(normal, outcome) / range;
  const itself = distanceToItself(normal) / range;
  const isNormal = (k: number) => k === 0 || fixed.points[k - 1] === undefined;
  for (let k = 0; k < n; k++) {
    sum.error[k] += share * (isNormal(k) ? own : fixed.error[k]);
    const toNormal = isNormal(k)
      ? itself
      : distanceToNormal(fixed.points[k - 1] as WeightedPoints | 'uniform', normal) / range;
    for (let l = 0; l <= k; l++) {
      const value = isNormal(l)
        ? toNormal
        : isNormal(k)
          ? distanceToNormal(fixed.points[l - 1] as WeightedPoints | 'uniform', normal) / range
          : fixed.apart[k * n + l];
      sum.apart[k * n + l] += share * value;
      if (l < k) sum.apart[l * n + k] += share * value;
    }
  }
}

const distanceToNormal = (part: WeightedPoints | 'uniform', normal: CensoredNormal): number =>
  part === 'uniform' ? distanceToUniform(normal) : distanceToPoints(normal, part.at, part.weight);
