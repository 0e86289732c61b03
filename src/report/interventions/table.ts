import type { Analysis } from '../../forecast/analysis.ts';
import type { Intervention } from '../../inside/interventions/interventions.ts';
import type { TippingPoint } from '../../inside/interventions/tipping-points.ts';
import { plain, type Table } from '../table/table.ts';

/** What each actor could do by itself, the best first; gains are shares, 0 to 1, of all that it could lose. */
export const moveTable = ({ interventions }: Analysis): Table<Intervention> => ({
  columns: [
    plain('actor', ({ actor }) => actor),
    plain('what', ({ what }) => what),
    plain('path', ({ path }) => path),
    plain('from', ({ from }) => from),
    plain('to', ({ to }) => to),
    plain('gain', ({ gain }) => gain.value),
    plain('gain_error', ({ gain }) => gain.standardError),
  ],
  rows: (interventions?.moves ?? []).flatMap(({ best }) => best),
});

/** The least single changes that take an outcome across one half. */
export const tippingPointTable = ({ interventions }: Analysis): Table<TippingPoint> => ({
  columns: [
    plain('outcome', ({ outcome }) => outcome),
    plain('actor', ({ actor }) => actor),
    plain('what', ({ what }) => what),
    plain('path', ({ path }) => path),
    plain('from', ({ from }) => from),
    plain('to', ({ to }) => to),
    plain('size', ({ size }) => size),
    plain('probability', ({ probability }) => probability),
    plain('becomes', ({ becomes }) => becomes.value),
    plain('becomes_error', ({ becomes }) => becomes.standardError),
  ],
  rows: interventions?.tippingPoints ?? [],
});
