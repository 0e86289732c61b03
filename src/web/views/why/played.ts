import type { Trace, TracedMove, TracedRound } from '../../../engine/trace.ts';
import { dealsOf, shows } from '../../../report/trace/words.ts';
import type { Tie } from './network-layout.ts';

/** The rounds that bear on an issue: of its own run, or of the one run of all issues. */
export const roundsOn = ({ rounds }: Trace, issue: string): TracedRound[] =>
  rounds.filter((round) => round.issue === undefined || round.issue === issue);

/** What is agreed in a round and touches an issue, with moves large enough to show. */
export function dealsOn(trace: Trace, round: TracedRound, issue: string): TracedMove[][] {
  const tells = (move: TracedMove) => move.kind === 'exchange' || (move.issue === issue && shows(trace, move));
  return dealsOf(round.moves.filter(tells)).filter((deal) => deal.some((move) => move.issue === issue));
}

/** Who gave way to whom in some rounds, and how often. */
export function tiesIn(trace: Trace, rounds: readonly TracedRound[], issue: string): Tie[] {
  const ties = new Map<string, Tie>();
  for (const round of rounds) {
    for (const { actor, partner } of dealsOn(trace, round, issue).flat()) {
      const key = JSON.stringify([actor, partner]);
      const known = ties.get(key);
      if (known) known.times++;
      else ties.set(key, { from: actor, to: partner, times: 1 });
    }
  }
  return [...ties.values()];
}

/** Actors at one place: drawn side by side, or as their number where they are many. */
export interface Cluster {
  at: number;
  actors: string[];
}

/** Letters nearer than this, in percent of the line, would touch on a phone: they are one cluster. */
const NEAR = 4.8;

/** Actors by place (0-100), those who would touch together. */
export function clusters(places: readonly { actor: string; at: number }[]): Cluster[] {
  const sorted = [...places].sort((a, b) => a.at - b.at);
  const found: (Cluster & { first: number; sum: number })[] = [];
  for (const { actor, at } of sorted) {
    const last = found.at(-1);
    if (last && at - last.first <= NEAR) {
      last.actors.push(actor);
      last.sum += at;
      last.at = last.sum / last.actors.length;
    } else found.push({ at, actors: [actor], first: at, sum: at });
  }
  return found.map(({ at, actors }) => ({ at, actors }));
}

/** The rounds that are drawn while one of them is looked at: the last few up to it. */
export function shownRounds(rounds: readonly TracedRound[], step: number, most: number): TracedRound[] {
  const from = Math.max(0, Math.min(step - most + 1, rounds.length - most));
  return rounds.slice(from, from + most);
}
