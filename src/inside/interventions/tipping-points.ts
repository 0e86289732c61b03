import { REPLICATES } from '../../engine/sampling/sampler.ts';
import type { SingleChange } from '../../engine/what-if.ts';
import { ROUNDING } from '../../numeric/rounding.ts';
import type { Estimate } from '../../numeric/statistics.ts';
import { type InterventionJob, reaches, type SearchJob, type TriedSets } from './intervention-jobs.ts';
import { probability } from './paired.ts';
import { gridOf, type Parameter, settingOf } from './parameters.ts';
import type { WrongWay } from './wrong-way.ts';

/** A single change that takes the probability of a named outcome across 1/2. */
export interface TippingPoint {
  outcome: string;
  /** Of the outcome as things are. */
  probability: number;
  actor: string;
  what: Parameter['what'];
  path: string;
  from: string;
  to: number | boolean;
  /** How large the change is: its share of the range that the quantity could take, 0-1; of a veto the change of its probability. */
  size: number;
  /** Probability with the change. */
  becomes: Estimate;
}

/** Of each outcome the tipping points that look smallest are searched closely, and of those found the smallest are kept. */
const SEARCHED = 4;
const KEPT = 3;

/** Where the draws that confirm disagree with those of the search, a little more is tried: these shares of the range. */
export const FURTHER = [0, 0.01, 0.02, 0.04, 0.08, 0.16];
/** A tipping point lies beyond 1/2 by more than this many standard errors; 1/2 itself is on neither side. */
export const ERRORS = 2;

/**
 * What to search closely: of each named outcome the parameters with which the screening draws cross 1/2 by the smallest change. The
 * screening draws are few; what they say of the probability itself is corrected by what the confirming draws say.
 *
 * @param actors number of columns before those of the outcomes
 * @param extra further settings that were tried, by path
 * @param wrongWay what is not told although it tips
 */
export function searchesOf(
  parameters: readonly Parameter[],
  outcomes: number,
  actors: number,
  extra: ReadonlyMap<string, number[]>,
  screen: TriedSets,
  confirm: TriedSets,
  draws: { from: number; to: number },
  wrongWay: WrongWay,
): SearchJob[] {
  return Array.from({ length: outcomes }, (_, o) => o).flatMap((outcome) => {
    const column = actors + outcome;
    const p = mean(confirm.base[column]);
    const rising = p < 0.5;
    const now = mean(screen.base[column]);
    const target = 0.5 - p + now;
    const at = (set: readonly SingleChange[]) => mean((screen.of(set) as Float64Array[])[column]);
    const crossings = parameters.flatMap((parameter) => {
      const tried = [...new Set([...gridOf(parameter), ...(extra.get(parameter.path) ?? [])])].sort((a, b) => a - b);
      const sides = [tried.filter((x) => x < parameter.now).reverse(), tried.filter((x) => x > parameter.now)];
      return sides.flatMap((values) => {
        const reached = values.findIndex((x) => reaches(at([settingOf(parameter, x)]), target, rising));
        if (reached < 0) return [];
        const enough = values[reached];
        if (wrongWay(parameter, enough, outcome, rising)) return [];
        const little = reached > 0 ? values[reached - 1] : parameter.now;
        const before = reached > 0 ? at([settingOf(parameter, little)]) : now;
        const share = (target - before) / (at([settingOf(parameter, enough)]) - before);
        const size = shareOfRange(parameter, little + Math.min(1, Math.max(0, share)) * (enough - little));
        return [
          {
            parameter,
            between: [little, enough] as [number, number],
            size: parameter.what === 'veto' ? shareOfRange(parameter, enough) : size,
          },
        ];
      });
    });
    // The target moves with the draws of the search, which are among the confirming ones.
    const part = mean(confirm.base[column].subarray(0, draws.to - draws.from));
    return crossings
      .sort((a, b) => a.size - b.size || (a.parameter.path < b.parameter.path ? -1 : 1))
      .slice(0, SEARCHED)
      .map(({ parameter, between }): SearchJob => {
        return { kind: 'search', stage: 2, parameter, outcome, rising, target: 0.5 - p + part, between, ...draws };
      });
  });
}

/** What the searches found and a little more, to be confirmed. */
export function tippingPointSets(jobs: readonly InterventionJob[], results: readonly Float64Array[]): SingleChange[][] {
  return searched(jobs, results).flatMap(({ parameter, settings }) =>
    settings.map((value) => [settingOf(parameter, value)]),
  );
}

function searched(jobs: readonly InterventionJob[], results: readonly Float64Array[]) {
  return jobs.flatMap((job, j) => {
    if (job.kind !== 'search') return [];
    const { parameter, outcome, rising } = job;
    const [value] = results[j];
    const way = value > parameter.now ? 1 : -1;
    const further = FURTHER.map((share) => value + way * share * (parameter.high - parameter.low));
    const settings =
      parameter.what === 'veto' ? [value] : further.map((x) => Math.min(parameter.high, Math.max(parameter.low, x)));
    return [{ parameter, outcome, rising, settings: [...new Set(settings)] }];
  });
}

/**
 * The least single changes that tip each outcome on the confirming draws.
 *
 * @param outcomes ids of the named outcomes
 * @param sampler `sobol` draws have replicates
 */
export function tippingPointsFrom(
  jobs: readonly InterventionJob[],
  results: readonly Float64Array[],
  confirm: TriedSets,
  outcomes: readonly string[],
  actors: number,
  sampler: 'sobol' | 'pseudo-random',
  wrongWay: WrongWay,
): TippingPoint[] {
  const candidates = searched(jobs, results);
  return outcomes.flatMap((id, o) => {
    const tippingPoints = candidates.flatMap(({ parameter, outcome, rising, settings }): TippingPoint[] => {
      if (outcome !== o) return [];
      for (const value of settings) {
        if (wrongWay(parameter, value, outcome, rising)) continue;
        const setting = settingOf(parameter, value);
        const column = confirm.of([setting])?.[actors + o];
        if (!column) continue;
        const becomes = probability(column, sampler === 'sobol' ? REPLICATES : 1);
        const beyond = rising ? becomes.value - 0.5 : 0.5 - becomes.value;
        if (!(beyond > ERRORS * becomes.standardError + ROUNDING)) continue;
        const { actor, what, path, stated: from } = parameter;
        const before = mean(confirm.base[actors + o]);
        const size = shareOfRange(parameter, value);
        return [{ outcome: id, probability: before, actor, what, path, from, to: setting.to, size, becomes }];
      }
      return [];
    });
    return tippingPoints.sort((a, b) => a.size - b.size || (a.path < b.path ? -1 : 1)).slice(0, KEPT);
  });
}

export const shareOfRange = ({ now, low, high }: Pick<Parameter, 'now' | 'low' | 'high'>, value: number): number =>
  Math.abs(value - now) / (high - low);

function mean(column: Float64Array): number {
  let sum = 0;
  for (let s = 0; s < column.length; s++) sum += column[s];
  return sum / column.length;
}
