import type { Format } from './format.ts';

/**
 * The release of a file of UCDP by its name: `GEDEvent_v24_0_3.csv` is 24.0.3, candidate events of March 2024; `ged241.csv` is
 * 24.1, the yearly release; `GEDEvent_v24_01_24_03.csv` holds the candidates of three months.
 */
export function releaseOf(file: string): number {
  const name = file.replace(/^.*[/\\]/, '');
  const months = /v(\d\d)[_.](\d\d)[_.]\d\d[_.](\d\d)(?!\d)/i.exec(name);
  if (months) return Number(months[1]) * 10_000 + Number(months[3]);
  const parts = /v(\d\d)[_.](\d{1,2})(?:[_.](\d{1,2}))?(?!\d)/i.exec(name) ?? /ged[-_ ]?(\d\d)(\d)(?!\d)/i.exec(name);
  return parts === null ? 0 : Number(parts[1]) * 10_000 + Number(parts[2]) * 100 + Number(parts[3] ?? 0);
}

/**
 * The Georeferenced Event Dataset of UCDP. Candidate events become final ones under the same id: a later release replaces an
 * earlier one, and where the file's name does not tell the release, an event whose `code_status` is Clear one that is still
 * checked.
 *
 * @see Högbladh 2023, UCDP GED Codebook version 23.1
 * @see Hegre, Croicu, Eck & Högbladh 2020, Introducing the UCDP Candidate Events Dataset, Research & Politics 7(3)
 */
export const UCDP_GED: Format = {
  name: 'ucdp-ged',
  columns: [
    ...['id', 'relid', 'year', 'active_year', 'code_status', 'type_of_violence', 'conflict_dset_id', 'conflict_new_id'],
    ...['conflict_name', 'dyad_dset_id', 'dyad_new_id', 'dyad_name', 'side_a_dset_id', 'side_a_new_id', 'side_a'],
    ...['side_b_dset_id', 'side_b_new_id', 'side_b', 'number_of_sources', 'source_article', 'source_office'],
    ...['source_date', 'source_headline', 'source_original', 'where_prec', 'where_coordinates', 'where_description'],
    ...['adm_1', 'adm_2', 'latitude', 'longitude', 'geom_wkt', 'priogrid_gid', 'country', 'country_id', 'region'],
    ...['event_clarity', 'date_prec', 'date_start', 'date_end', 'deaths_a', 'deaths_b', 'deaths_civilians'],
    ...['deaths_unknown', 'best', 'high', 'low', 'gwnoa', 'gwnob'],
  ],
  codes: 'ucdp',
  countries: { places: 'names' },
  releaseOf,
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
    revised: 'code_status',
  },
};
