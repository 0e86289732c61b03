import type { Format } from './format.ts';

/**
 * The weekly files of POLECAT, coded in PLOVER.
 *
 * @see Halterman, Bagozzi, Beger, Schrodt & Scarborough 2023, PLOVER and POLECAT: A New Political Event Ontology and Dataset
 */
export const POLECAT: Format = {
  name: 'polecat',
  codes: 'plover',
  map: {
    id: 'Event ID',
    date: 'Event Date',
    source: 'Actor Name',
    source_country: 'Actor Country',
    source_sector: ['Primary Actor Sector', 'Actor Primary Sector', 'Actor Sectors'],
    target: 'Recipient Name',
    target_country: 'Recipient Country',
    target_sector: ['Primary Recipient Sector', 'Recipient Primary Sector', 'Recipient Sectors'],
    code: 'Event Type',
    label: 'Event Mode',
    quad: 'Quad Code',
    intensity: ['Intensity', 'Event Intensity'],
    location: ['Placename', 'City'],
    country: 'Country',
    latitude: 'Latitude',
    longitude: 'Longitude',
    text: ['Headline', 'Contexts'],
    url: 'Source',
  },
};
