import type { Format } from './format.ts';

/**
 * Exports of ACLED, which revises its events: the row with the larger `timestamp` replaces the one before.
 *
 * @see Armed Conflict Location & Event Data Project, Codebook (2023), its list of columns
 */
export const ACLED_TABLE: Format = {
  name: 'acled',
  columns: [
    ...['event_id_cnty', 'event_date', 'year', 'time_precision', 'disorder_type', 'event_type', 'sub_event_type'],
    ...['actor1', 'assoc_actor_1', 'inter1', 'actor2', 'assoc_actor_2', 'inter2', 'interaction', 'civilian_targeting'],
    ...['iso', 'region', 'country', 'admin1', 'admin2', 'admin3', 'location', 'latitude', 'longitude', 'geo_precision'],
    ...['source', 'source_scale', 'notes', 'fatalities', 'tags', 'timestamp'],
  ],
  codes: 'acled',
  countries: { places: 'names' },
  map: {
    id: ['event_id_cnty', 'data_id'],
    date: 'event_date',
    source: 'actor1',
    target: 'actor2',
    label: ['sub_event_type', 'event_type'],
    location: 'location',
    country: 'country',
    latitude: 'latitude',
    longitude: 'longitude',
    text: 'notes',
    revised: 'timestamp',
  },
};
