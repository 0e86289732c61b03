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
