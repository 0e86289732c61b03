import type { Prepared } from '../../engine/prepare.ts';
import { REPLICATES } from '../../engine/sampling/sampler.ts';
import type { SingleChange } from '../../engine/what-if.ts';
import type { Estimate } from '../../numeric/statistics.ts';
import type { CandidateCoalition } from './coalitions.ts';
import { type InterventionJob, interventionJob } from './intervention-jobs.ts';
import {
  blocks,
  type InterventionOptions,
  interventionCandidates,
  interventionJobs,
  lookedAt,
  nextInterventionJobs,
} from './intervention-stages.ts';
import type { CandidateMove } from './moves.ts';
import { differences, estimate } from './paired.ts';
import { type TippingPoint, tippingPointsFrom } from './tipping-points.ts';
import { wrongWays } from './wrong-way.ts';

export { type InterventionOptions, interventionJobs, nextInterventionJobs, STAGES } from './intervention-stages.ts';

/** A move that improves what its actor can expect. */
export interface Intervention {
  actor: string;
  what: CandidateMove['what'];
  /** As a scenario would change it. */
  path: string;
  from: string;
  to: number | boolean;
  /** Expected loss saved, on the scale of losses (0-1), judged by the interests that the situation states. */
  gain: Estimate;
}

/** Two actors who are both better off if they take one common position wherever both take a stance. */
export interface Coalition {
  actors: [string, string];
  gains: [Estimate, Estimate];
  positions: { issue: string; at: number }[];
}

/** What could be done: plain data, the same bits for the same design. */
export interface Interventions {
  /** Actors with their best moves, an empty list where no move helps. In a very large situation only the heaviest actors. */
  moves: { actor: string; best: Intervention[] }[];
  /** The least single changes that take an outcome across 1/2, outcome by outcome, the least first. */
  tippingPoints: TippingPoint[];
  /** Outcomes that no single change takes across 1/2. */
  withoutTippingPoint: string[];
  /** By the gain of the member that gains less. */
  coalitions: Coalition[];
  /** How many draws chose what to look at, and how many others confirmed it. */
  draws: { screen: number; confirm: number };
}

/** Most moves listed for an actor. */
const KEPT = 3;

/** Gains within this many standard errors of 0 are not listed. */
const ERRORS = 2;
/** Gains below this, which is half of what is shown as 0.1 points, are not listed. */
const LEAST_TOLD = 0.0005;

/**
 * The moves, tipping points and coalitions that the jobs of all stages found.
 *
 * @param results of `interventionJob`, in the order of the jobs
 */
export function interventionsFrom(
  engine: Prepared,
  jobs: readonly InterventionJob[],
  results: readonly Float64Array[],
): Interventions {
  const { design, guess } = engine;
  const { actorIds } = guess.problem;
  const { confirm, draws } = blocks(engine, jobs, results);
  const { moves, coalitions } = interventionCandidates(engine);
  const replicates = design.sampler === 'sobol' ? REPLICATES : 1;
  const gainOf = (actor: number, set: SingleChange[]): Estimate | undefined => {
    const losses = confirm.of(set)?.[actor];
    return losses && estimate(differences(confirm.base[actor], losses), replicates);
  };
  const helps = (gain: Estimate | undefined): gain is Estimate =>
    gain !== undefined && gain.value > ERRORS * gain.standardError && gain.value >= LEAST_TOLD;

  const looked = lookedAt(design, guess.problem);
  const outcomes = Object.keys(design.situation.outcomes ?? {});
  const tippingPoints = tippingPointsFrom(
    ...([jobs, results, confirm, outcomes, actorIds.length, design.sampler, wrongWays(engine)] as const),
  );
  return {
    moves: actorIds.flatMap((actor, i) => {
      if (!looked.has(actor)) return [];
      const best = moves.flatMap(({ path, to, ...move }): Intervention[] => {
        const gain = move.actor === actor ? gainOf(i, [{ path, to }]) : undefined;
        return helps(gain) ? [{ ...move, path, to, gain }] : [];
      });
      const first = best.sort(byGain).filter(({ path }, k) => best.findIndex((other) => other.path === path) === k);
      return [{ actor, best: first.slice(0, KEPT) }];
    }),
    tippingPoints,
    withoutTippingPoint: outcomes.filter((id) => !tippingPoints.some(({ outcome }) => outcome === id)),
    coalitions: coalitions
      .flatMap(({ actors, members, positions, changes }: CandidateCoalition): Coalition[] => {
        const [a, b] = members.map((i) => gainOf(i, changes));
        return helps(a) && helps(b) ? [{ actors, gains: [a, b], positions }] : [];
      })
      .sort((a, b) => lesser(b) - lesser(a) || (a.actors.join() < b.actors.join() ? -1 : 1)),
    draws,
  };
}

/**
 * The same in one thread, all stages.
 *
 * @example interventions(prepare(planForecast(situation).design)).tippingPoints
 */
export function interventions(
  engine: Prepared,
  {
    onProgress,
    ...options
  }: InterventionOptions & { onProgress?: (done: number, of: number, stage: number) => void } = {},
): Interventions {
  const jobs: InterventionJob[] = [];
  const results: Float64Array[] = [];
  let stage = interventionJobs(engine, options);
  while (stage.length > 0) {
    stage.forEach((job, j) => {
      jobs.push(job);
      results.push(interventionJob(engine, job));
      onProgress?.(j + 1, stage.length, job.stage);
    });
    stage = nextInterventionJobs(engine, jobs, results);
  }
  return interventionsFrom(engine, jobs, results);
}

const byGain = (a: Intervention, b: Intervention) => b.gain.value - a.gain.value || (a.path < b.path ? -1 : 1);
const lesser = ({ gains: [a, b] }: Coalition) => Math.min(a.value, b.value);
