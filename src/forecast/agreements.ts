import type { PaceSource } from '../engine/agreement/agreed-by.ts';
import { clashesOf } from '../engine/agreement/clashes.ts';
import { column, PARTY } from '../engine/columns.ts';
import { answeringOf } from '../engine/models-of.ts';
import { weightsOf } from '../engine/sample.ts';
import { meanByWeight } from '../numeric/by-weight.ts';
import { mean } from '../numeric/mean.ts';
import { agreementsOf, titleOf } from '../situation/agreement.ts';
import type { Situation } from '../situation/schema.ts';
import type { DealDraws } from './deal-draws.ts';
import type { Factor } from './factor.ts';
import type { Drawn } from './jobs.ts';

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
   * middle of the two, which the answers count with. Seen from later than the situation, given that none has come so far.
   */
  room: Factor;
  /** Room as the situation states it; where time has gone by since then without an agreement. */
  roomAsStated?: Factor;
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

/** The agreements of a forecast. @param draws what the draws say of each: see `dealDraws` */
export function agreementForecasts({ plan, engine, columns }: Drawn, draws: readonly DealDraws[]): AgreementForecast[] {
  const { situation } = plan.design;
  const named = agreementsOf(situation);
  if (named.length === 0) return [];
  const days = [...new Set(Object.values(situation.outcomes ?? {}).map(({ by }) => by))];
  const { deals, problem } = engine.atBestGuess();
  let next = 0;
  return named.map((one, d): AgreementForecast => {
    const { bargain, search, exists } = deals[d];
    const { room, stated, pace } = draws[d];
    const evens = new Float64Array(bargain.actorIds.length);
    search.breakEven(evens);
    const consent = bargain.actorIds.map((actor, a) =>
      partyOf(situation, actor, column(columns, 'party', next++), weightsOf(engine, columns), evens[a]),
    );
    const clashes = exists ? [] : clashesOf(bargain).slice(0, 5);
    const best = exists ? search.best().outcome : undefined;
    return {
      id: one.id,
      name: titleOf(one),
      issues: engine.deals[d].issues.slice(),
      room,
      ...(stated && { roomAsStated: stated }),
      consent: consent.filter(({ mustAgree }) => mustAgree > 0),
      clashes: clashes.map(({ issue, atLeast, atMost, apart }) => ({
        issue: bargain.issueIds[issue],
        atLeast: { actor: bargain.actorIds[atLeast.actor], value: atLeast.value },
        atMost: { actor: bargain.actorIds[atMost.actor], value: atMost.value },
        apart,
      })),
      ...(best && { best: Object.fromEntries([...deals[d].issues].map((m, n) => [problem.issueIds[m], best[n]])) }),
      pace: {
        ...engine.timings[d].source,
        by: days.map((day) => ({ ...(day === undefined ? {} : { day }), ...pace(day) })),
      },
    };
  });
}

function partyOf(
  { actors }: Situation,
  actor: string,
  party: Float64Array,
  weights: Float64Array | undefined,
  breakEven: number,
): PartyForecast {
  const share = (bit: number) =>
    meanByWeight(
      party.map((bits) => (bits & bit ? 1 : 0)),
      weights,
    );
  const asked = share(PARTY.mustAgree);
  const ofThese = (bit: number) => (asked > 0 ? share(bit) / asked : 0);
  return {
    ...{ actor, name: actors[actor].name ?? actor, mustAgree: asked },
    ...{ refuses: ofThese(PARTY.refuses), aloneInTheWay: ofThese(PARTY.aloneInTheWay) },
    ...(Number.isFinite(breakEven) && { breakEven }),
  };
}

/**
 * What the probability of an outcome is made of.
 *
 * @param draws what they say of the agreement
 * @param o place of the outcome
 * @param by day of the outcome
 */
export function dealFactors(
  { plan, columns }: Drawn,
  agreement: AgreementForecast,
  draws: DealDraws,
  o: number,
  by: string | undefined,
): DealFactors {
  const { models } = plan.design;
  const width = Object.keys(plan.design.situation.outcomes ?? {}).length;
  const { struck, not } = draws.weights(by);
  const factor = (key: 'given' | 'otherwise', weights: Float64Array): Factor => {
    const of = (f: number) => meanByWeight(column(columns, key, f * width + o), weights);
    const value = mean(answeringOf(plan.design).map(of));
    const all = [value, ...models.map((_, f) => of(f))];
    return { value, low: Math.min(...all), high: Math.max(...all) };
  };
  return {
    agreement: agreement.id,
    room: agreement.room,
    pace: draws.pace(by),
    given: factor('given', struck),
    otherwise: factor('otherwise', not),
  };
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
