import type { Format } from './format.ts';

/** The yearly and weekly files of ICEWS. @see Boschee et al. 2015, ICEWS Coded Event Data, Harvard Dataverse, its readme */
export const ICEWS: Format = {
  name: 'icews',
  kind: 'tab',
  signs: ['Event Date', 'Source Name', 'Event Text'],
  none: 'NULL',
  countries: { actors: 'names', places: 'names' },
  map: {
    id: 'Event ID',
    date: 'Event Date',
    source: 'Source Name',
    source_country: 'Source Country',
    source_sector: 'Source Sectors',
    target: 'Target Name',
    target_country: 'Target Country',
    target_sector: 'Target Sectors',
    code: 'CAMEO Code',
    label: 'Event Text',
    intensity: 'Intensity',
    location: 'City',
    country: 'Country',
    latitude: 'Latitude',
    longitude: 'Longitude',
    text: 'Publisher',
  },
};
