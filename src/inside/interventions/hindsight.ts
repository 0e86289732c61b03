import type { Prepared } from '../../engine/prepare.ts';
import { REPLICATES } from '../../engine/sampling/sampler.ts';
import type { SingleChange } from '../../engine/what-if.ts';
import { UsageError } from '../../numeric/errors.ts';
import { mean } from '../../numeric/mean.ts';
import { unknownName } from '../../numeric/nearest-name.ts';
import { ROUNDING } from '../../numeric/rounding.ts';
import type { Estimate } from '../../numeric/statistics.ts';
import { reaches, widthsOf } from './intervention-jobs.ts';
import { drawsOf, lookedAt } from './intervention-stages.ts';
import { type JudgementRange, judgementRanges, settingsToTry } from './judgement-ranges.ts';
import { probability } from './paired.ts';
import { ERRORS, FURTHER, shareOfRange } from './tipping-points.ts';
import { wrongWays } from './wrong-way.ts';

/** A judgement that alone would have made what happened the likely outcome, had it been another. */
export interface WrongJudgement extends Pick<JudgementRange, 'actor' | 'what' | 'path'> {
  /** As it was judged, in a few characters. */
  from: string;
  /** The least change of it that is enough. */
  to: number | boolean;
  /** Whether the judgement itself held that value possible. */
  within: boolean;
  /** How large the change is: its share of the range that the quantity could take, 0-1. */
  size: number;
  /** Probability of what happened with that value. */
  becomes: Estimate;
}

/** What a situation said of an outcome, now that it is known, and which single judgement was wrong. */
export interface Hindsight {
  outcome: string;
  /** Whether it happened. */
  happened: boolean;
  /** Of what happened, by the models together. */
  probability: Estimate;
  /**
   * Judgements that alone would have made it likely, at most three: those that held the value possible come first, then those
   * that had to change least. None where it was likely as it was, and none where no single one is enough.
   */
  judgements: WrongJudgement[];
  /** In a very large situation only what is judged of the heaviest actors is tried. */
  actors: { tried: number; of: number };
}

/** Judgements that are searched closely, and of those found how many are kept. */
const SEARCHED = 6;
const KEPT = 3;
const SEARCH_DRAWS = 64;
/** A search ends when it knows the setting to this share of the range. */
const PRECISION = 0.01;
/** Sets and draws that are tried between two pauses: some tens of milliseconds in a situation of ten issues. */
const PIECE = { sets: 32, draws: 4 };

/**
 * Looks for the single judgement of a situation that would have had to be another for what happened to be likely (above one half),
 * all others left as they are and drawn from the same random numbers. As in the search for tipping points, few draws choose what
 * to look at and others confirm it.
 *
 * It is a generator, so that a page can stop it: what it yields is the share of the work that is done, 0-1.
 *
 * @param of the outcome by its id, and whether it happened
 * @throws UsageError if the situation names no such outcome
 */
export function* hindsight(
  engine: Prepared,
  of: Pick<Hindsight, 'outcome' | 'happened'>,
): Generator<number, Hindsight> {
  const { outcome, happened } = of;
  const { design, guess } = engine;
  const outcomes = Object.keys(design.situation.outcomes ?? {});
  const index = outcomes.indexOf(outcome);
  if (index < 0) throw new UsageError(unknownName('outcome', outcome, outcomes));
  const { width, actors } = widthsOf(engine);
  const column = { width, at: actors + index };
  const replicates = design.sampler === 'sobol' ? REPLICATES : 1;
  const looked = lookedAt(design, guess.problem);
  const judgements = judgementRanges(design.situation).filter(({ actor }) => actor === undefined || looked.has(actor));
  const settings = judgements.map(settingsToTry);
  const draws = drawsOf(design, settings.flat().length, {});
  const [from, to] = [draws.confirm, 2 * draws.confirm];
  /** Of what happened. */
  const chance = (values: Float64Array): Estimate =>
    probability(happened ? values : values.map((p) => 1 - p), replicates);

  const [stated] = yield* tried(engine, column, [], from, to, 0, 0.1);
  const result = { ...of, probability: chance(stated), actors: { tried: looked.size, of: actors } };
  if (result.probability.value > 0.5) return { ...result, judgements: [] };

  const sets = judgements.flatMap((judgement, j) => settings[j].map((value) => [settingOf(judgement, value)]));
  const [base, ...screened] = yield* tried(engine, column, sets, 0, draws.screen, 0.1, 0.7);
  // The screening draws are few: what they say of the probability itself is corrected by what the others say.
  const targetFor = (now: number) => 0.5 - mean(stated) + now;
  const isWrongWay = wrongWays(engine);
  let first = 0;
  const crossings = judgements.flatMap((judgement, j) => {
    const values = settings[j];
    const means = values.map((_, k) => mean(screened[first + k]));
    first += values.length;
    return crossingsOf(judgement, values, means, mean(base), targetFor(mean(base)), happened).filter(
      ({ enough }) => judgement.parameter === undefined || !isWrongWay(judgement.parameter, enough, index, happened),
    );
  });
  const chosen = crossings.sort(byLikelihood).slice(0, SEARCHED);

  const searching = Math.min(SEARCH_DRAWS, draws.confirm);
  const target = targetFor(mean(stated.subarray(0, searching)));
  const candidates: { judgement: JudgementRange; settings: number[] }[] = [];
  for (const [k, { judgement, little, enough }] of chosen.entries()) {
    let [less, more] = [little, enough];
    while (!judgement.isEvent && Math.abs(more - less) > PRECISION * (judgement.high - judgement.low)) {
      const middle = (less + more) / 2;
      const set = [settingOf(judgement, middle)];
      const share = 0.7 + (0.15 * k) / chosen.length;
      const [, with_] = yield* tried(engine, column, [set], from, from + searching, share, share);
      if (reaches(mean(with_), target, happened)) more = middle;
      else less = middle;
    }
    candidates.push({ judgement, settings: furtherThan(judgement, more) });
  }

  const last = candidates.flatMap(({ judgement, settings: values }) =>
    values.map((value) => ({ judgement, value, set: [settingOf(judgement, value)] })),
  );
  const lastSets = last.map(({ set }) => set);
  const [, ...confirmed] = yield* tried(engine, column, lastSets, from, to, 0.85, 1);
  const found = new Map<JudgementRange, WrongJudgement>();
  for (const [k, { judgement, value }] of last.entries()) {
    const becomes = chance(confirmed[k]);
    if (found.has(judgement) || !(becomes.value - 0.5 > ERRORS * becomes.standardError + ROUNDING)) continue;
    if (judgement.parameter && isWrongWay(judgement.parameter, value, index, happened)) continue;
    const { actor, what, path, stated: from } = judgement;
    found.set(judgement, {
      ...(actor !== undefined && { actor }),
      ...{ what, path, from, to: settingOf(judgement, value).to },
      ...{ within: isWithin(judgement, value), size: shareOfRange(judgement, value), becomes },
    });
  }
  return { ...result, judgements: [...found.values()].sort(byLikelihood).slice(0, KEPT) };
}

