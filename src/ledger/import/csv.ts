import { type CsvRow, openTable } from '../../situation/table/index.ts';
import { type ClaimForecast, type ClaimKind, NEVER, type Resolution } from '../claim/claim.ts';
import { identify, idPart } from '../claim/identify.ts';
import { momentMs } from '../claim/moment.ts';
import { PHRASES } from '../claim/phrases.ts';
import { checkClaim, checkForecast, checkResolution, fault, forecastFits, resolutionFits } from './check.ts';
import { findColumns } from './columns.ts';
import { type RowReading, readClaim, readForecast, readMoment, readResolution } from './csv-row.ts';
import { atPlace, type FaultLog } from './fault-log.ts';
import { CLAIM_FIELDS } from './fields.ts';
import type { ImportedClaim, ImportOptions } from './imported.ts';
import { type RowPlace, TableFields } from './table-fields.ts';

/** A claim and all that the rows of its id say. */
interface Group {
  id: string;
  place: RowPlace;
  /** Its fields as the first row has them. */
  written: string[];
  raw: Record<string, unknown> & { kind: ClaimKind; options?: string[] };
  forecasts: { ms: number; forecast: ClaimForecast; place: RowPlace }[];
  resolution?: { resolution: Resolution; written: string; place: RowPlace };
}

/**
 * Reads a table with a heading, one row a forecast: columns are found by their heading or by a mapping. Rows of the same id
 * are later forecasts of one claim and agree in what they say of it; where a row has no time of its own for the forecast
 * (`at`), `made` is that time, and the claim was made with the first of them.
 */
export function importCsv(text: string, options: ImportOptions, log: FaultLog): ImportedClaim[] {
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
  const { columns = {}, set = {}, zone, phrases = PHRASES } = options;
  const found = findColumns(heading.cells, { columns: { ...columns }, set: { ...set } });
  const table = new TableFields({ text, file, delimiter }, heading.cells, found.at, set, log);
  for (const { message, column, warning } of found.faults) {
    log.add(file, message, table.cell(heading, column), warning ? 'warning' : 'error');
  }
  if (found.faults.some(({ warning }) => !warning)) return [];
  const reading: RowReading = { quantiles: table.quantiles, options: table.options, zone, phrases };
  const claims = new Map<string, Group>();
  for (const row of rows) {
    if (row.fault) log.add(file, row.fault.message, table.cell(row, row.fault.cell));
    else if (row.cells.length !== heading.cells.length) {
      const message = `${row.cells.length} cells, expected ${heading.cells.length} as in the heading`;
      log.add(file, message, table.cell(row, 0));
    } else takeRow(row, table, reading, claims, set.source, log);
  }
  return [...claims.values()].flatMap((group) => finished(group, table, log));
}

function takeRow(
  row: CsvRow,
  table: TableFields,
  reading: RowReading,
  claims: Map<string, Group>,
  source: string | undefined,
  log: FaultLog,
): void {
  const fields = table.row(row);
  const own = fields.get('id');
  let raw: Record<string, unknown> | undefined;
  if (own === '') {
    raw = readClaim(fields, reading);
    if (raw === undefined) return;
  }
  const id = own === '' ? madeId(raw as Parameters<typeof identify>[0]) : withSource(own, source);
  const place: RowPlace = { line: row.line, start: row.start };
  let group = claims.get(id);
  if (group === undefined) {
    raw ??= readClaim(fields, reading);
    if (raw === undefined) return;
    const written = CLAIM_FIELDS.map((field) => fields.get(field));
    group = { id, place, written, raw: raw as Group['raw'], forecasts: [] };
    claims.set(id, group);
  } else if (!agrees(group, row, table, log)) return;
  const made = readMoment(fields, table.has('at') && fields.get('at') !== '' ? 'at' : 'made', 'start', reading.zone);
  const said = readForecast(fields, group.raw, reading);
  if (said !== undefined && made !== undefined) {
    const forecast = checkForecast({ claim: id, made, ...said }, table.spot(place, true), log);
    if (forecast !== undefined) group.forecasts.push({ ms: momentMs(made), forecast, place });
  }
  takeResolution(row, place, group, table, reading, log);
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

function takeResolution(
  row: CsvRow,
  place: RowPlace,
  group: Group,
  table: TableFields,
  reading: RowReading,
  log: FaultLog,
): void {
  const known = group.resolution;
  const written = ['resolved', 'on', 'evidence', 'by'].map((field) => table.value(row.cells, field)).join('\n');
  if (known?.written === written || !table.has('resolved')) return;
  const raw = readResolution(table.row(row), group.raw, reading);
  if (raw === undefined) return;
  const spot = table.spot(place, true);
  if (known !== undefined) {
    fault(log, spot, 'outcome', `line ${known.place.line} says otherwise of the same claim`);
    return;
  }
  const resolution = checkResolution({ claim: group.id, ...raw }, spot, log);
  if (resolution !== undefined) group.resolution = { resolution, written, place };
}

/** A claim with all its rows, if it is one. */
function finished(
  { id, place, raw, forecasts, resolution }: Group,
  table: TableFields,
  log: FaultLog,
): ImportedClaim[] {
  forecasts.sort((a, b) => a.ms - b.ms);
  const first = forecasts[0];
  const earlier = !table.has('at') && first !== undefined && first.ms < momentMs(String(raw.made));
  const made = earlier ? first.forecast.made : raw.made;
  const claim = checkClaim({ ...raw, id, made }, table.spot(place), log);
  if (claim === undefined) return [];
  const kept = forecasts.filter(({ ms, forecast, place }, i) => {
    const before = forecasts[i - 1];
    const spot = table.spot(place, true);
    if (before?.ms === ms && JSON.stringify(before.forecast) === JSON.stringify(forecast)) {
      const message = `the same forecast stands in line ${before.place.line}, it is taken once`;
      fault(log, spot, '', message, 'warning');
      return false;
    }
    return forecastFits(claim, forecast, spot, log);
  });
  const resolutions: Resolution[] = [];
  if (resolution && resolutionFits(claim, resolution.resolution, table.spot(resolution.place, true), log)) {
    resolutions.push(resolution.resolution);
  }
  return [{ place: { line: place.line }, claim, forecasts: kept.map(({ forecast }) => forecast), resolutions }];
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
