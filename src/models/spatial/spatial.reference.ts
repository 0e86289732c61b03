import { FEWEST_TURNS, LEAST_STEP, QUIET, type SpatialOptions } from './options.ts';
import {
  indices,
  referenceBargain,
  referenceCoalitions,
  referenceDistance,
  referenceElection,
  referenceRisk,
  referenceUtility,
  referenceView,
  referenceVote,
  sum,
} from './rules.reference.ts';

/*
 * The spatial model as its equations are written: every sum in full, arrays of arrays, no sharing of work.
 * It is here to be read and to test the fast one against; nothing else uses it.
 */

/** Positions x and saliences s (rows are actors, 0-1), capabilities c, and how far ideals follow positions. */
export interface ReferenceState {
  x: number[][];
  s: number[][];
  c: number[];
  /** Row i: how much of i's new ideal point is each actor's position; what is missing to 1 stays with the old ideal. */
  follow?: number[][] | undefined;
}

/** Picks one of an actor's options by their probabilities. */
export type ReferenceChoice = (actor: number, probability: number[], options: ReferenceOption[]) => number;

export interface ReferenceOption {
  initiator: number;
  receiver: number;
  /** Where both go; both undefined for standing still. */
  toInitiator?: number[];
  toReceiver?: number[];
}

/** The one lowest in the first number in which they differ; the first of equal ones. */
function first<T>(tied: T[], position: (one: T) => number[]): T {
  return tied.reduce((best, one) => {
    const d = position(one).findIndex((value, m) => value !== position(best)[m]);
    return d >= 0 && position(one)[d] < position(best)[d] ? one : best;
  });
}

/** The most probable option; of equal ones standing still, then the lowest new position. */
export const referenceMostProbable: ReferenceChoice = (actor, probability, options) => {
  const most = Math.max(...probability);
  const tied = indices(options.length).filter((o) => probability[o] > most - 1e-12);
  const goal = ({ initiator, toInitiator = [], toReceiver = [] }: ReferenceOption) =>
    initiator === actor ? toInitiator : toReceiver;
  return tied[0] === 0 ? 0 : first(tied, (o) => goal(options[o]));
};

const norm = (a: number[], b: number[]) => Math.sqrt(sum(a.map((value, d) => (value - b[d]) ** 2)));

/** Everything that the actors make of one state: positions x and ideals. */
export function referenceState(table: ReferenceState, options: SpatialOptions, x: number[][], ideals: number[][]) {
  const { s, c } = table;
  const n = c.length;
  const actors = indices(n);
  const S = s.map(sum);
  const D = actors.map((i) => actors.map((j) => referenceDistance(s[i], ideals[i], x[j])));
  const neutral = D.map((row) => row.map((d) => referenceUtility(d, 0)));
  const coalitions = referenceCoalitions(options.VotingRule, c, neutral, false);
  const risk = referenceRisk(options.BigRRange, referenceElection(options, coalitions));
  const u = (h: number, i: number, j: number) =>
    referenceUtility(D[i][j], referenceView(options.BigRAdjust, risk[h], risk[i]));

  /** h's view of the probability that i wins the contest (i:j). */
  const contest = (h: number, i: number, j: number) => {
    const vote = (k: number, du: number) => referenceVote(options.VotingRule, S[k] * c[k], du);
    const principals = [vote(i, u(h, i, i) - u(h, i, j)), vote(j, u(h, j, i) - u(h, j, j))];
    const ofI = 1e-10 + sum(principals.map((v) => Math.max(0, v)));
    const ofJ = 1e-10 + sum(principals.map((v) => Math.max(0, -v)));
    let [forI, forJ] = [ofI, ofJ];
    for (const k of actors) {
      if (k === i || k === j) continue;
      const [ui, uj, uk] = [u(h, k, i), u(h, k, j), u(h, k, k)];
      const first = vote(k, ui - uj);
      const [a, b] = [ofI + Math.max(0, first), ofJ + Math.max(0, -first)];
      const pi = a / (a + b);
      const commit = options.ThirdPartyCommit;
      const winning = (mine: number) => (commit === 'FullCommit' ? 3 * mine : 2 * mine + uk);
      const losing = (theirs: number) => (commit === 'NoCommit' ? 2 * theirs + uk : 3 * theirs);
      const withI = pi * winning(ui) + (1 - pi) * losing(uj);
      const withJ = pi * losing(ui) + (1 - pi) * winning(uj);
      const v = vote(k, withI - withJ);
      forI += Math.max(0, v);
      forJ += Math.max(0, -v);
    }
    return forI / (forI + forJ);
  };

  /** Gain to k, in h's view, of i challenging j. */
  const gain = (h: number, k: number, i: number, j: number) => {
    const p = contest(h, i, j);
    const won = 2 * u(h, k, i);
    const lost = 2 * u(h, k, j);
    return (1 - S[j]) * won + S[j] * (p * won + (1 - p) * lost) - (u(h, k, i) + u(h, k, j));
  };

  /** Whom i challenges; -1 for nobody. */
  const target = (i: number) => {
    const worth = actors.map((j) => (j === i ? -Infinity : gain(i, i, i, j)));
    const most = Math.max(...worth);
    if (most <= 1e-5) return -1;
    return first(
      actors.filter((j) => worth[j] > most - 1e-12),
      (j) => [...x[j], -S[j] * c[j]],
    );
  };

  /** The bargains that i's challenge of j brings. */
  const bargains = (i: number, j: number): ReferenceOption[] => {
    const made = [contest(i, i, j), contest(j, i, j)].map((p) =>
      referenceBargain(options.InterVecBrgn, [x[i], s[i]], [x[j], s[j]], p),
    );
    const option = ([toInitiator, toReceiver]: [number[], number[]]) => ({
      initiator: i,
      receiver: j,
      toInitiator,
      toReceiver,
    });
    if (options.BargnModel === 'InitOnlyInterp') return [option(made[0])];
    if (options.BargnModel === 'InitRcvrInterp') return made.map(option);
    const [wi, wj] = [S[i] * c[i], S[j] * c[j]];
    const mean = (side: 0 | 1) => made[0][side].map((value, d) => (wi * value + wj * made[1][side][d]) / (wi + wj));
    return [option([mean(0), mean(1)])];
  };

  /** Utility to actor k of the state in which only that option has happened. */
  const optionUtility = (k: number, { initiator, receiver, toInitiator, toReceiver }: ReferenceOption) => {
    const after = x.map((position, i) =>
      toInitiator && toReceiver && i === initiator ? toInitiator : toReceiver && i === receiver ? toReceiver : position,
    );
    return sum(after.map((position) => referenceUtility(referenceDistance(s[k], ideals[k], position), risk[k]))) / n;
  };

  const targets = actors.map(target);
  const made = actors.map((i) => (targets[i] < 0 ? [] : bargains(i, targets[i])));
  const optionsOf = actors.map((k): ReferenceOption[] => [
    { initiator: k, receiver: k },
    ...made[k],
    ...made.flat().filter(({ receiver }) => receiver === k),
  ]);
  const votes = optionsOf.map((list) =>
    referenceElection(
      options,
      referenceCoalitions(
        options.VotingRule,
        c,
        actors.map((k) => list.map((option) => optionUtility(k, option))),
        true,
      ),
    ),
  );
  return { D, neutral, coalitions, risk, u, contest, gain, targets, optionsOf, optionUtility, votes };
}

