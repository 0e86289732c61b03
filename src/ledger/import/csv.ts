import { countOf } from '../../numeric/count-of.ts';
import { type CsvRow, openTable } from '../../situation/table/index.ts';
import { type ClaimForecast, type ClaimKind, NEVER, type Resolution } from '../claim/claim.ts';
import type { ClaimFrame } from '../claim/fits.ts';
import { identify, idPart } from '../claim/identify.ts';
import { momentMs } from '../claim/moment.ts';
import { PHRASES } from '../claim/phrases.ts';
import { checkClaim, checkForecast, checkResolution, fault, forecastFits, resolutionFits } from './check.ts';
import { findColumns } from './columns.ts';
import { type RowFields, type RowReading, readClaim, readForecast, readMoment, readResolution } from './csv-row.ts';
import { atPlace, type FaultLog } from './fault-log.ts';
import { CLAIM_FIELDS } from './fields.ts';
import type { ClaimImportOptions, ImportedClaim } from './imported.ts';
import { type RowPlace, TableFields } from './table-fields.ts';

/** What one row says. */
interface ReadRow {
  place: RowPlace;
  ms: number;
  forecast?: ClaimForecast | undefined;
  resolution?: Resolution | undefined;
}

/** A claim and all that the rows of its id say. */
interface Group {
  id: string;
  place: RowPlace;
  /** Its fields as the first row has them. */
  written: string[];
  raw: Record<string, unknown> & { kind: ClaimKind; options?: string[] };
  rows: ReadRow[];
  /** The resolution as the first row that has one writes it. */
  resolved?: { written: string; place: RowPlace };
}

/**
 * Reads a table with a heading, one row a forecast: columns are found by their heading or by a mapping. Rows of the same id
 * are later forecasts of one claim and agree in what they say of it; where a row has no time of its own for the forecast
 * (`at`), `made` is that time, and the claim was made with the first of them.
 */
export function importCsv(text: string, options: ClaimImportOptions, log: FaultLog): ImportedClaim[] {
  const { file } = options;
  const { delimiter, rows } = openTable(text);
  const { value: heading, done } = rows.next();
  if (done || heading.fault) {
    log.add(
      file,
      heading?.fault?.message ?? 'the file is empty, expected a heading and rows',
      atPlace({ line: 1, column: 1 }),
    );
    return [];
  }
  const { columns = {}, set = {}, zone, dates, decimal, phrases = PHRASES } = options;
  const found = findColumns(heading.cells, { columns: { ...columns }, set: { ...set } });
  const table = new TableFields({ text, file, delimiter }, heading.cells, found.at, set, log);
  for (const { message, column, warning } of found.faults) {
    log.add(file, message, table.cell(heading, column), warning ? 'warning' : 'error');
  }
  if (found.faults.some(({ warning }) => !warning)) return [];
  const reading: RowReading = {
    quantiles: table.quantiles,
    options: table.options,
    written: { zone, dates, decimal },
    phrases,
  };
  const claims = new Map<string, Group>();
  for (const row of rows) {
    if (row.fault) log.add(file, row.fault.message, table.cell(row, row.fault.cell));
    else if (row.cells.length !== heading.cells.length) {
      const message = `${countOf(row.cells.length, 'cell')}, expected ${heading.cells.length} as in the heading`;
      log.add(file, message, table.cell(row, 0));
    } else takeRow(row, table, reading, claims, set.source, log);
  }
  return [...claims.values()].flatMap((group) => finished(group, table, log));
}

/** Takes over what a row says; nothing of it, where one of its fields is at fault. */
function takeRow(
  row: CsvRow,
  table: TableFields,
  reading: RowReading,
  claims: Map<string, Group>,
  source: string | undefined,
  log: FaultLog,
): void {
  const errors = log.errors;
  const fields = table.row(row);
  const own = fields.get('id');
  const raw = own === '' ? readClaim(fields, reading) : undefined;
  if (own === '' && raw === undefined) return;
  const id = raw ? madeId(raw as Parameters<typeof identify>[0]) : withSource(own, source);
  const place: RowPlace = { line: row.line, start: row.start };
  const known = claims.get(id);
  if (known && !agrees(known, row, table, log)) return;
  const group = known ?? newGroup(id, place, fields, raw ?? readClaim(fields, reading), table, log);
  if (group === undefined) return;

  const spot = table.spot(place, true);
  // Whether it was made before its claim is known once all rows are read.
  const frame: ClaimFrame = { id, kind: group.raw.kind, options: group.raw.options, made: EARLIEST };
  const at = readMoment(fields, table.has('at') && fields.get('at') !== '' ? 'at' : 'made', 'start', reading.written);
  const said = at === undefined ? undefined : readForecast(fields, group.raw, reading);
  const forecast = said && checkForecast({ claim: id, made: at, ...said }, spot, log);
  if (forecast) forecastFits(frame, forecast, spot, log);
  const resolved = resolutionOf(row, place, group, table, reading, log);
  if (resolved) resolutionFits(frame, resolved.resolution, spot, log);
  if (log.errors > errors) return;
  claims.set(id, group);
  if (resolved) group.resolved = { written: resolved.written, place };
  group.rows.push({ place, ms: at === undefined ? 0 : momentMs(at), forecast, resolution: resolved?.resolution });
}

