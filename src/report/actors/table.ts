import type { ActorForecast, Estimate, Forecast } from '../../forecast/forecast.ts';
import { estimate, fields, plain, type Table } from '../table/table.ts';

/** Who gains: distances from what each actor wants, 0 to 1, and what the forecast saves of them. */
export const actorTable = ({ actors }: Forecast): Table<ActorForecast> => ({
  columns: [
    plain('actor', ({ id }) => id),
    plain('name', ({ name }) => name),
    ...estimate<ActorForecast>('distance', ({ loss }) => loss),
    ...estimate<ActorForecast>('gain', ({ gain }) => gain),
    plain('better_off', ({ betterOff }) => betterOff),
  ],
  rows: actors,
});

interface RoomRow {
  actor: string;
  against: string;
  without?: string;
  share: Estimate;
}

/** Room for manoeuvre: a row for each actor that depends on another, and one for each alternative partner that it might lose. */
export const roomTable = ({ roomForManoeuvre }: Forecast): Table<RoomRow> => ({
  columns: [
    ...fields<RoomRow>('actor', 'against', 'without'),
    plain('share', ({ share }) => share.value),
    plain('standard_error', ({ share }) => share.standardError),
  ],
  rows: roomForManoeuvre.flatMap(({ id, on, share, without }) => [
    { actor: id, against: on, share },
    ...without.map((partner) => ({ actor: id, against: on, without: partner.id, share: partner.share })),
  ]),
});
