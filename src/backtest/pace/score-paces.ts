import { halfAgreedBy, type LearnedPace, openAfter, stretched } from '../../calibration/pace/learned-pace.ts';
import { type Paces, paceOfKind } from '../../calibration/pace/paces.ts';
import { exp } from '../../numeric/elementary.ts';
import { censoringWeights, squaredAt } from '../../numeric/survival/brier.ts';
import { kaplanMeier, survivalAfter } from '../../numeric/survival/kaplan-meier.ts';
import type { CaseTime } from '../../situation/cases/case-time.ts';
import type { TimedKind } from '../../situation/kinds.ts';
import { type PairedDifference, pairedDifference } from '../paired-bootstrap.ts';
import { randomOf } from '../scores.ts';
import { type LearnedTimes, learnTimes, wideOf } from './learn-paces.ts';

/** How good one forecaster was on times to an agreement. */
export interface PaceScores {
  name: 'learned' | 'plain' | 'kaplan-meier' | 'constant';
  /** Brier score at each horizon, and less that of Kaplan and Meier with a 95% interval over whole groups; below 0 is better. */
  brier: number[];
  differences: PairedDifference[];
  /** Mean difference over the horizons. */
  difference: PairedDifference;
  /** CRPS of the date up to the last horizon, in days. */
  crps: number;
  crpsDifference: PairedDifference;
  /** Share of the dates in the middle half and the middle nine tenths of what was forecast. */
  coverage50: number;
  coverage90: number;
}

/** What was forecast for a horizon, for cases with alike forecasts, and what came of it. */
export interface PaceCalibration {
  horizon: number;
  cases: number;
  /** Mean probability of an agreement by then. */
  forecast: number;
  /** Share that was agreed by then, by Kaplan and Meier, with a 90% interval where there is one. */
  happened: number;
  low: number | undefined;
  high: number | undefined;
}

/** The times of one kind, scored. */
export interface KindPaces {
  kind: TimedKind;
  cases: number;
  agreed: number;
  groups: number;
  /** Days, three of them. */
  horizons: readonly number[];
  /** What was learned from all of them, and whether its traits are used: they are where they help in other groups. */
  learned: LearnedPace;
  traitsHelp: boolean;
  /** Whether the cases have traits at all. */
  traitsKnown: boolean;
  /** The forecaster that stands for what was learned. */
  best: 'learned' | 'plain';
  /** Days by which half are agreed, by what was learned. */
  half: number;
  forecasters: PaceScores[];
  calibration: PaceCalibration[];
  /** The share that is agreed by a day, from day 0 on. */
  curve: PacePoint[];
}

/** The share of cases that is agreed by a day. */
export interface PacePoint {
  days: number;
  /** By what was learned from all cases, without traits. */
  learned: number;
  /** By Kaplan and Meier, with a 90% interval where there is one. */
  observed: number;
  low?: number;
  high?: number;
}

/** Days for which a kind is asked how likely an agreement is by then. */
const HORIZONS: Readonly<Partial<Record<TimedKind, readonly number[]>>> = {
  legislation: [365, 730, 1095],
  coalition: [14, 30, 60],
  dispute: [30, 180, 365],
  union: [3652, 18_262, 36_524],
};
const USUAL_HORIZONS = [91, 182, 365];

/** The CRPS is summed over so many days of the way to the last horizon. */
const STEPS = 60;

/** Probability that a case is not agreed by a day, if nothing was known of it. */
type Open = (days: number) => number;

/**
 * Scores what was learned of one kind against its Kaplan-Meier curve and a constant hazard, all from the cases of other groups.
 * A case that came under observation late is asked for what follows then.
 *
 * @param before paces that were learned from other cases before, to be scored in place of what the cases of other groups teach
 * @see Graf, Schmoor, Sauerbrei & Schumacher 1999; Gneiting & Raftery 2007, equation 20, for the CRPS as the integral of the Brier
 * score
 */
