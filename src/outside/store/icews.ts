import type { Format } from './format.ts';

/**
 * The yearly and weekly files of ICEWS. Its Event ID is not unique, together with the Event Date it is: of 17.2 million ids
 * 145,312 have two events, always of two days. The file of 2017 writes its dates as 12/1/2017, month first.
 *
 * @see Boschee et al. 2015, ICEWS Coded Event Data, Harvard Dataverse, its readme
 * @see Beger 2018, icews (R package), its vignette "ICEWS event data" and its news of version 1.0.0
 */
export const ICEWS: Format = {
  name: 'icews',
  columns: [
    ...['Event ID', 'Event Date', 'Source Name', 'Source Sectors', 'Source Country', 'Event Text', 'CAMEO Code'],
    ...['Intensity', 'Target Name', 'Target Sectors', 'Target Country', 'Story ID', 'Sentence Number', 'Publisher'],
    ...['City', 'District', 'Province', 'Country', 'Latitude', 'Longitude'],
  ],
  dates: ['%m/%d/%Y'],
  countries: { actors: 'names', places: 'names' },
  idOfDay: true,
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
