import type { ActorForecast, Estimate, Forecast } from '../../forecast/forecast.ts';
import { fields, figure, plain, type Table } from '../table/table.ts';
import { points, roughPercent } from '../words/numbers.ts';

/** Who gains: distances from what each actor wants, 0 to 1, and what the forecast saves of them. */
export function actorTable({ actors }: Forecast): Table<ActorForecast> {
  const known = actors.some(({ gain }) => gain !== undefined);
  const whereKnown = (title: string) => (known ? title : undefined);
  return {
    columns: [
      plain('actor', ({ id }) => id),
      {
        ...{ key: 'name', title: known ? 'WHO GAINS' : 'WHO GETS WHAT IT WANTS', least: 12 },
        value: ({ name }) => name,
      },
      figure(
        'distance',
        'distance',
        ({ loss }) => loss.value,
        (share) => (100 * share).toFixed(1),
        { width: 10 },
      ),
      plain('distance_error', ({ loss }) => loss.standardError),
      figure('gain', whereKnown('gain'), ({ gain }) => gain?.value, points, { width: 8 }),
      plain('gain_error', ({ gain }) => gain?.standardError),
      figure('better_off', whereKnown('better off in'), ({ betterOff }) => betterOff, roughPercent, {
        ...{ width: 14, show: ({ gain, betterOff = 0 }) => (gain ? roughPercent(betterOff) : '') },
      }),
    ],
    rows: actors,
  };
}

export interface RoomRow {
  actor: string;
  against: string;
  without?: string;
  share: Estimate;
  words: string;
}

/** Room for manoeuvre: a row for each actor that depends on another, and one for each alternative partner that it might lose. */
export const roomTable = ({ roomForManoeuvre }: Forecast): Table<RoomRow> => ({
  columns: [
    { title: 'ROOM FOR MANOEUVRE', show: ({ words }) => words, least: 0 },
    ...fields<RoomRow>('actor', 'against', 'without'),
    figure(
      'share',
      '',
      ({ share }) => share.value,
      (share) => `${(100 * share).toFixed(1)}%`,
      { width: 7 },
    ),
    plain('standard_error', ({ share }) => share.standardError),
  ],
  rows: roomForManoeuvre.flatMap(({ id, on, name, onName, share, without }) => [
    { actor: id, against: on, share, words: `${name} against ${onName}` },
    ...without.map((partner) => ({
      ...{ actor: id, against: on, without: partner.id },
      ...{ share: partner.share, words: `without ${partner.name}` },
    })),
  ]),
});