function scoreTimes(own: LearnedTimes, seed: number, before?: Paces): KindPaces {
  const { kind, times, fold, withoutFold } = own;
  const horizons = HORIZONS[kind] ?? USUAL_HORIZONS;
  const groups = times.map(({ group }) => group);
  const benchmark = withoutFold.map((_, k) => {
    const others = times.filter((_, i) => fold[i] !== k);
    const curve = kaplanMeier(others);
    const exposed = others.reduce((sum, { time, from = 0 }) => sum + time - from, 0);
    const rate = others.filter(({ happened }) => happened).length / exposed;
    return { curve, rate };
  });
  const told = before && paceOfKind(kind, before);
  const withTraits = withoutFold.map((learned) => openFor(told ?? learned.withTraits));
  const plain = withoutFold.map((learned) => remembered(openAfter(learned.plain)));
  const curves = benchmark.map(({ curve }) => remembered((days) => survivalAfter(curve, days)));
  const constant = benchmark.map(({ rate }) => remembered((days) => exp(-rate * Math.max(0, days))));
  const forecasters: [PaceScores['name'], (i: number) => Open][] = [
    ['learned', (i) => withTraits[fold[i]](times[i])],
    ['plain', (i) => plain[fold[i]]],
    ['kaplan-meier', (i) => curves[fold[i]]],
    ['constant', (i) => constant[fold[i]]],
  ];
  const traitsKnown = times.some(({ traits }) => Object.keys(traits).length > 0);
  const weightAt = weights(times);
  const scored = forecasters.map(([name, openOf]) => ({
    name,
    ...squares(times, openOf, horizons, weightAt),
    pit: times.map((one, i) => pitOf(one, openOf(i), randomOf(`time ${one.kind} ${one.case}`, seed))),
  }));
  const [byTraits, without, km] = scored;
  const compare = (a: readonly number[], b: readonly number[]) =>
    pairedDifference(
      a.map((x, i) => x - b[i]),
      groups,
      seed,
    );
  const traitsHelp = before === undefined && compare(byTraits.overall, without.overall).high < 0;
  const best = traitsHelp || before !== undefined ? 'learned' : 'plain';
  const openOf = forecasters[best === 'learned' ? 0 : 1][1];
  const kept = told ?? (traitsHelp ? own.withTraits : own.plain);
  return {
    ...{ kind, horizons, traitsKnown, traitsHelp, best, learned: kept, half: halfAgreedBy(kept) },
    cases: times.length,
    agreed: times.filter(({ happened }) => happened).length,
    groups: new Set(groups).size,
    forecasters: scored
      .filter(({ name }) => name !== 'learned' || best === name || traitsKnown)
      .map(({ name, byHorizon, overall, crps, pit }) => ({
        name,
        brier: byHorizon.map(mean),
        differences: byHorizon.map((each, h) => compare(each, km.byHorizon[h])),
        difference: compare(overall, km.overall),
        crps: mean(crps),
        crpsDifference: compare(crps, km.crps),
        coverage50: share(pit, 0.25, 0.75),
        coverage90: share(pit, 0.05, 0.95),
      })),
    calibration: horizons.flatMap((horizon) => calibrationAt(times, openOf, horizon)),
    curve: curveOf(times, own.plain, 1.5 * horizons[horizons.length - 1]),
  };
}

const POINTS = 60;

/** What was learned beside what was observed, at even steps up to a day. */
function curveOf(times: readonly CaseTime[], plain: LearnedPace, last: number): PacePoint[] {
  const steps = kaplanMeier(times);
  const open = openAfter(plain);
  return Array.from({ length: POINTS + 1 }, (_, k): PacePoint => {
    const days = (last * k) / POINTS;
    const step = steps.findLast(({ time }) => time <= days);
    const { survival = 1, low, high } = step ?? {};
    return {
      ...{ days, learned: 1 - open(days), observed: 1 - survival },
      ...(low !== undefined && high !== undefined && { low: 1 - high, high: 1 - low }),
    };
  });
}

const mean = (x: readonly number[]) => x.reduce((a, b) => a + b, 0) / x.length;
const share = (x: readonly number[], low: number, high: number) =>
  x.filter((u) => u >= low && u <= high).length / x.length;

/** A pace for each case; without traits it is the same for all. */
function openFor(learned: LearnedPace): (one: CaseTime) => Open {
  if (learned.traits.length > 0) return (one) => openAfter(stretched(learned, one.traits));
  const same = remembered(openAfter(learned));
  return () => same;
}

/** The same, not worked out twice for one day. */
function remembered(open: Open): Open {
  const known = new Map<number, number>();
  return (days) => {
    const found = known.get(days) ?? open(days);
    known.set(days, found);
    return found;
  };
}

/** Probability of an agreement by a day, given none before the case came under observation. */
function agreedBy(open: Open, days: number, from: number): number {
  const left = open(from);
  return left > 0 ? 1 - open(Math.max(from, days)) / left : 1;
}

