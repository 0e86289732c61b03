import type { nextEvents } from '../../outside/next-events/index.ts';
import { plain, type Table } from '../table/table.ts';
import { reasonInWords } from './words.ts';

type Next = ReturnType<ReturnType<typeof nextEvents>>[number];

/**
 * What may come next, the likeliest first, with the best of its reasons.
 *
 * @param day that it is about, yyyy-mm-dd
 */
export const nextTable = (day: string, rows: readonly Next[]): Table<Next> => ({
  columns: [
    plain('day', () => day),
    plain('source', ({ source }) => source),
    plain('event', ({ relation }) => relation),
    plain('target', ({ target }) => target),
    plain('probability', ({ chance }) => chance),
    plain('reason', ({ reasons: [first] }) => first && reasonInWords(first)),
  ],
  rows,
});