/** Runs a generator to its end. */
export function allOf<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value as T;
  }
}

/** Where a judgement's settings cross the target on each side of what was judged, and the setting before that. */
function crossingsOf(
  judgement: JudgementRange,
  values: readonly number[],
  means: readonly number[],
  base: number,
  target: number,
  rising: boolean,
) {
  const { now } = judgement;
  const all = values.map((value, k) => ({ value, p: means[k] }));
  const sides = [all.filter(({ value }) => value < now).reverse(), all.filter(({ value }) => value > now)];
  return sides.flatMap((side) => {
    const reached = side.findIndex(({ p }) => reaches(p, target, rising));
    if (reached < 0) return [];
    const enough = side[reached];
    const before = reached > 0 ? side[reached - 1] : { value: now, p: base };
    const share = Math.min(1, Math.max(0, (target - before.p) / (enough.p - before.p)));
    const about = judgement.isEvent ? enough.value : before.value + share * (enough.value - before.value);
    const within = isWithin(judgement, enough.value);
    const { path } = judgement;
    return [
      { judgement, path, little: before.value, enough: enough.value, within, size: shareOfRange(judgement, about) },
    ];
  });
}

/** The outcome in some draws: as stated, and with each set of changes. */
function* tried(
  engine: Prepared,
  { width, at }: { width: number; at: number },
  sets: readonly SingleChange[][],
  from: number,
  to: number,
  share: number,
  shareAtEnd: number,
): Generator<number, Float64Array[]> {
  const all = Array.from({ length: 1 + sets.length }, () => new Float64Array(to - from));
  for (let s = from; s < to; s += PIECE.draws) {
    const end = Math.min(to, s + PIECE.draws);
    for (let k = 0; k === 0 || k < sets.length; k += PIECE.sets) {
      const some = sets.slice(k, k + PIECE.sets);
      const answers = engine.whatIf(some, s, end);
      const count = end - s;
      const place = (into: Float64Array, row: number) => {
        const first = (row * width + at) * count;
        into.set(answers.subarray(first, first + count), s - from);
      };
      place(all[0], 0);
      for (let j = 0; j < some.length; j++) place(all[1 + k + j], 1 + j);
      yield share + ((shareAtEnd - share) * (s - from)) / (to - from);
    }
  }
  return all;
}

/** The setting found, and a little more where the draws that confirm ask for it; not past the end of its own range or of all that it could be. */
function furtherThan(judgement: JudgementRange, value: number): number[] {
  const { low, high, now, isEvent, own } = judgement;
  if (isEvent) return [value];
  const way = value > now ? 1 : -1;
  const end = way > 0 ? [own?.high, high] : [own?.low, low];
  const further = FURTHER.map((share) => Math.min(high, Math.max(low, value + way * share * (high - low))));
  // The end of its own range is tried too: a judgement that allows for what happened is told before one that does not.
  return [...new Set([...further, ...end.flatMap((x) => (x !== undefined && way * (x - value) > 0 ? [x] : []))])].sort(
    (a, b) => way * (a - b),
  );
}

const settingOf = ({ path, isEvent, what }: JudgementRange, value: number): SingleChange => ({
  path,
  to: isEvent && what === 'veto' ? value === 1 : value,
});

const isWithin = ({ own }: JudgementRange, value: number): boolean =>
  own !== undefined && value >= own.low && value <= own.high;

/** Those within their own range first, then the least change. */
const byLikelihood = (
  a: { within: boolean; size: number; path: string },
  b: { within: boolean; size: number; path: string },
): number => Number(b.within) - Number(a.within) || a.size - b.size || (a.path < b.path ? -1 : 1);
