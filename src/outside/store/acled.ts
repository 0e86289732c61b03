import type { Format } from './format.ts';

/** Exports of ACLED. @see Armed Conflict Location & Event Data Project, Codebook (2023), its list of columns */
export const ACLED_TABLE: Format = {
  name: 'acled',
  kind: 'comma',
  signs: ['event_id_cnty', 'event_date', 'actor1'],
  codes: 'acled',
  countries: { places: 'names' },
  map: {
    id: 'event_id_cnty',
    date: 'event_date',
    source: 'actor1',
    target: 'actor2',
    label: ['sub_event_type', 'event_type'],
    location: 'location',
    country: 'country',
    latitude: 'latitude',
    longitude: 'longitude',
    text: 'notes',
  },
};
