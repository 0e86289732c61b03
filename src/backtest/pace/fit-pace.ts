import type { LearnedTrait } from '../../calibration/pace/learned-pace.ts';
import { exp, log } from '../../numeric/elementary.ts';
import { logGamma } from '../../numeric/log-gamma.ts';
import { newton } from '../../numeric/newton.ts';
import type { CaseTime } from '../../situation/cases/case-time.ts';
import { TRAITS, type Trait } from '../../situation/traits.ts';

/** A Weibull law with a gamma factor for each group, as fitted. */
export interface FittedPace {
  shape: number;
  scale: number;
  frailty: number;
  /** Standard errors of the logs of shape, scale and frailty. */
  errors: { shape: number; scale: number; frailty: number };
  traits: LearnedTrait[];
}

/**
 * What is believed of the logs of shape and frailty before any case is seen, and of the slope of a trait for each of its
 * standard deviations: means and standard deviations of normal distributions, wide against what many cases say.
 */
const PRIOR = {
  shape: [0, 0.5],
  frailty: [-1, 1.5],
  slope: [0, 0.5],
} as const;

/** A trait that differs in fewer cases than this share is not used. */
const LEAST_DIFFERENT = 0.05;

/**
 * Fits the law by penalised maximum likelihood, with censoring and late entry. A group's factor of the hazard, gamma with mean
 * 1, is integrated out: with d events and the hazards of its cases adding up to H, and to E before they came under
 * observation, a group has a likelihood of product of hazards x Gamma(k + d) k^-d / Gamma(k) (1 + H / k)^-(k + d) (1 + E / k)^k,
 * k = 1 / frailty.
 *
 * @param cases at least one
 * @param traits names of those that may move the scale
 * @param near fitted to nearly the same cases, from where it is found sooner
 * @see Clayton 1978; Kalbfleisch & Prentice 2002, sections 3.6 and 10.4; Jensen et al. 2004 for late entry
 */
export function fitPace(cases: readonly CaseTime[], traits: readonly Trait[], near?: FittedPace): FittedPace {
  const used = traits.flatMap((trait) => spreadOf(cases, trait));
  const groups = new Map([...new Set(cases.map(({ group }) => group))].map((group, g) => [group, g]));
  const n = cases.length;
  const group = Int32Array.from(cases, (one) => groups.get(one.group) as number);
  const logTime = Float64Array.from(cases, ({ time }) => log(time));
  const logFrom = Float64Array.from(cases, ({ from = 0 }) => (from > 0 ? log(from) : -Infinity));
  const happened = Float64Array.from(cases, (one) => Number(one.happened));
  const events = new Float64Array(groups.size);
  for (let i = 0; i < n; i++) events[group[i]] += happened[i];
  const z = used.map(({ trait, mean, deviation }) =>
    Float64Array.from(cases, (one) => ((one.traits[trait] ?? mean) - mean) / deviation),
  );
  const hazard = new Float64Array(groups.size);
  const before = new Float64Array(groups.size);

  const unlikely = (q: Float64Array): number => {
    const shape = exp(q[0]);
    const k = exp(-q[2]);
    hazard.fill(0);
    before.fill(0);
    let sum = 0;
    for (let i = 0; i < n; i++) {
      let logScale = q[1];
      for (let j = 0; j < z.length; j++) logScale += q[3 + j] * z[j][i];
      const logHazard = shape * (logTime[i] - logScale);
      sum -= happened[i] * (q[0] - logTime[i] + logHazard);
      hazard[group[i]] += exp(logHazard);
      if (logFrom[i] > -Infinity) before[group[i]] += exp(shape * (logFrom[i] - logScale));
    }
    const [own, each] = [logGamma(k), log(k)];
    for (let g = 0; g < events.length; g++) {
      const d = events[g];
      sum -= logGamma(k + d) - own - d * each;
      sum += (k + d) * log(1 + hazard[g] / k) - k * log(1 + before[g] / k);
    }
    sum += penalty(q[0], PRIOR.shape) + penalty(q[2], PRIOR.frailty);
    for (let j = 0; j < z.length; j++) sum += penalty(q[3 + j], PRIOR.slope);
    return sum;
  };

  const known = near && near.traits.length === used.length ? near : undefined;
  const middle = logTime.reduce((a, b) => a + b, 0) / n;
  const start = known
    ? [
        log(known.shape),
        log(known.scale),
        log(known.frailty),
        ...known.traits.map(({ slope }, j) => slope * used[j].deviation),
      ]
    : [0, middle, PRIOR.frailty[0], ...used.map(() => 0)];
  const { at, errors } = newton(unlikely, start);
  return {
    shape: exp(at[0]),
    scale: exp(at[1]),
    frailty: exp(at[2]),
    errors: { shape: errors[0], scale: errors[1], frailty: errors[2] },
    traits: used.map(({ trait, mean, deviation, low, high }, j) => ({
      ...{ trait, mean, low, high },
      slope: at[3 + j] / deviation,
      error: errors[3 + j] / deviation,
    })),
  };
}

const penalty = (x: number, [mean, deviation]: readonly [number, number]): number =>
  0.5 * ((x - mean) / deviation) * ((x - mean) / deviation);

/** Mean, deviation and ends of a trait; nothing where too few cases differ in it. */
function spreadOf(cases: readonly CaseTime[], trait: Trait) {
  const values = cases.flatMap(({ traits }) => (traits[trait] === undefined ? [] : [traits[trait]]));
  if (values.length < cases.length / 2) return [];
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  if (values.length - Math.max(...counts.values()) < LEAST_DIFFERENT * values.length) return [];
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((a, b) => a + (b - mean) * (b - mean), 0) / values.length;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return [{ trait, mean, deviation: Math.sqrt(variance), low, high }];
}

/** Every trait. */
export const ALL_TRAITS = Object.keys(TRAITS) as Trait[];
