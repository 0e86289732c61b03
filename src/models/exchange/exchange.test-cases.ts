import { compile } from '../../engine/compile.ts';
import type { Situation } from '../../situation/schema.ts';
import type { Move, Round } from '../model.ts';
import type { Stance } from './exchange.reference.ts';
import { type ExchangeSettings, exchangeModel } from './exchange.ts';

// Position exchange on small tables, told with the names of actors and issues: for its tests.

/** A round with the names of actors and issues. */
export interface Told {
  round: Round;
  /** By issue, then by actor. */
  positions: Record<string, Record<string, number>>;
  outcome: Record<string, number>;
  /** The two moves of each deal. */
  deals: { who: string; on: string; from: number; by: number; gain: number }[][];
}

export function play(situation: Situation, settings: ExchangeSettings = {}, seed = 1, draw = 0) {
  const { problem, refresh } = compile(situation);
  refresh();
  const issueIds = Object.keys(situation.issues);
  const { actorIds, start, actor } = problem;
  const rounds: Told[] = [];
  const solution = { outcome: new Float64Array(problem.issues), status: new Uint8Array(problem.issues) };
  exchangeModel.prepare(problem, settings, seed)(solution, draw, (round) => {
    const byIssue = <T>(of: (m: number) => T) => Object.fromEntries(issueIds.map((id, m) => [id, of(m)]));
    const told = ({ actor: who, issue, from, to, because }: Move) => ({
      who: actorIds[who],
      on: issueIds[issue],
      from,
      by: to - from,
      gain: because.gain,
    });
    rounds.push({
      round,
      positions: byIssue((m) =>
        Object.fromEntries(
          Array.from({ length: start[m + 1] - start[m] }, (_, k) => start[m] + k).map((k) => [
            actorIds[actor[k]],
            round.positions[k],
          ]),
        ),
      ),
      outcome: byIssue((m) => round.outcome[m]),
      deals: round.moves.flatMap((move, n) => (n % 2 === 0 ? [[told(move), told(round.moves[n + 1])]] : [])),
    });
  });
  return { problem, rounds, outcome: solution.outcome, status: solution.status };
}

/** Actors by issues; null where an actor takes no stance. */
export function situationOf(table: (Stance | null)[][]): Situation {
  const actors = table.map((_, i) => `a${i}`);
  return {
    title: 't',
    actors: Object.fromEntries(actors.map((id) => [id, { capability: 1 }])),
    issues: Object.fromEntries(
      (table[0] ?? []).map((_, m) => [
        `i${m}`,
        {
          stances: Object.fromEntries(
            table.flatMap((row, i) => {
              const stance = row[m];
              return stance ? [[actors[i], { position: stance.x, salience: stance.s, capability: stance.c }]] : [];
            }),
          ),
        },
      ]),
    ),
  };
}

/** The deals by names alone, to compare tables whose rows are in another order. */
export const table = ({ deals }: Told) => deals.map((deal) => deal.map(({ who, on }) => `${who} gives way on ${on}`));
