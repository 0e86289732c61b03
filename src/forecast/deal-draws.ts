import { EVER, type Timing } from '../engine/agreement/agreed-by.ts';
import { column } from '../engine/columns.ts';
import { mean } from '../numeric/mean.ts';
import type { Factor } from './factor.ts';
import type { Drawn } from './jobs.ts';

/** What the draws say of an agreement, given that none has come until the day of looking. */
export interface DealDraws {
  /** By draw: that there is room, as far as the draw counts. What it settles is shown by these weights. */
  readonly roomWeight: Float64Array;
  readonly room: Factor;
  /** Room as the situation states it, before time went by without an agreement; none where no time has gone by. */
  readonly stated?: Factor;
  /** How likely it is that it comes by a day, where there is room. */
  pace(day: string | undefined): Factor;
  /** By draw: that it comes by a day, and that it does not, as far as the draw counts. */
  weights(day: string | undefined): { struck: Float64Array; not: Float64Array };
}

/** @param d place of the agreement among those of the file */
export function dealDraws({ engine, columns }: Pick<Drawn, 'engine' | 'columns'>, d: number): DealDraws {
  const { timings } = engine;
  const timing = timings[d];
  const exists = column(columns, 'deal', 2 * d);
  const sealed = column(columns, 'deal', 2 * d + 1);
  if (!engine.weighted) return withoutWaiting(timing, exists, sealed);

  // When there was room before, if all is known and for sealed offers.
  const [known, offers] = [0, 1].map((which) => column(columns, 'past', 2 * d + which));
  const draws = exists.length;
  // How much a draw counts by all other agreements that have not come.
  const others = new Float64Array(draws).fill(1);
  timings.forEach((other, agreement) => {
    if (agreement === d) return;
    const [a, b] = [0, 1].map((which) => column(columns, 'past', 2 * agreement + which));
    for (let s = 0; s < draws; s++) others[s] *= (other.none(a[s]) + other.none(b[s])) / 2;
  });
  const none = new Float64Array(draws);
  for (let s = 0; s < draws; s++) none[s] = (others[s] * (timing.none(known[s]) + timing.none(offers[s]))) / 2;
  /** By draw: what holds where there is room now, as far as the draw counts. */
  const whereRoom = (of: (past: number) => number) => {
    const found = new Float64Array(draws);
    for (let s = 0; s < draws; s++) {
      const ifSealed = sealed[s] === 1 ? timing.none(offers[s]) * of(offers[s]) : 0;
      const ifKnown = exists[s] === 1 ? timing.none(known[s]) * of(known[s]) : 0;
      found[s] = (others[s] * (ifSealed + ifKnown)) / 2;
    }
    return found;
  };
  const roomWeight = whereRoom(() => 1);
  const some = sum(roomWeight);
  const share = (part: number, all: number) => (all > 0 ? Math.min(1, part / all) : 0);
  /** Room, were one end of the bracket all that is. */
  const end = (is: Float64Array, was: Float64Array) => {
    let [room, all] = [0, 0];
    for (let s = 0; s < draws; s++) {
      const weight = others[s] * timing.none(was[s]);
      room += is[s] * weight;
      all += weight;
    }
    return share(room, all);
  };
  const began = (was: Float64Array) => mean(was.map((bits) => bits & 1));
  const [statedLow, statedHigh] = [began(offers), began(known)];
  return {
    roomWeight,
    room: { value: share(some, sum(none)), low: end(sealed, offers), high: end(exists, known) },
    stated: { value: (statedLow + statedHigh) / 2, low: statedLow, high: statedHigh },
    pace(day) {
      if (!(some > 0)) return paceOf(timing, day);
      const of = (part: 'mean' | 'low' | 'high') => share(sum(whereRoom((past) => timing.by(day, past)[part])), some);
      return { value: of('mean'), low: of('low'), high: of('high') };
    },
    weights(day) {
      const struck = whereRoom((past) => timing.by(day, past).mean);
      const not = struck.map((weight, s) => Math.max(0, none[s] - weight));
      return { struck: struck.some((weight) => weight > 0) ? struck : roomWeight, not };
    },
  };
}

function sum(values: Float64Array): number {
  let all = 0;
  for (let s = 0; s < values.length; s++) all += values[s];
  return all;
}

/** On the day of the situation all draws count alike. */
function withoutWaiting(timing: Timing, exists: Float64Array, sealed: Float64Array): DealDraws {
  const roomWeight = exists.map((room, s) => (room + sealed[s]) / 2);
  const [low, high] = [mean(sealed), mean(exists)];
  return {
    roomWeight,
    room: { value: (low + high) / 2, low, high },
    pace: (day) => paceOf(timing, day),
    weights(day) {
      const inTime = timing.by(day).mean;
      return { struck: roomWeight, not: roomWeight.map((weight) => 1 - weight * inTime) };
    },
  };
}

function paceOf(timing: Timing, day: string | undefined): Factor {
  const { mean: value, low, high } = timing.by(day, EVER);
  return { value, low, high };
}
