import type { ListedClaim } from '../../ledger/claim/history.ts';
import { fields, plain, type Table } from '../table/table.ts';

/** Claims with what was said of each last, and what came of it. */
export const claimTable = (rows: readonly ListedClaim[]): Table<ListedClaim> => ({
  columns: [
    ...fields<ListedClaim>('id', 'text', 'kind', 'claimant', 'made', 'deadline', 'status'),
    plain('outcome', ({ outcome }) =>
      outcome === undefined || typeof outcome === 'boolean' || typeof outcome === 'number' ? outcome : String(outcome),
    ),
    ...fields<ListedClaim>('probability', 'forecasts'),
  ],
  rows,
});
