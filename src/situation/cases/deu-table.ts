/** The actors of DEU, in the order of the columns `p..` and `s..`, with their names. */
export const DEU_ACTORS: readonly (readonly [code: string, name: string])[] = [
  ['com', 'European Commission'],
  ['ep', 'European Parliament'],
  ['at', 'Austria'],
  ['be', 'Belgium'],
  ['bu', 'Bulgaria'],
  ['cr', 'Croatia'],
  ['cy', 'Cyprus'],
  ['cz', 'Czech Republic'],
  ['dk', 'Denmark'],
  ['ee', 'Estonia'],
  ['fi', 'Finland'],
  ['fr', 'France'],
  ['de', 'Germany'],
  ['el', 'Greece'],
  ['hu', 'Hungary'],
  ['ie', 'Ireland'],
  ['it', 'Italy'],
  ['lv', 'Latvia'],
  ['lt', 'Lithuania'],
  ['lu', 'Luxembourg'],
  ['mt', 'Malta'],
  ['nl', 'Netherlands'],
  ['pl', 'Poland'],
  ['pt', 'Portugal'],
  ['ro', 'Romania'],
  ['si', 'Slovenia'],
  ['sk', 'Slovakia'],
  ['es', 'Spain'],
  ['se', 'Sweden'],
  ['uk', 'United Kingdom'],
];

/**
 * Votes in the Council of the fifteen, until October 2004.
 *
 * Source: Article 205 of the Treaty establishing the European Community, as of the accession of 1995.
 */
export const VOTES_OF_FIFTEEN: ReadonlyMap<string, number> = new Map([
  ...['de', 'fr', 'it', 'uk'].map((code) => [code, 10] as const),
  ['es', 8],
  ...['be', 'el', 'nl', 'pt'].map((code) => [code, 5] as const),
  ...['at', 'se'].map((code) => [code, 4] as const),
  ...['dk', 'ie', 'fi'].map((code) => [code, 3] as const),
  ['lu', 2],
]);
