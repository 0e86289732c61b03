/** The fields of a table of cases, one row an actor's stance on an issue of a case. */
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
] as const;
export type LongField = (typeof LONG_FIELDS)[number];
