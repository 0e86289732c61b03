import type { Design } from '../../engine/design.ts';
import { stepsOf } from '../../engine/models-of.ts';
import type { Prepared } from '../../engine/prepare.ts';
import { REPLICATES } from '../../engine/sampling/sampler.ts';
import type { SingleChange } from '../../engine/what-if.ts';
import type { Problem } from '../../models/problem.ts';
import { UsageError } from '../../numeric/errors.ts';
import { ROUNDING } from '../../numeric/rounding.ts';
import { candidateCoalitions } from './coalitions.ts';
import { changesKey, type InterventionJob, triedSets, whatIfJobs, widthsOf } from './intervention-jobs.ts';
import { type CandidateMove, movesOf } from './moves.ts';
import { differences, estimate } from './paired.ts';
import { gridOf, parametersOf, settingOf } from './parameters.ts';
import { searchesOf, tippingPointSets } from './tipping-points.ts';
import { wrongWays } from './wrong-way.ts';

export interface InterventionOptions {
  /** Draws on which every candidate is tried; by default 8 to 32, by the size of the situation. */
  screen?: number;
  /**
   * Other draws on which the best candidates are tried, a multiple of 16; by default 16 times as many, in a large situation
   * 8 times.
   */
  confirm?: number;
}

/** Of each actor this many moves, each on another quantity, and of coalitions this many are confirmed. */
const CONFIRMED = 5;

/** Steps of the models (see `Model.steps`) that screening stays below: some tens of seconds of one core. */
const MOST_STEPS = 8e9;

/** Draws that screening takes, and how many times MOST_STEPS it may last with the least of them. */
const LEAST_DRAWS = 8;
const MOST_DRAWS = 32;
const PATIENCE = 3;

/** Roughly the number of sets of changes that one stance gives. */
const SETS_A_STANCE = 15;

/** At least this many actors are looked at, however large the situation. */
const LEAST_ACTORS = 3;

/** Draws of the search for a tipping point; it is confirmed on more. */
const SEARCH_DRAWS = 64;

/** Stages of jobs at most. */
export const STAGES = 3;

/**
 * The first jobs: every candidate on a few draws. The next ones are `nextInterventionJobs`, until there are none.
 */
export function interventionJobs(engine: Prepared, options: InterventionOptions = {}): InterventionJob[] {
  const { moves, coalitions, parameters } = interventionCandidates(engine);
  const sets = new Map<string, SingleChange[]>();
  const add = (set: SingleChange[]) => sets.set(changesKey(set), set);
  for (const { path, to } of moves) add([{ path, to }]);
  for (const { changes } of coalitions) add(changes);
  for (const parameter of parameters) for (const value of gridOf(parameter)) add([settingOf(parameter, value)]);
  const { screen, confirm } = drawsOf(engine.design, sets.size, options);
  return [
    ...whatIfJobs(1, 'screen', 0, screen, [...sets.values()]),
    ...whatIfJobs(1, 'confirm', confirm, 2 * confirm, []),
  ];
}

/**
 * The jobs that follow from all jobs so far: closer looks at what the first ones found. None when all is known.
 *
 * @param results of `interventionJob`, in the order of the jobs
 * @param options.tippingPointsOnly looks no closer at what actors could do for themselves
 */
export function nextInterventionJobs(
  engine: Prepared,
  jobs: readonly InterventionJob[],
  results: readonly Float64Array[],
  { tippingPointsOnly = false } = {},
): InterventionJob[] {
  const { width, actors } = widthsOf(engine);
  const stage = jobs.reduce((last, job) => Math.max(last, job.stage), 0);
  const { screen, confirm, draws } = blocks(engine, jobs, results);
  const block = { from: draws.confirm, to: 2 * draws.confirm };
  if (stage === 2) {
    const sets = tippingPointSets(jobs, results);
    return sets.length > 0 ? whatIfJobs(3, 'confirm', block.from, block.to, sets) : [];
  }
  if (stage !== 1) return [];
  const { moves, coalitions, parameters } = interventionCandidates(engine);
  const gainOf = (actor: number, set: SingleChange[]) =>
    estimate(differences(screen.base[actor], (screen.of(set) as Float64Array[])[actor]), 1).value;
  const chosen = engine.guess.problem.actorIds.flatMap((id, i) =>
    bestOf(
      moves.filter(({ actor }) => actor === id),
      ({ path, to }) => gainOf(i, [{ path, to }]),
    ),
  );
  const pairs = coalitions
    .map((coalition) => ({ coalition, gain: Math.min(...coalition.members.map((i) => gainOf(i, coalition.changes))) }))
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain || (a.coalition.actors.join() < b.coalition.actors.join() ? -1 : 1));
  const sets = tippingPointsOnly
    ? []
    : [
        ...chosen.map(({ path, to }) => [{ path, to }]),
        ...pairs.slice(0, CONFIRMED).map(({ coalition }) => coalition.changes),
      ];
  const extra = new Map<string, number[]>();
  for (const { path, to, what } of moves) {
    if (what === 'position' || what === 'salience') extra.set(path, [...(extra.get(path) ?? []), Number(to)]);
  }
  const searching = { from: block.from, to: block.from + Math.min(SEARCH_DRAWS, draws.confirm) };
  return [
    ...(sets.length > 0 ? whatIfJobs(2, 'confirm', block.from, block.to, sets) : []),
    ...searchesOf(parameters, width - actors, actors, extra, screen, confirm, searching, wrongWays(engine)),
  ];
}

