import { uniforms } from '../../numeric/random.ts';
import { type DailyCounts, dailyCounts, type Ties } from './daily-counts.ts';
import type { HawkesParameters } from './hawkes-likelihood.ts';

/**
 * Times of a Hawkes process in continuous time, in days, by thinning: its intensity falls until the next event, so what it is
 * now bounds it (Ogata 1981).
 */
export function thinned({ background, branching, decay }: HawkesParameters, days: number, seed: number): number[] {
  const uniform = uniforms(seed);
  const times: number[] = [];
  let excitement = 0;
  for (let time = 0; ; ) {
    const bound = background + branching * decay * excitement;
    const wait = -Math.log(uniform()) / bound;
    time += wait;
    if (time >= days) return times;
    excitement *= Math.exp(-decay * wait);
    if (uniform() * bound < background + branching * decay * excitement) {
      times.push(time);
      excitement++;
    }
  }
}

/** The events of `thinned` by day. */
export const thinnedDays = (parameters: HawkesParameters, days: number, seed: number): Int32Array =>
  Int32Array.from(thinned(parameters, days, seed), Math.floor);

/** A process in whole days, each drawn from its mean given those before. */
export function drawnDays(parameters: HawkesParameters, days: number, ties: Ties, uniform: () => number): DailyCounts {
  const { background, branching, decay } = parameters;
  const r = Math.exp(-decay);
  const drawn: number[] = [];
  let excitement = 0;
  for (let day = 0; day < days; day++) {
    const count = poisson(background + branching * (1 - r) * excitement, uniform);
    const seen = ties === 'each' ? count : Math.min(1, count);
    for (let i = 0; i < seen; i++) drawn.push(day);
    excitement = r * excitement + seen;
  }
  return dailyCounts(Int32Array.from(drawn), { from: 0, to: days - 1 }, ties);
}

/** A Poisson number by multiplying uniform ones (Knuth). */
export function poisson(mean: number, uniform: () => number): number {
  const none = Math.exp(-mean);
  let count = 0;
  for (let product = uniform(); product > none; product *= uniform()) count++;
  return count;
}
