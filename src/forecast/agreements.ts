import type { AgreedBy, PaceSource } from '../engine/agreement/agreed-by.ts';
import { clashesOf } from '../engine/agreement/clashes.ts';
import { column, type DrawnColumns, PARTY } from '../engine/columns.ts';
import { answeringOf } from '../engine/models-of.ts';
import { mean } from '../numeric/mean.ts';
import { agreementsOf, titleOf } from '../situation/agreement.ts';
import type { Situation } from '../situation/schema.ts';
import type { Drawn } from './jobs.ts';

/** A probability with the range shown with it, 0-1. */
export interface Factor {
  value: number;
  low: number;
  high: number;
}

/** One whose consent an agreement may need. */
export interface PartyForecast {
  actor: string;
  name: string;
  /** Share of the draws in which it must agree. */
  mustAgree: number;
  /** Of these, the share in which it refuses the one blind offer. */
  refuses: number;
  /** Of these, the share in which there would be room if it need not agree, and there is none. */
  aloneInTheWay: number;
  /**
   * How much more no deal would have to be worth to it to end all room, at the best guesses, as a share of all that it cares about.
   * Negative where it is the one in the way; none where the others cannot agree without it, or where it need not agree.
   */
  breakEven?: number;
}

/** Two red lines, or asks, on one issue that exclude each other at the best guesses. */
export interface ClashForecast {
  issue: string;
  atLeast: { actor: string; value: number };
  atMost: { actor: string; value: number };
  /** How far apart they are, in the units of the issue. */
  apart: number;
}

/** An agreement: whether there is room for it, by when it would come, and who is in the way. */
export interface AgreementForecast {
  id: string;
  name: string;
  /** The issues that it settles. */
  issues: string[];
  /**
   * Probability that there is room: `low` if each holds out in sealed offers, `high` if each knows all of the others, and the
   * middle of the two, which the answers count with.
   */
  room: Factor;
  /** Whose consent it needs. */
  consent: PartyForecast[];
  clashes: ClashForecast[];
  /** The package that gives the one who gains least as much as possible, at the best guesses; none without room. */
  best?: Record<string, number>;
  /** How soon it comes where there is room, by the days on which outcomes are judged; without `day`, ever. */
  pace: PaceSource & { by: ({ day?: string } & Factor)[] };
}

/**
 * What the probability of an outcome is made of, where it turns on one agreement: room x pace x given, and the rest x
 * otherwise.
 */
export interface DealFactors {
  agreement: string;
  room: Factor;
  /** That the deal comes by the day of the outcome, where there is room. */
  pace: Factor;
  /** That it happens, given a deal. */
  given: Factor;
  /** That it happens without one. */
  otherwise: Factor;
}

/** The agreements of a forecast. */
export function agreementForecasts({ plan, engine, columns }: Drawn): AgreementForecast[] {
  const { situation } = plan.design;
  const named = agreementsOf(situation);
  if (named.length === 0) return [];
  const days = [...new Set(Object.values(situation.outcomes ?? {}).map(({ by }) => by))];
  const { deals, timings, problem } = engine.atBestGuess();
  let next = 0;
  return named.map((one, d): AgreementForecast => {
    const { bargain, search, exists } = deals[d];
    const timing = timings[d];
    const evens = new Float64Array(bargain.actorIds.length);
    search.breakEven(evens);
    const consent = bargain.actorIds.map((actor, a) =>
      partyOf(situation, actor, column(columns, 'party', next++), evens[a]),
    );
    const clashes = exists ? [] : clashesOf(bargain).slice(0, 5);
    const best = exists ? search.best().outcome : undefined;
    return {
      id: one.id,
      name: titleOf(one),
      issues: engine.deals[d].issues.slice(),
      room: roomOf(columns, d),
      consent: consent.filter(({ mustAgree }) => mustAgree > 0),
      clashes: clashes.map(({ issue, atLeast, atMost, apart }) => ({
        issue: bargain.issueIds[issue],
        atLeast: { actor: bargain.actorIds[atLeast.actor], value: atLeast.value },
        atMost: { actor: bargain.actorIds[atMost.actor], value: atMost.value },
        apart,
      })),
      ...(best && { best: Object.fromEntries([...deals[d].issues].map((m, n) => [problem.issueIds[m], best[n]])) }),
      pace: {
        ...timing.source,
        by: days.map((day) => ({ ...(day === undefined ? {} : { day }), ...factorOf(timing.by(day)) })),
      },
    };
  });
}