/** Weights that add up to the number of cases, at a horizon: those of the censoring, for the cases that were under observation. */
function weights(times: readonly CaseTime[]): (horizon: number) => Float64Array {
  const weightOf = censoringWeights(times);
  return (horizon) => {
    const weight = Float64Array.from(times, (one) => ((one.from ?? 0) < horizon ? weightOf(one, horizon) : 0));
    const sum = weight.reduce((a, b) => a + b, 0);
    return sum > 0 ? weight.map((w) => (w * times.length) / sum) : weight;
  };
}

/** What each case adds to the scores of a forecaster; the mean over cases is the score. */
function squares(
  times: readonly CaseTime[],
  openOf: (i: number) => Open,
  horizons: readonly number[],
  weightAt: (horizon: number) => Float64Array,
) {
  const opens = times.map((_, i) => openOf(i));
  const at = (horizon: number) => {
    const weight = weightAt(horizon);
    return times.map((one, i) =>
      weight[i] === 0 ? 0 : weight[i] * squaredAt(one, horizon, agreedBy(opens[i], horizon, one.from ?? 0)),
    );
  };
  const byHorizon = horizons.map(at);
  const last = horizons[horizons.length - 1];
  const crps = new Array<number>(times.length).fill(0);
  for (let k = 0; k < STEPS; k++) {
    const each = at(((k + 0.5) * last) / STEPS);
    for (let i = 0; i < crps.length; i++) crps[i] += (each[i] * last) / STEPS;
  }
  return { byHorizon, overall: times.map((_, i) => mean(byHorizon.map((each) => each[i]))), crps };
}

/**
 * Where in its forecast a date lay, 0-1, even if calibrated: somewhere in the probability of its day; of a case that was still
 * open, somewhere in the probability of all later days.
 */
function pitOf({ time, from = 0, happened }: CaseTime, open: Open, u: number): number {
  const below = agreedBy(open, happened ? Math.max(from, time - 1) : time, from);
  const upTo = happened ? agreedBy(open, time, from) : 1;
  return below + u * (upTo - below);
}

/** Cases are put into as many groups of alike forecasts. */
const THIRDS = 3;

/** What was forecast and what came, for cases with low, middling and high forecasts; for all at once where forecasts are alike. */
function calibrationAt(times: readonly CaseTime[], openOf: (i: number) => Open, horizon: number): PaceCalibration[] {
  const seen = times.flatMap((one, i) =>
    (one.from ?? 0) < horizon ? [{ one, forecast: agreedBy(openOf(i), horizon, one.from ?? 0) }] : [],
  );
  const sorted = seen.toSorted((a, b) => a.forecast - b.forecast);
  if (sorted.length === 0) return [];
  const alike = sorted[sorted.length - 1].forecast - sorted[0].forecast < 0.1;
  const parts = alike ? 1 : THIRDS;
  return Array.from({ length: parts }, (_, k) => {
    const part = sorted.slice(Math.floor((k * seen.length) / parts), Math.floor(((k + 1) * seen.length) / parts));
    const steps = kaplanMeier(part.map(({ one }) => one)).filter(({ time }) => time <= horizon);
    const step = steps.at(-1);
    return {
      horizon,
      cases: part.length,
      forecast: mean(part.map(({ forecast }) => forecast)),
      happened: 1 - (step?.survival ?? 1),
      low: step?.high === undefined ? undefined : 1 - step.high,
      high: step?.low === undefined ? undefined : 1 - step.low,
    };
  });
}

/** Scores the times of every kind of which there are enough. */
export const scorePaces = (times: readonly CaseTime[], seed: number, before?: Paces): KindPaces[] =>
  learnTimes(times, seed).map((own) => scoreTimes(own, seed, before));

/** The paces of every kind of which there are enough times, and the wide one; nothing where there is none. */
export function pacesOf(times: readonly CaseTime[], seed: number): Paces | undefined {
  const learned = scorePaces(times, seed).map((one) => [one.kind, one.learned] as const);
  const own = learned.filter(([kind]) => kind !== 'other');
  const talks = learned.filter(([kind]) => kind !== 'union');
  if (talks.length === 0) return learned.length > 0 ? Object.fromEntries(learned) : undefined;
  return { ...Object.fromEntries(own), other: wideOf(talks.map(([, pace]) => pace)) };
}
