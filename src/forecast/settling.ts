import { column } from '../engine/columns.ts';
import { weightsOf } from '../engine/sample.ts';
import { informationGain } from '../hypotheses/information.ts';
import { meanByWeight } from '../numeric/by-weight.ts';
import { log } from '../numeric/elementary.ts';
import { scaleOf } from '../situation/scale.ts';
import { countedFor } from './counted.ts';
import { cumulative, SCALE_STEPS, stepAt } from './cumulative.ts';
import type { Drawn } from './jobs.ts';

/** Something that can be seen in the end, and what it tells about which model is right. */
export interface SettlingObservation {
  /** Id of the issue or named outcome. */
  of: string;
  kind: 'issue' | 'outcome';
  /** Of an issue: whether it comes out at this point of its scale or above it. */
  at?: number;
  /** Probability of seeing it, by model. */
  models: Record<string, number>;
  /** Expected share of the uncertainty about which model is right that seeing it or not takes away, 0-1. */
  share: number;
}

/** What tells less than this share does not tell the models apart. */
const LEAST = 0.001;

/**
 * What to look at to know which model is right, the most telling first: every named outcome, and every issue at the point of its
 * scale that separates the models best. All models count as equally likely before; the measure is the expected gain of information
 * (Lindley 1956), as a share of the most that there is to know, the logarithm of the number of models.
 *
 * @returns nothing with a single model, and nothing that tells less than a thousandth
 */
export function settlingObservations(drawn: Drawn): SettlingObservation[] {
  const { plan, columns } = drawn;
  const { situation, models } = plan.design;
  if (models.length < 2) return [];
  const prior = new Float64Array(models.length).fill(1 / models.length);
  const most = log(models.length) / Math.LN2;
  const issues = Object.keys(situation.issues);
  const outcomes = Object.keys(situation.outcomes ?? {});
  const observation = (
    of: string,
    kind: SettlingObservation['kind'],
    seen: Float64Array,
    at?: number,
  ): SettlingObservation => ({
    ...{ of, kind, ...(at !== undefined && { at }) },
    models: Object.fromEntries(models.map((name, k) => [name, seen[k]])),
    share: Math.min(1, informationGain(prior, seen) / most),
  });
  const ends = issues.map((id, i) => {
    const scale = scaleOf(situation.issues[id]);
    const { of, weights } = countedFor(drawn, id);
    const each = models.map((_, m) =>
      cumulative([of(column(columns, 'outcome', m * issues.length + i))], scale, weights),
    );
    const tried = Array.from({ length: SCALE_STEPS }, (_, k) =>
      observation(
        id,
        'issue',
        Float64Array.from(each, ({ below }) => 1 - below[k + 1]),
        stepAt(k + 1, scale),
      ),
    );
    return middleOfBest(tried);
  });
  const happening = outcomes.map((id, o) =>
    observation(
      id,
      'outcome',
      Float64Array.from(models, (_, m) =>
        meanByWeight(column(columns, 'happens', m * outcomes.length + o), weightsOf(drawn.engine, columns)),
      ),
    ),
  );
  return [...happening, ...ends]
    .filter(({ share }) => share >= LEAST)
    .sort((a, b) => b.share - a.share || (a.of < b.of ? -1 : 1));
}

/** Where many neighbouring points tell alike, the middle of them. */
function middleOfBest(tried: readonly SettlingObservation[]): SettlingObservation {
  const best = Math.max(...tried.map(({ share }) => share));
  const from = tried.findIndex(({ share }) => share >= best - 1e-9);
  let to = from;
  while (to + 1 < tried.length && tried[to + 1].share >= best - 1e-9) to++;
  return tried[Math.floor((from + to) / 2)];
}
