import { type Mixture, mixtureCrps, probabilityBelow, probabilityUpTo, quantileOf } from '../calibration/mixture.ts';
import type { Winset } from '../models/winset.ts';
import { type Atoms, crpsOfAtoms, medianOfAtoms } from '../numeric/atoms.ts';
import { crps } from '../numeric/crps.ts';
import { sampleQuantile } from '../numeric/statistics.ts';
import { rulesCrps } from './learn-binds.ts';

/** What a forecaster says of one number: enough to be scored by. */
export interface Prediction {
  /** Its median. */
  point: number;
  crps(y: number): number;
  /** Probability of less than y, and of at most y. */
  below(y: number): number;
  upTo(y: number): number;
}

/** A prediction by equally likely values. */
export function ofSample(values: Iterable<number>): Prediction {
  const sample = Float64Array.from(values).sort();
  const share = (counts: (x: number) => boolean) => sample.reduce((n, x) => n + (counts(x) ? 1 : 0), 0) / sample.length;
  return {
    point: sampleQuantile(sample, 0.5),
    crps: (y) => crps(sample, y),
    below: (y) => share((x) => x < y),
    upTo: (y) => share((x) => x <= y),
  };
}

export function ofMixture(mixture: Mixture): Prediction {
  return {
    point: quantileOf(mixture, 0.5),
    crps: (y) => mixtureCrps(mixture, y),
    below: (y) => probabilityBelow(mixture, y),
    upTo: (y) => probabilityUpTo(mixture, y),
  };
}

/** A mixture of which a formal rule holds a share, 0 to under 1, to what it accepts. */
export function ofRuled(mixture: Mixture, accepted: Winset, binds: number): Prediction {
  const { low, high } = accepted;
  const free = 1 - binds;
  const median = quantileOf(mixture, 0.5);
  const point =
    median < low
      ? Math.min(low, quantileOf(mixture, Math.min(1, 0.5 / free)))
      : median > high
        ? Math.max(high, quantileOf(mixture, Math.max(0, (0.5 - binds) / free)))
        : median;
  return {
    point,
    crps(y) {
      const { slope, bend } = rulesCrps({ mixture, accepted, outcome: y });
      return mixtureCrps(mixture, y) + binds * (2 * slope + binds * bend);
    },
    below(y) {
      const p = probabilityBelow(mixture, y);
      return free * p + binds * (y <= low ? 0 : y > high ? 1 : p);
    },
    upTo(y) {
      const p = probabilityUpTo(mixture, y);
      return free * p + binds * (y < low ? 0 : y >= high ? 1 : p);
    },
  };
}

/** A prediction by values with probabilities of their own, on a scale of 0 to 100 that is stretched to `low` to `high`. */
export function ofAtoms({ value, probability }: Atoms, low: number, high: number): Prediction {
  const stretched = { value: value.map((x) => low + (x * (high - low)) / 100), probability };
  const sum = (counts: (x: number) => boolean) =>
    Math.min(
      1,
      stretched.value.reduce((p, x, k) => p + (counts(x) ? probability[k] : 0), 0),
    );
  return {
    point: medianOfAtoms(stretched),
    crps: (y) => crpsOfAtoms(stretched, y),
    below: (y) => sum((x) => x < y),
    upTo: (y) => sum((x) => x <= y),
  };
}

/** Every number of the scale is as likely. */
export const ofUniform = (low: number, high: number): Prediction =>
  ofMixture({
    normal: { mu: low, sigma: high - low, low, high },
    normalWeight: 0,
    uniformWeight: 1,
    points: new Float64Array(0),
    pointWeights: new Float64Array(0),
  });