/**
 * Probability of the positions: actors, from the lowest position up, join an earlier one within 0.001 or are an option
 * of their own.
 *
 * @returns the holder of each option's position, the probability of each option, and the option of each actor
 */
export function referenceProbabilities(
  table: ReferenceState,
  options: SpatialOptions,
  state: { D: number[][]; risk: number[] },
  x: number[][],
): { holder: number[]; probability: number[]; option: number[] } {
  const actors = indices(x.length);
  const unique: number[] = [];
  const option: number[] = [];
  for (let left = actors; left.length > 0; ) {
    const i = first(left, (one) => x[one]);
    left = left.filter((one) => one !== i);
    const same = unique.findIndex((j) => norm(x[i], x[j]) < 1e-3);
    option[i] = same < 0 ? unique.push(i) - 1 : same;
  }
  const u = actors.map((k) => unique.map((j) => referenceUtility(state.D[k][j], state.risk[k])));
  const p = referenceElection(options, referenceCoalitions(options.VotingRule, table.c, u, false));
  return { holder: unique, probability: p, option };
}

/** Plays the model to its end; returns the positions of every turn, the start first. */
export function referenceRun(
  table: ReferenceState,
  options: SpatialOptions,
  turns: number,
  choose: ReferenceChoice,
): number[][][] {
  let x = table.x;
  let ideals = table.x;
  const path = [x];
  let firstStep = 0;
  for (let turn = 1; turn <= turns; turn++) {
    const { optionsOf, votes } = referenceState(table, options, x, ideals);
    const before = x;
    x = before.map((position, k) => {
      const chosen = optionsOf[k][choose(k, votes[k], optionsOf[k])];
      return (chosen.initiator === k ? chosen.toInitiator : chosen.toReceiver) ?? position;
    });
    const now = x;
    if (table.follow) {
      const follow = table.follow;
      ideals = ideals.map((ideal, i) =>
        ideal.map((old, d) => sum(now.map((to, j) => follow[i][j] * to[d])) + (1 - sum(follow[i])) * old),
      );
    } else ideals = x;
    path.push(x);
    const step = sum(x.map((to, i) => norm(to, before[i])));
    if (turn === 1) firstStep = step + LEAST_STEP;
    if (turn >= FEWEST_TURNS && step / firstStep < QUIET) break;
  }
  return path;
}
