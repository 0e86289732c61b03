/** The tables of a forecast that `--csv` prints; the first by default. */
export const FORECAST_TABLES = [
  'issues',
  'outcomes',
  'models',
  'actors',
  'room',
  'factors',
  'consent',
  'parties',
  'cabinets',
] as const;
