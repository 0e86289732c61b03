import type { Format } from './format.ts';

/** The Georeferenced Event Dataset of UCDP. @see Högbladh 2023, UCDP GED Codebook version 23.1 */
export const UCDP_GED: Format = {
  name: 'ucdp-ged',
  kind: 'comma',
  signs: ['date_start', 'side_a', 'type_of_violence'],
  codes: 'ucdp',
  countries: { places: 'names' },
  map: {
    id: 'id',
    date: 'date_start',
    source: 'side_a',
    target: 'side_b',
    code: 'type_of_violence',
    label: 'conflict_name',
    location: ['where_coordinates', 'adm_1'],
    country: 'country',
    latitude: 'latitude',
    longitude: 'longitude',
    text: 'source_headline',
    url: 'source_original',
  },
};
