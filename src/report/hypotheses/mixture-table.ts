import type { MixedOutcome } from '../../forecast/explained.ts';
import { figure, type Table } from '../table/table.ts';
import { chance } from '../words/numbers.ts';

/** What came in no draw, or in all, is not certain. */
export const openChance = (p: number): string => chance(Math.min(1 - 1e-9, Math.max(1e-9, p)));

/** The outcomes as mixtures over the explanations, and what they are under each. */
export function mixtureTable(mixed: readonly MixedOutcome[], leaves: readonly string[]): Table<MixedOutcome> {
  return {
    columns: [
      {
        key: 'outcome',
        title: 'OUTCOME',
        value: ({ id }) => id,
        show: ({ id, claim }) => claim ?? id,
        width: 34,
        flex: true,
      },
      figure('probability', 'ALL', ({ probability }) => probability, openChance, { width: 8 }),
      ...leaves.map((id, k) =>
        figure<MixedOutcome>(`if_${id}`, id.slice(0, 9), ({ parts }) => parts[k].probability, openChance, {
          width: 10,
        }),
      ),
    ],
    rows: mixed,
  };
}
