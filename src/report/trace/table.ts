import type { Trace, TracedMove } from '../../engine/trace.ts';
import { fields, type Table } from '../table/table.ts';

interface PositionRow {
  round: number;
  issue: string;
  actor: string;
  position: number;
  settles: number;
}

/**
 * Where everyone stands on each issue in each round; of a model without rounds, where they stand at first and where the issue
 * settles.
 *
 * @param issue only this one; all by default
 */
export function positionTable({ stances, rounds, outcome }: Trace, issue?: string): Table<PositionRow> {
  const asked = (id: string) => issue === undefined || id === issue;
  const told = rounds.flatMap(({ number, positions, outcome: ends }) =>
    Object.entries(positions).flatMap(([id, of]) =>
      Object.entries(of).map(([actor, position]) => ({ round: number, issue: id, actor, position, settles: ends[id] })),
    ),
  );
  const start = Object.entries(stances).flatMap(([id, of]) =>
    Object.entries(of).map(([actor, { position }]) => ({
      ...{ round: 0, issue: id, actor, position },
      settles: outcome[id].settles,
    })),
  );
  return {
    columns: [...fields<PositionRow>('round', 'issue', 'actor', 'position', 'settles')],
    rows: (rounds.length > 0 ? told : start).filter((row) => asked(row.issue)),
  };
}

/** Who moved whom, round by round. */
export const moveTable = ({ rounds }: Trace, issue?: string): Table<TracedMove & { round: number }> => ({
  columns: [
    ...fields<TracedMove & { round: number }>('round', 'issue', 'actor', 'partner', 'kind', 'from', 'to', 'inReturn'),
  ],
  rows: rounds
    .flatMap(({ number, moves }) => moves.map((move) => ({ round: number, ...move })))
    .filter((move) => issue === undefined || move.issue === issue),
});

interface ActorRow {
  round: number;
  /** Empty where the model takes all issues together. */
  issue: string;
  actor: string;
  measure: string;
  value: number;
}

/** What the model says of each actor in each round: its attitude to risk, how likely its position wins, what it gained. */
export function tracedActorTable({ rounds }: Trace, issue?: string): Table<ActorRow> {
  const rows = rounds
    .filter((round) => issue === undefined || round.issue === undefined || round.issue === issue)
    .flatMap(({ number, issue: of = '', perActor = {} }) =>
      Object.entries(perActor).flatMap(([measure, values]) =>
        Object.entries(values).map(([actor, value]) => ({ round: number, issue: of, actor, measure, value })),
      ),
    );
  return { columns: [...fields<ActorRow>('round', 'issue', 'actor', 'measure', 'value')], rows };
}
