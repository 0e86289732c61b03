import type { ListedClaim } from '../../ledger/claim/history.ts';
import { plain, type Table } from '../table/table.ts';

/** Claims with what was said of each last, and what came of it. */
export const claimTable = (rows: readonly ListedClaim[]): Table<ListedClaim> => ({
  columns: [
    plain('id', ({ id }) => id),
    plain('text', ({ text }) => text),
    plain('kind', ({ kind }) => kind),
    plain('claimant', ({ claimant }) => claimant),
    plain('made', ({ made }) => made),
    plain('deadline', ({ deadline }) => deadline),
    plain('status', ({ status }) => status),
    plain('outcome', ({ outcome }) =>
      outcome === undefined || typeof outcome === 'boolean' || typeof outcome === 'number' ? outcome : String(outcome),
    ),
    plain('probability', ({ probability }) => probability),
    plain('forecasts', ({ forecasts }) => forecasts),
  ],
  rows,
});
