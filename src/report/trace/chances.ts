import type { Trace, TracedRound } from '../../engine/trace.ts';
import type { Column, Table } from '../table/table.ts';

/** Rounds that have a column; of more, some between are left out. */
const MOST_ROUNDS = 6;

export interface ActorChance {
  actor: string;
  /** By round, 0-1; undefined where it has none. */
  chances: (number | undefined)[];
}

/**
 * How likely each actor's position is the one that wins, round by round, the likeliest at the end first. Actors who stand in one
 * place have one chance together, which each of them is shown with.
 *
 * @returns undefined for a model that does not say it
 */
export function winningChances(rounds: readonly TracedRound[]): { numbers: number[]; rows: ActorChance[] } | undefined {
  const told = rounds.filter(({ perActor }) => perActor !== undefined && Object.hasOwn(perActor, 'probability'));
  if (told.length === 0) return undefined;
  const step = Math.max(1, (told.length - 1) / (MOST_ROUNDS - 1));
  const shown = Array.from({ length: Math.min(MOST_ROUNDS, told.length) }, (_, i) => told[Math.round(i * step)]);
  const of = shown.map(({ perActor }) => new Map(Object.entries(perActor?.probability ?? {})));
  const rows = [...new Set(of.flatMap((chances) => [...chances.keys()]))].map((actor) => ({
    actor,
    chances: of.map((chances) => chances.get(actor)),
  }));
  return {
    numbers: shown.map(({ number }) => number),
    rows: rows.toSorted((a, b) => (b.chances.at(-1) ?? 0) - (a.chances.at(-1) ?? 0)),
  };
}

/** The same as a table, a column a round. */
export function chanceTable(
  { actors }: Pick<Trace, 'actors'>,
  { numbers, rows }: NonNullable<ReturnType<typeof winningChances>>,
  mark: (actor: string) => string,
): Table<ActorChance> {
  const percent = (chance: number | undefined) => (chance === undefined ? '-' : `${Math.round(100 * chance)}%`);
  const columns: Column<ActorChance>[] = [
    { title: 'actor', show: ({ actor }) => `${mark(actor)} ${actors[actor]}`, width: 22, flex: true },
    ...numbers.map(
      (number, i): Column<ActorChance> => ({
        ...{ title: number === 0 ? 'start' : `round ${number}`, align: 'right', width: 9 },
        show: ({ chances }) => percent(chances[i]),
      }),
    ),
  ];
  return { columns, rows };
}

/** What the table says, in words. */
export const CHANCES =
  'The chance that the position of each actor is the one that wins; who stand in one place share it.';
