import { quoteName } from '../../numeric/nearest-name.ts';
import { columnMeant } from '../import/headings.ts';

/** The fields of a table of cases, one row an actor's stance on an issue of a case; the last four say how long a case took. */
export const LONG_FIELDS = [
  'case',
  'group',
  'kind',
  'date',
  'issue',
  'actor',
  'role',
  'capability',
  'position',
  'salience',
  'statusQuo',
  'outcome',
  'start',
  'end',
  'duration',
  'agreed',
] as const;
export type LongField = (typeof LONG_FIELDS)[number];

/** Which column of a table is which field. */
export interface LongColumns {
  /** What the column of a field is called; the field itself where there is none. */
  nameOf(field: LongField): string;
  has(field: LongField): boolean;
  /** A line on the columns that are no field; nothing where there are none. */
  notes: string[];
}

/** As names of columns are compared: `Status quo`, `status_quo` and `statusQuo` are one. */
const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, '');

/** Other words for the fields that tables of cases have alone. */
const WORDS = new Map<string, LongField>([
  ...['dossier', 'proposal', 'fall', 'cas', 'negotiation'].map((word) => [word, 'case'] as const),
  ...['result', 'resultat', 'ergebnis', 'decision outcome', 'final outcome'].map((word) => [word, 'outcome'] as const),
  ['status quo', 'statusQuo'],
]);

/** The field that a column may be meant for. */
function meantBy(name: string): LongField | undefined {
  const meant = columnMeant(name);
  return WORDS.get(meant) ?? LONG_FIELDS.find((field) => field === meant);
}

/** Columns that are named in the line on those that are not read. */
const MOST_NAMED = 8;

/**
 * Finds the columns of fields: those that the user names, then those that are called as a field is, in letters of either case.
 *
 * @param columns the column of each field whose column has another name
 */
export function longColumns(heading: readonly string[], columns: Partial<Record<LongField, string>> = {}): LongColumns {
  const named = new Set(Object.values(columns));
  const free = heading.filter((name) => !named.has(name));
  const found = new Map(
    LONG_FIELDS.map((field) => {
      const like = free.find((name) => name === field) ?? free.find((name) => plain(name) === plain(field));
      // `Stakeholder` is an actor and `Salience (0-100)` a salience, where no other column is called so.
      const meant = free.filter((name) => meantBy(name) === field);
      return [field, columns[field] ?? like ?? (meant.length === 1 ? meant[0] : undefined)] as const;
    }),
  );
  const nameOf = (field: LongField) => found.get(field) ?? field;
  const read = new Set(LONG_FIELDS.map(nameOf));
  const unread = heading.filter((name) => name !== '' && !read.has(name));
  const shown = unread.slice(0, MOST_NAMED).map(quoteName).join(', ');
  const more = unread.length > MOST_NAMED ? ` and ${unread.length - MOST_NAMED} more` : '';
  const notes = unread.length > 0 ? [`Columns that are not read: ${shown}${more}; --columns says what one is.`] : [];
  return { nameOf, has: (field) => heading.includes(nameOf(field)), notes };
}