/** All candidates: moves and parameters of the actors looked at, and coalitions of two of them. */
export function interventionCandidates({ design, guess }: Prepared) {
  const actors = lookedAt(design, guess.problem);
  return {
    moves: movesOf(design.situation, guess).filter(({ actor }) => actors.has(actor)),
    coalitions: candidateCoalitions(guess.problem).filter((coalition) =>
      coalition.actors.every((id) => actors.has(id)),
    ),
    parameters: parametersOf(design.situation).filter(({ actor }) => actors.has(actor)),
  };
}

/**
 * All actors; of a situation so large that screening would take minutes, the heaviest, by their shares of the weight on all
 * issues.
 */
export function lookedAt(design: Design, { actorIds, start, actor, weight }: Problem): Set<string> {
  const share = new Float64Array(actorIds.length);
  const stances = new Float64Array(actorIds.length);
  for (let m = 0; m + 1 < start.length; m++) {
    let total = 0;
    for (let k = start[m]; k < start[m + 1]; k++) total += weight[k];
    for (let k = start[m]; k < start[m + 1]; k++) {
      if (total > 0) share[actor[k]] += weight[k] / total;
      stances[actor[k]]++;
    }
  }
  const heaviest = actorIds
    .map((id, i) => ({ id, i }))
    .sort((a, b) => share[b.i] - share[a.i] || (a.id < b.id ? -1 : 1));
  const most = (PATIENCE * MOST_STEPS) / (LEAST_DRAWS * SETS_A_STANCE * stepsOf(design));
  const looked = new Set<string>();
  let taken = 0;
  for (const { id, i } of heaviest) {
    taken += stances[i];
    if (taken > most && looked.size >= LEAST_ACTORS) break;
    looked.add(id);
  }
  return looked;
}

/** The best move on each quantity, and of these the best ones. */
function bestOf(moves: readonly CandidateMove[], gainOf: (move: CandidateMove) => number): CandidateMove[] {
  const best = new Map<string, { move: CandidateMove; gain: number }>();
  for (const move of moves) {
    const gain = gainOf(move);
    if (gain > (best.get(move.path)?.gain ?? ROUNDING)) best.set(move.path, { move, gain });
  }
  return [...best.values()]
    .sort((a, b) => b.gain - a.gain || (a.move.path < b.move.path ? -1 : 1))
    .slice(0, CONFIRMED)
    .map(({ move }) => move);
}

/** How many draws screening and confirming take, by the number of sets and the size of the situation. */
export function drawsOf(design: Design, sets: number, { screen, confirm }: InterventionOptions) {
  const steps = stepsOf(design);
  let fitting = MOST_DRAWS;
  while (fitting > LEAST_DRAWS && fitting * sets * steps > MOST_STEPS) fitting /= 2;
  const times = fitting > LEAST_DRAWS ? 16 : 8;
  const chosen = { screen: screen ?? fitting, confirm: confirm ?? times * (screen ?? fitting) };
  if (!Number.isInteger(chosen.screen) || chosen.screen < 1) {
    throw new UsageError(`screen is ${chosen.screen}, expected a whole number of draws from 1 up`);
  }
  if (chosen.confirm === 0 || !Number.isInteger(chosen.confirm / REPLICATES) || chosen.confirm < chosen.screen) {
    throw new UsageError(
      `confirm is ${chosen.confirm}, expected a multiple of ${REPLICATES} that is not less than screen`,
    );
  }
  return chosen;
}

/** What both blocks of draws found, and how long they are: the confirming draws n are n to 2n - 1. */
export function blocks(engine: Prepared, jobs: readonly InterventionJob[], results: readonly Float64Array[]) {
  const { width } = widthsOf(engine);
  const { weighted } = engine;
  const end = (block: string) =>
    jobs.reduce((last, job) => (job.kind === 'whatIf' && job.block === block ? Math.max(last, job.to) : last), 0);
  const draws = { screen: end('screen'), confirm: end('confirm') / 2 };
  return {
    screen: triedSets(jobs, results, 'screen', { first: 0, count: draws.screen, width, weighted }),
    confirm: triedSets(jobs, results, 'confirm', { first: draws.confirm, count: draws.confirm, width, weighted }),
    draws,
  };
}