const EARLIEST = '1000-01-01';

function newGroup(
  id: string,
  place: RowPlace,
  fields: RowFields,
  raw: Record<string, unknown> | undefined,
  table: TableFields,
  log: FaultLog,
): Group | undefined {
  if (raw === undefined || checkClaim({ ...raw, id }, table.spot(place), log) === undefined) return undefined;
  return { id, place, written: CLAIM_FIELDS.map((field) => fields.get(field)), raw: raw as Group['raw'], rows: [] };
}

/** Whether a later row says of its claim what the first one says, or nothing. */
function agrees(group: Group, row: CsvRow, table: TableFields, log: FaultLog): boolean {
  let agree = true;
  CLAIM_FIELDS.forEach((field, i) => {
    if (field === 'id' || (field === 'made' && !table.has('at')) || !table.has(field)) return;
    const value = table.value(row.cells, field);
    if (value === group.written[i] || value === '') return;
    const shown = [value, group.written[i]].map((text) => JSON.stringify(text.slice(0, 60)));
    const message = `${shown[0]}, but line ${group.place.line} says ${shown[1]} of the same claim`;
    fault(log, table.spot(row), field, message);
    agree = false;
  });
  return agree;
}

/** The outcome that a row states, if it is the first row to state it. */
function resolutionOf(
  row: CsvRow,
  place: RowPlace,
  { id, raw: claim, resolved: known }: Group,
  table: TableFields,
  reading: RowReading,
  log: FaultLog,
): { resolution: Resolution; written: string } | undefined {
  const written = ['resolved', 'on', 'evidence', 'by'].map((field) => table.value(row.cells, field)).join('\n');
  if (known?.written === written || !table.has('resolved')) return undefined;
  const raw = readResolution(table.row(row), claim, reading);
  if (raw === undefined) return undefined;
  const spot = table.spot(place, true);
  if (known !== undefined) {
    fault(log, spot, 'outcome', `line ${known.place.line} says otherwise of the same claim`);
    return undefined;
  }
  const resolution = checkResolution({ claim: id, ...raw }, spot, log);
  return resolution && { resolution, written };
}

/** A claim with all its rows, if it is one. */
function finished({ id, place, raw, rows }: Group, table: TableFields, log: FaultLog): ImportedClaim[] {
  rows.sort((a, b) => a.ms - b.ms);
  const first = rows.find(({ forecast }) => forecast !== undefined);
  const earlier = !table.has('at') && first !== undefined && first.ms < momentMs(String(raw.made));
  const made = earlier ? first.forecast?.made : raw.made;
  const claim = checkClaim({ ...raw, id, made }, table.spot(place), log);
  if (claim === undefined) return [];
  const forecasts: ClaimForecast[] = [];
  const resolutions: Resolution[] = [];
  let before: ReadRow | undefined;
  for (const row of rows) {
    const { forecast, resolution } = row;
    const spot = table.spot(row.place, true);
    if (forecast !== undefined && !forecastFits(claim, forecast, spot, log)) continue;
    if (resolution !== undefined && !resolutionFits(claim, resolution, spot, log)) continue;
    if (resolution !== undefined) resolutions.push(resolution);
    if (forecast === undefined) continue;
    if (before?.ms === row.ms && JSON.stringify(before.forecast) === JSON.stringify(forecast)) {
      fault(log, spot, '', `the same forecast stands in line ${before.place.line}, it is taken once`, 'warning');
    } else {
      forecasts.push(forecast);
      before = row;
    }
  }
  return [{ place: { line: place.line }, claim, forecasts, resolutions }];
}

function madeId(raw: Parameters<typeof identify>[0]): string {
  const { text, claimant, made, deadline } = raw;
  return identify({ text: text ?? '', claimant: claimant ?? '', made: made ?? NEVER, deadline });
}

/** `source:id` where a source is set, so that the same number of two sources is two claims. */
function withSource(id: string, source: string | undefined): string {
  if (source === undefined) return id;
  const prefix = `${idPart(source)}:`;
  if (id.startsWith(prefix)) return id;
  return prefix + (id.length <= 79 && /^[\p{L}\p{N}._:/-]+$/u.test(id) ? id : idPart(id, 60));
}
