/** The columns of the common table that a format fills; the others follow from these. */
export const FIELDS = [
  'id',
  'date',
  'source',
  'source_country',
  'source_sector',
  'target',
  'target_country',
  'target_sector',
  'code',
  'label',
  'quad',
  'intensity',
  'location',
  'country',
  'latitude',
  'longitude',
  'text',
  'url',
] as const;
export type Field = (typeof FIELDS)[number];

/** How a table of events is read. */
export interface Format {
  name: string;
  /** Tab separated without quotes, one event a line; or separated by commas, with quotes. */
  kind: 'tab' | 'comma';
  /** Names of the columns, where the file has no heading. */
  columns?: readonly string[];
  /** Field -> column. */
  map: Partial<Record<Field, string>>;
  /** How dates are written, as strptime has it; ISO dates if left out. */
  dates?: string;
  /** What the codes are, where they are not CAMEO's: the quad class of each. */
  quads?: Readonly<Record<string, number>>;
}

const actor = (n: 1 | 2) =>
  [
    'Code',
    'Name',
    'CountryCode',
    'KnownGroupCode',
    'EthnicCode',
    'Religion1Code',
    'Religion2Code',
    'Type1Code',
    'Type2Code',
    'Type3Code',
  ].map((part) => `Actor${n}${part}`);
const place = (of: string, second: boolean) =>
  ['Type', 'FullName', 'CountryCode', 'ADM1Code', ...(second ? ['ADM2Code'] : []), 'Lat', 'Long', 'FeatureID'].map(
    (part) => `${of}${part}`,
  );

/** The columns of a GDELT event export, which has no heading. @see GDELT Event Database Data Format Codebook V1.03 and V2.0 */
function gdeltColumns(second: boolean, url: boolean): string[] {
  return [
    ...['GLOBALEVENTID', 'SQLDATE', 'MonthYear', 'Year', 'FractionDate'],
    ...actor(1),
    ...actor(2),
    ...[
      'IsRootEvent',
      'EventCode',
      'EventBaseCode',
      'EventRootCode',
      'QuadClass',
      'GoldsteinScale',
      'NumMentions',
      'NumSources',
      'NumArticles',
      'AvgTone',
    ],
    ...place('Actor1Geo_', second),
    ...place('Actor2Geo_', second),
    ...place('ActionGeo_', second),
    'DATEADDED',
    ...(url ? ['SOURCEURL'] : []),
  ];
}

const gdelt = (name: string, second: boolean, url: boolean): Format => ({
  name,
  kind: 'tab',
  columns: gdeltColumns(second, url),
  dates: '%Y%m%d',
  map: {
    ...{
      id: 'GLOBALEVENTID',
      date: 'SQLDATE',
      source: 'Actor1Name',
      source_country: 'Actor1CountryCode',
      source_sector: 'Actor1Type1Code',
    },
    ...{
      target: 'Actor2Name',
      target_country: 'Actor2CountryCode',
      target_sector: 'Actor2Type1Code',
      code: 'EventCode',
    },
    ...{
      quad: 'QuadClass',
      intensity: 'GoldsteinScale',
      location: 'ActionGeo_FullName',
      country: 'ActionGeo_CountryCode',
    },
    ...{ latitude: 'ActionGeo_Lat', longitude: 'ActionGeo_Long' },
    ...(url && { url: 'SOURCEURL' }),
  },
});

/** The formats that are known, the most telling first. */
export const FORMATS: readonly Format[] = [
  {
    name: 'icews',
    kind: 'tab',
    map: {
      ...{
        id: 'Event ID',
        date: 'Event Date',
        source: 'Source Name',
        source_country: 'Source Country',
        source_sector: 'Source Sectors',
      },
      ...{
        target: 'Target Name',
        target_country: 'Target Country',
        target_sector: 'Target Sectors',
        code: 'CAMEO Code',
      },
      ...{
        label: 'Event Text',
        intensity: 'Intensity',
        location: 'City',
        country: 'Country',
        latitude: 'Latitude',
        longitude: 'Longitude',
      },
    },
  },
  {
    name: 'polecat',
    kind: 'tab',
    quads: { 'VERBAL COOPERATION': 1, 'MATERIAL COOPERATION': 2, 'VERBAL CONFLICT': 3, 'MATERIAL CONFLICT': 4 },
    map: {
      ...{
        id: 'Event ID',
        date: 'Event Date',
        source: 'Actor Name',
        source_country: 'Actor Country',
        source_sector: 'Actor Primary Sector',
      },
      ...{
        target: 'Recipient Name',
        target_country: 'Recipient Country',
        target_sector: 'Recipient Primary Sector',
        label: 'Event Type',
      },
      ...{
        quad: 'Quad Code',
        intensity: 'Intensity',
        location: 'Placename',
        country: 'Country',
        latitude: 'Latitude',
        longitude: 'Longitude',
      },
      ...{ text: 'Headline' },
    },
  },
  {
    name: 'acled',
    kind: 'comma',
    map: {
      ...{
        id: 'event_id_cnty',
        date: 'event_date',
        source: 'actor1',
        target: 'actor2',
        label: 'sub_event_type',
        location: 'location',
      },
      ...{ country: 'country', latitude: 'latitude', longitude: 'longitude', text: 'notes' },
    },
    quads: {
      'Peaceful protest': 4,
      'Protest with intervention': 4,
      'Excessive force against protesters': 4,
      'Violent demonstration': 4,
      'Mob violence': 4,
      Attack: 4,
      'Armed clash': 4,
      'Sexual violence': 4,
      'Abduction/forced disappearance': 4,
      'Air/drone strike': 4,
      'Shelling/artillery/missile attack': 4,
      'Remote explosive/landmine/IED': 4,
      'Suicide bomb': 4,
      'Chemical weapon': 4,
      Grenade: 4,
      'Government regains territory': 4,
      'Non-state actor overtakes territory': 4,
      'Looting/property destruction': 4,
      Arrests: 4,
      'Disrupted weapons use': 4,
      Agreement: 1,
      'Non-violent transfer of territory': 2,
    },
  },
  {
    name: 'ucdp-ged',
    kind: 'comma',
    quads: { 1: 4, 2: 4, 3: 4 },
    map: {
      ...{
        id: 'id',
        date: 'date_start',
        source: 'side_a',
        target: 'side_b',
        label: 'conflict_name',
        quad: 'type_of_violence',
      },
      ...{
        location: 'where_coordinates',
        country: 'country',
        latitude: 'latitude',
        longitude: 'longitude',
        text: 'source_headline',
      },
    },
  },
  { name: 'plain', kind: 'tab', map: { date: 'date', source: 'source', label: 'event', target: 'target' } },
  gdelt('gdelt-2', true, true),
  gdelt('gdelt-1', false, true),
  gdelt('gdelt-1-57', false, false),
];

/** The format of a file by its first line, if it is one of those known. */
export function formatOf(firstLine: string): Format | undefined {
  const cells = firstLine.replace(/^\ufeff/, '').split('\t');
  const named = (format: Format) => {
    const names =
      format.kind === 'tab'
        ? cells
        : firstLine
            .replace(/^\ufeff/, '')
            .split(',')
            .map((cell) => cell.replaceAll('"', '').trim());
    return [format.map.date, format.map.source, format.map.label].every(
      (column) => column !== undefined && names.includes(column),
    );
  };
  const headed = FORMATS.find((format) => format.columns === undefined && named(format));
  return (
    headed ??
    FORMATS.find(
      ({ columns }) => columns?.length === cells.length && /^\d+$/.test(cells[0]) && /^\d{8}$/.test(cells[1]),
    )
  );
}
