import type { Design } from '../experiment.ts';
import { modelNamed } from '../models.ts';
import { REPLICATES } from '../sampling/sampler.ts';
import { type ChangeTrials, changeTrials, type SingleChange } from './change-trials.ts';
import { type Pact, pactsOf } from './coalitions.ts';
import { type Flip, flipSets, flipsFrom, searchesOf } from './flips.ts';
import { gridOf, knobsOf, settingOf } from './knobs.ts';
import { found, keyOf, type LeverJob, leverJob, tryJobs } from './lever-jobs.ts';
import { type Move, movesOf } from './moves.ts';
import { differences, type Estimate, estimate } from './paired.ts';

/** A move that improves what its actor can expect. */
export interface Lever {
  actor: string;
  what: Move['what'];
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
export interface Levers {
  /** Every actor, with its best moves; none where nothing that it can do helps it. */
  moves: { actor: string; best: Lever[] }[];
  /** The least single changes that take an outcome across 1/2, outcome by outcome, the least first. */
  flips: Flip[];
  /** Outcomes that no single change takes across 1/2. */
  unflipped: string[];
  /** By the gain of the member that gains less. */
  coalitions: Coalition[];
  /** How many draws chose what to look at, and how many others confirmed it. */
  draws: { screen: number; confirm: number };
}

export interface LeverOptions {
  /** Draws on which every candidate is tried; 8 to 32 by the size of the situation if left out. */
  screen?: number;
  /** Other draws on which the best candidates are tried, a multiple of 16; sixteen times as many if left out. */
  confirm?: number;
}

/** Of each actor this many moves, each on another quantity, and of coalitions this many are confirmed; the best are kept. */
const CONFIRMED = 5;
const KEPT = 3;

/** A gain within so many standard errors of nothing is not told. */
const ERRORS = 2;

/** Steps of the models (see `Model.steps`) that screening stays below: some tens of seconds of one core. */
const MOST_STEPS = 8e9;

/** Draws of the search for a flip; it is confirmed on more. */
const SEARCH_DRAWS = 64;

/**
 * The first jobs: every candidate on a few draws. The next ones are `nextLeverJobs`, until there are none.
 *
 * @param trials of the same design
 */
export function leverJobs(
  design: Design,
  options: LeverOptions = {},
  trials: ChangeTrials = changeTrials(design),
): LeverJob[] {
  const { moves, pacts, knobs } = candidates(design, trials);
  const sets = new Map<string, SingleChange[]>();
  const add = (set: SingleChange[]) => sets.set(keyOf(set), set);
  for (const { path, to } of moves) add([{ path, to }]);
  for (const { changes } of pacts) add(changes);
  for (const knob of knobs) for (const value of gridOf(knob)) add([settingOf(knob, value)]);
  const { screen, confirm } = drawsOf(design, sets.size, options);
  return [...tryJobs(1, 'screen', 0, screen, [...sets.values()]), ...tryJobs(1, 'confirm', confirm, 2 * confirm, [])];
}

/**
 * The jobs that follow from all jobs so far: closer looks at what the first ones found. None when all is known.
 *
 * @param results of `leverJob`, in the order of the jobs
 */
export function nextLeverJobs(
  design: Design,
  jobs: readonly LeverJob[],
  results: readonly Float64Array[],
  trials: ChangeTrials = changeTrials(design),
): LeverJob[] {
  const { width, guess } = trials;
  const actors = guess.actorIds.length;
  const stage = jobs.reduce((last, job) => Math.max(last, job.stage), 0);
  const { screen, confirm, draws } = blocks(jobs, results, width);
  const block = { from: draws.confirm, to: 2 * draws.confirm };
  if (stage === 2) {
    const sets = flipSets(jobs, results);
    return sets.length > 0 ? tryJobs(3, 'confirm', block.from, block.to, sets) : [];
  }
  if (stage !== 1) return [];
  const { moves, pacts, knobs } = candidates(design, trials);
  const gainOf = (actor: number, set: SingleChange[]) =>
    estimate(differences(screen.base[actor], (screen.of(set) as Float64Array[])[actor]), 1).value;
  const chosen = guess.actorIds.flatMap((id, i) =>
    bestOf(
      moves.filter(({ actor }) => actor === id),
      ({ path, to }) => gainOf(i, [{ path, to }]),
    ),
  );
  const pairs = pacts
    .map((pact) => ({ pact, gain: Math.min(...pact.members.map((i) => gainOf(i, pact.changes))) }))
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain || (a.pact.actors.join() < b.pact.actors.join() ? -1 : 1));
  const sets = [
    ...chosen.map(({ path, to }) => [{ path, to }]),
    ...pairs.slice(0, CONFIRMED).map(({ pact }) => pact.changes),
  ];
  const extra = new Map<string, number[]>();
  for (const { path, to, what } of moves) {
    if (what === 'position' || what === 'salience') extra.set(path, [...(extra.get(path) ?? []), Number(to)]);
  }
  const searching = { from: block.from, to: block.from + Math.min(SEARCH_DRAWS, draws.confirm) };
  return [
    ...(sets.length > 0 ? tryJobs(2, 'confirm', block.from, block.to, sets) : []),
    ...searchesOf(knobs, width - actors, actors, extra, screen, confirm, searching),
  ];
}

/**
 * The levers, flips and coalitions that the jobs of all stages found.
 *
 * @param results of `leverJob`, in the order of the jobs
 */
