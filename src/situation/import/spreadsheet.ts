import { unzip } from 'fflate';
import readXlsx from 'read-excel-file/universal';
import { quoteName, unknownName } from '../nearest.ts';
import { ANYWHERE, NOT_NEGATIVE, SHARE } from '../quantity.ts';
import type { Draft } from './draft.ts';

/** A workbook that unpacks to more than this is refused. */
const LARGEST_UNPACKED = 100_000_000;

const SHEETS = {
  actors: ['actor', 'capability', 'description', 'because', 'source'],
  issues: ['issue', 'low', 'high', 'labels', 'status quo', 'description', 'because', 'source'],
  stances: ['actor', 'issue', 'position', 'salience', 'capability', 'veto', 'because', 'source'],
};

/** A row of a sheet: cells by the name of their column, and the address of each. */
interface SheetRow {
  get(column: string): unknown;
  text(column: string): string;
  cell(column: string): string;
}

/**
 * Reads a workbook with the sheets `actors`, `issues` and `stances`, one row each; quantities may be
 * written 60, 40..60..90, 50 ± 10 or 20; 30; 35, labels of a scale `0: separate; 100: merged`.
 */
export async function importSpreadsheet(bytes: Uint8Array, draft: Draft): Promise<void> {
  const unpacked = await unpackedSize(bytes);
  if (unpacked === undefined) return draft.fault('not a readable .xlsx workbook', undefined);
  if (unpacked > LARGEST_UNPACKED) {
    return draft.fault(`unpacks to ${unpacked} bytes, expected at most ${LARGEST_UNPACKED}`, undefined);
  }
  let workbook: { sheet: string; data: unknown[][] }[];
  try {
    workbook = (await readXlsx(bytes.slice().buffer as ArrayBuffer)) as { sheet: string; data: unknown[][] }[];
  } catch (error) {
    return draft.fault(`not a readable .xlsx workbook: ${(error as Error).message}`, undefined);
  }
  const sheet = (name: keyof typeof SHEETS): SheetRow[] => {
    const found = workbook.find((s) => s.sheet.trim().toLowerCase() === name);
    if (found) return rows(name, found.data, draft);
    const others = workbook.map((s) => quoteName(s.sheet)).join(', ');
    draft.fault(`sheet \`${name}\` is missing, found ${others}`, undefined);
    return [];
  };
  for (const row of sheet('actors')) addActor(row, draft);
  for (const row of sheet('issues')) addIssue(row, draft);
  for (const row of sheet('stances')) addStance(row, draft);
}

/** The size of all files in the archive as its directory states it; unpacking stops there. */
function unpackedSize(bytes: Uint8Array): Promise<number | undefined> {
  return new Promise((resolve) => {
    let size = 0;
    const filter = ({ originalSize }: { originalSize: number }) => {
      size += originalSize;
      return false;
    };
    unzip(bytes, { filter }, (error) => resolve(error ? undefined : size));
  });
}

function rows(sheet: keyof typeof SHEETS, data: unknown[][], draft: Draft): SheetRow[] {
  const known = SHEETS[sheet];
  const address = (column: number, row: number) => `${sheet}!${letters(column)}${row + 1}`;
  const head = (data[0] ?? []).map((cell) =>
    String(cell ?? '')
      .trim()
      .toLowerCase(),
  );
  head.forEach((name, i) => {
    if (name !== '' && !known.includes(name)) draft.fault(unknownName('column', name, known), address(i, 0));
  });
  return data.slice(1).flatMap((cells, i) => {
    if (cells.every((cell) => cell === null || cell === '')) return [];
    const get = (column: string) => {
      const at = head.indexOf(column);
      return at === -1 ? undefined : (cells[at] ?? undefined);
    };
    return [
      {
        get,
        text: (column: string) => String(get(column) ?? '').trim(),
        cell: (column: string) => address(Math.max(0, head.indexOf(column)), i + 1),
      },
    ];
  });
}

/** The name of a column in a spreadsheet: A, B, ..., Z, AA. */
function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** The texts among some columns that are not empty. */
function texts<K extends string>(row: SheetRow, ...columns: K[]): { [key in K]?: string } {
  const found = columns.map((column) => [column, row.text(column)]).filter(([, text]) => text !== '');
  return Object.fromEntries(found) as { [key in K]?: string };
}

function addActor(row: SheetRow, draft: Draft): void {
  const capability = draft.quantity('capability', row.get('capability'), NOT_NEGATIVE, row.cell('capability'));
  if (capability === undefined) return;
  const prose = texts(row, 'description', 'because', 'source');
  draft.addActor({ label: row.text('actor'), capability, ...prose }, row.cell('actor'));
}

function addIssue(row: SheetRow, draft: Draft): void {
  const end = (column: string, otherwise: number) => {
    if (row.get(column) === undefined) return otherwise;
    const found = draft.quantity(column, row.get(column), ANYWHERE, row.cell(column));
    return typeof found === 'number' ? found : otherwise;
  };
  const ends = { low: end('low', 0), high: end('high', 100) };
  const scale: Record<string, string> = { [ends.low]: '', [ends.high]: '' };
  for (const part of row.text('labels').split(';')) {
    if (part.trim() === '') continue;
    const match = /^\s*([+-]?[\d.]+)\s*:\s*(.+?)\s*$/.exec(part);
    const at = match ? Number(match[1]) : NaN;
    if (match && at >= ends.low && at <= ends.high) scale[at] = match[2];
    else
      draft.fault(
        `found ${quoteName(part.trim())}, expected a label such as 40: joint payment system`,
        row.cell('labels'),
      );
  }
  const statusQuo = row.get('status quo');
  const stands =
    statusQuo === undefined ? undefined : draft.quantity('status quo', statusQuo, ends, row.cell('status quo'));
  const prose = texts(row, 'description', 'because', 'source');
  const labelled = Object.values(scale).some((label) => label !== '') ? { scale } : {};
  const quo = stands === undefined ? {} : { statusQuo: stands };
  draft.addIssue({ label: row.text('issue'), ends, ...labelled, ...quo, ...prose }, row.cell('issue'));
}

function addStance(row: SheetRow, draft: Draft): void {
  const position = draft.quantity('position', row.get('position'), ANYWHERE, row.cell('position'));
  const salience = draft.quantity('salience', row.get('salience'), SHARE, row.cell('salience'));
  const capability =
    row.get('capability') === undefined
      ? undefined
      : draft.quantity('capability', row.get('capability'), NOT_NEGATIVE, row.cell('capability'));
  const veto = row.text('veto').toLowerCase();
  if (!['', 'true', 'false', 'yes', 'no', 'x', '1', '0'].includes(veto)) {
    draft.fault(`veto: found ${quoteName(veto)}, expected yes or no`, row.cell('veto'));
  }
  if (position === undefined || salience === undefined) return;
  draft.addStance({
    actor: row.text('actor'),
    issue: row.text('issue'),
    position,
    salience,
    ...(capability === undefined ? {} : { capability }),
    ...(['true', 'yes', 'x', '1'].includes(veto) ? { veto: true } : {}),
    ...texts(row, 'because', 'source'),
    where: row.cell('actor'),
  });
}
