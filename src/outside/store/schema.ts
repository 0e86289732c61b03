/** The version of the format of a store that this program reads and writes. One that does not say it is of format 1. */
export const STORE_FORMAT = 1;

/**
 * The tables of a store. One for the events of all data sets: `key` is a hash of data set and row id, by which nothing comes in
 * twice; `revision` goes up with each new version of an event, and is null where nothing tells them apart. `imported` has a row for
 * each part of a file that is in, and one with part -1 for a file that is in as a whole;
 * `reader` says how it was read. `store` has the version of the format.
 */
export const TABLES = `
create table if not exists store as select ${STORE_FORMAT}::integer as format;
create table if not exists event (
  date date not null, source varchar, source_country varchar, source_sector varchar, target varchar, target_country varchar,
  target_sector varchar, code varchar, label varchar, root varchar, quad utinyint, intensity double, location varchar,
  country varchar, latitude double, longitude double, text varchar, url varchar, dataset varchar not null,
  row_id varchar not null, key ubigint not null, revision double);
create table if not exists reject (dataset varchar, file varchar, part integer, line bigint, reason varchar, content varchar);
create table if not exists imported (file varchar, size bigint, modified double, dataset varchar, reader varchar, part integer,
  read integer, added integer, known integer, rejected integer, finished timestamp, replaced integer default 0,
  differing integer default 0);
alter table event add column if not exists revision double;
alter table imported add column if not exists replaced integer default 0;
alter table imported add column if not exists differing integer default 0;
`;

/**
 * What events are completed by: codes, by themselves and by their plain label (`scheme` says whose), and what was read of the texts
 * that stand for countries, by the list of their codes, and of the names of actors, which may be codes. The macros do as `plainName` and `plainLabel`
 * do; `before` counts what earlier parts of a file said, where its rows have no id.
 */
export const LOOK_UPS = `
create temp table code (scheme varchar, plain varchar, code varchar, label varchar, root varchar, quad utinyint, score double);
create temp table said_country (list varchar, said varchar, iso3 varchar);
create temp table said_actor (coded boolean, said varchar, of_country varchar, of_sector varchar);
create temp table before (content varchar, n bigint);
create temp macro plain_name(name) as strip_accents(lower(name));
create temp macro plain_label(label) as trim(regexp_replace(regexp_replace(lower(replace(label, '_', ' ')),
  ',? not specified below$|[^a-z ]', '', 'g'), ' +', ' ', 'g'));
`;

/** The columns of the event table, in their order. */
export const COLUMNS = `date, source, source_country, source_sector, target, target_country, target_sector, code, label, root, quad,
  intensity, location, country, latitude, longitude, text, url, dataset, row_id, key, revision`;

/** What an event says: two rows of one id with the same of these are the same. */
export const SAID = COLUMNS.split(/,\s*/).filter(
  (column) => !['dataset', 'row_id', 'key', 'revision'].includes(column),
);