export function leversFrom(
  design: Design,
  jobs: readonly LeverJob[],
  results: readonly Float64Array[],
  trials: ChangeTrials = changeTrials(design),
): Levers {
  const { actorIds } = trials.guess;
  const { confirm, draws } = blocks(jobs, results, trials.width);
  const { moves, pacts } = candidates(design, trials);
  const replicates = design.sampler === 'sobol' ? REPLICATES : 1;
  const gainOf = (actor: number, set: SingleChange[]): Estimate | undefined => {
    const losses = confirm.of(set)?.[actor];
    return losses && estimate(differences(confirm.base[actor], losses), replicates);
  };
  const helps = (gain: Estimate | undefined): gain is Estimate =>
    gain !== undefined && gain.value > ERRORS * gain.standardError && gain.value > ROUNDING;

  const outcomes = Object.keys(design.situation.outcomes ?? {});
  const flips = flipsFrom(jobs, results, confirm, outcomes, actorIds.length, design.sampler);
  return {
    moves: actorIds.map((actor, i) => {
      const best = moves.flatMap(({ path, to, ...move }): Lever[] => {
        const gain = move.actor === actor ? gainOf(i, [{ path, to }]) : undefined;
        return helps(gain) ? [{ ...move, path, to, gain }] : [];
      });
      return { actor, best: best.sort(byGain).slice(0, KEPT) };
    }),
    flips,
    unflipped: outcomes.filter((id) => !flips.some(({ outcome }) => outcome === id)),
    coalitions: pacts
      .flatMap(({ actors, members, positions, changes }: Pact): Coalition[] => {
        const [a, b] = members.map((i) => gainOf(i, changes));
        return helps(a) && helps(b) ? [{ actors, gains: [a, b], positions }] : [];
      })
      .sort((a, b) => lesser(b) - lesser(a) || (a.actors.join() < b.actors.join() ? -1 : 1)),
    draws,
  };
}

/** All levers in one thread. */
export function levers(
  design: Design,
  { onProgress, ...options }: LeverOptions & { onProgress?: (done: number, of: number, stage: number) => void } = {},
): Levers {
  const trials = changeTrials(design);
  const jobs: LeverJob[] = [];
  const results: Float64Array[] = [];
  let stage = leverJobs(design, options, trials);
  while (stage.length > 0) {
    stage.forEach((job, j) => {
      jobs.push(job);
      results.push(leverJob(trials, job));
      onProgress?.(j + 1, stage.length, job.stage);
    });
    stage = nextLeverJobs(design, jobs, results, trials);
  }
  return leversFrom(design, jobs, results, trials);
}

/** Smaller gains are rounding. */
const ROUNDING = 1e-9;

function candidates({ situation }: Design, { guess }: ChangeTrials) {
  return { moves: movesOf(situation, guess), pacts: pactsOf(guess), knobs: knobsOf(situation) };
}

/** The best move on each quantity, and of these the best ones. */
function bestOf(moves: readonly Move[], gainOf: (move: Move) => number): Move[] {
  const best = new Map<string, { move: Move; gain: number }>();
  for (const move of moves) {
    const gain = gainOf(move);
    if (gain > (best.get(move.path)?.gain ?? ROUNDING)) best.set(move.path, { move, gain });
  }
  return [...best.values()]
    .sort((a, b) => b.gain - a.gain || (a.move.path < b.move.path ? -1 : 1))
    .slice(0, CONFIRMED)
    .map(({ move }) => move);
}

function drawsOf({ situation, models }: Design, sets: number, { screen, confirm }: LeverOptions) {
  const actors = Object.keys(situation.actors).length;
  const issues = Object.keys(situation.issues).length;
  const steps = models.reduce((sum, name) => sum + (modelNamed(name)?.steps(actors, issues) ?? 0), 0);
  let fitting = 32;
  while (fitting > 8 && fitting * sets * steps > MOST_STEPS) fitting /= 2;
  const chosen = { screen: screen ?? fitting, confirm: confirm ?? 16 * (screen ?? fitting) };
  if (!Number.isInteger(chosen.screen) || chosen.screen < 1) {
    throw new RangeError(`screen is ${chosen.screen}, expected a whole number of draws from 1 up`);
  }
  if (!Number.isInteger(chosen.confirm / REPLICATES) || chosen.confirm < chosen.screen) {
    throw new RangeError(
      `confirm is ${chosen.confirm}, expected a multiple of ${REPLICATES} that is not less than screen`,
    );
  }
  return chosen;
}

/** What both blocks of draws found, and how long they are: the confirming draws n are n to 2n - 1. */
function blocks(jobs: readonly LeverJob[], results: readonly Float64Array[], width: number) {
  const end = (block: string) =>
    jobs.reduce((last, job) => (job.kind === 'try' && job.block === block ? Math.max(last, job.to) : last), 0);
  const draws = { screen: end('screen'), confirm: end('confirm') / 2 };
  return {
    screen: found(jobs, results, 'screen', { first: 0, count: draws.screen, width }),
    confirm: found(jobs, results, 'confirm', { first: draws.confirm, count: draws.confirm, width }),
    draws,
  };
}

const byGain = (a: Lever, b: Lever) => b.gain.value - a.gain.value || (a.path < b.path ? -1 : 1);
const lesser = ({ gains: [a, b] }: Coalition) => Math.min(a.value, b.value);