function partyOf({ actors }: Situation, actor: string, party: Float64Array, breakEven: number): PartyForecast {
  let [asked, refuses, alone] = [0, 0, 0];
  for (const bits of party) {
    if (bits & PARTY.mustAgree) asked++;
    if (bits & PARTY.refuses) refuses++;
    if (bits & PARTY.aloneInTheWay) alone++;
  }
  const of = Math.max(1, asked);
  return {
    ...{ actor, name: actors[actor].name ?? actor },
    ...{ mustAgree: asked / party.length, refuses: refuses / of, aloneInTheWay: alone / of },
    ...(Number.isFinite(breakEven) && { breakEven }),
  };
}

/** Draws in which there is room for an agreement: all known, sealed offers. */
const roomColumns = (columns: DrawnColumns, d: number) => ({
  exists: column(columns, 'deal', 2 * d),
  sealed: column(columns, 'deal', 2 * d + 1),
});

function roomOf(columns: DrawnColumns, d: number): Factor {
  const { exists, sealed } = roomColumns(columns, d);
  const [low, high] = [mean(sealed), mean(exists)];
  return { value: (low + high) / 2, low, high };
}

const factorOf = ({ mean: value, low, high }: AgreedBy): Factor => ({ value, low, high });

/**
 * What the probability of an outcome is made of.
 *
 * @param d place of the agreement among those of the file
 * @param o place of the outcome
 * @param by day of the outcome
 */
export function dealFactors(
  { plan, columns }: Drawn,
  agreement: AgreementForecast,
  d: number,
  o: number,
  by: string | undefined,
): DealFactors {
  const { models } = plan.design;
  const width = Object.keys(plan.design.situation.outcomes ?? {}).length;
  const { exists, sealed } = roomColumns(columns, d);
  const weight = exists.map((room, s) => (room + sealed[s]) / 2);
  const ofForecaster = (key: 'given' | 'otherwise', f: number, weights: Float64Array) =>
    weightedShare(column(columns, key, f * width + o), weights);
  const factor = (key: 'given' | 'otherwise', weights: Float64Array): Factor => {
    const answers = answeringOf(plan.design).map((f) => ofForecaster(key, f, weights));
    const value = mean(answers);
    const all = [value, ...models.map((_, f) => ofForecaster(key, f, weights))];
    return { value, low: Math.min(...all), high: Math.max(...all) };
  };
  const pace = agreement.pace.by.find(({ day }) => day === by) ?? { value: 0, low: 0, high: 0 };
  const { value, low, high } = pace;
  return {
    agreement: agreement.id,
    room: agreement.room,
    pace: { value, low, high },
    given: factor('given', weight),
    otherwise: factor(
      'otherwise',
      weight.map((w) => 1 - w * value),
    ),
  };
}

/** A weighted mean; the plain one where nothing has any weight. */
function weightedShare(values: Float64Array, weights: Float64Array): number {
  let [sum, all] = [0, 0];
  for (let s = 0; s < values.length; s++) {
    sum += weights[s] * values[s];
    all += weights[s];
  }
  return all > 0 ? sum / all : mean(values);
}

/** The range of an outcome over the ends of its factors, which the answer is inside of. */
export function rangeOfFactors(
  { room, pace, given, otherwise }: DealFactors,
  value: number,
): [low: number, high: number] {
  const all = [room.low, room.high].flatMap((r) =>
    [pace.low, pace.high].flatMap((f) =>
      [given.low, given.high].flatMap((g) => [otherwise.low, otherwise.high].map((n) => r * f * g + (1 - r * f) * n)),
    ),
  );
  return [Math.min(value, ...all), Math.max(value, ...all)];
}

/**
 * The draws of some columns in which there is room for an agreement; all of them where there never is.
 *
 * @returns a function of the values of consecutive draws, and of the number of the first
 */
export function givenRoom(columns: DrawnColumns, d: number): (values: Float64Array, from: number) => Float64Array {
  const exists = column(columns, 'deal', 2 * d);
  const some = exists.some((room) => room === 1) && exists.some((room) => room === 0);
  return some ? (values, from) => values.filter((_, s) => exists[from + s] === 1) : (values) => values;
}
