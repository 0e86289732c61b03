import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { UsageError } from '../numeric/errors.ts';
import type { ResolvedCase } from '../situation/cases/case-set.ts';
import type { CaseTime } from '../situation/cases/case-time.ts';
import { type CaseOptions, readCases, sheetOfCases } from '../situation/cases/read-cases.ts';
import { type Fault, formatFault } from '../situation/fault.ts';
import { WorkbookFault } from '../situation/import/xlsx/unpack.ts';
import { decode } from './decode.ts';
import { readInput, whyUnreadable } from './read-input.ts';

/** A file of cases is refused above this size, unpacked; bytes. */
const MOST_BYTES = 100_000_000;

/** More cases than this are refused. */
const MOST_CASES = 20_000;

/**
 * The resolved cases of files and folders: of a folder, those of its situation files and tables.
 *
 * @returns the cases, how long bargains took, and in a line each what was left out
 * @throws UsageError with every fault of the files, or if there is neither a case nor a time
 */
export async function readCaseFiles(
  paths: readonly string[],
  options: CaseOptions,
): Promise<{ cases: ResolvedCase[]; times: CaseTime[]; notes: string[] }> {
  const cases: ResolvedCase[] = [];
  const times: CaseTime[] = [];
  const notes: string[] = [];
  const faults: string[] = [];
  const seen = new Map<string, string>();
  for (const file of (await Promise.all(paths.map(filesIn))).flat()) {
    const bytes = await unpacked(file);
    const set = readCases(tableOf(bytes, file, options), file.replace(/\.gz$/, ''), options);
    if (set.faults.length > 0) faults.push(...inLines(set.faults));
    notes.push(...set.notes.map((note) => `${basename(file)}: ${note}`));
    for (const one of set.cases) {
      const other = seen.get(one.id);
      if (other !== undefined) faults.push(`${file}: case ${one.id} is also in ${other}`);
      seen.set(one.id, file);
      cases.push(one);
    }
    for (const one of set.times ?? []) {
      const other = seen.get(one.case);
      if (other !== undefined && other !== file) faults.push(`${file}: case ${one.case} is also in ${other}`);
      seen.set(one.case, file);
      times.push(one);
    }
  }
  if (faults.length > 0) throw new UsageError(faults.join('\n'));
  if (cases.length + times.length === 0) throw new UsageError(`${paths.join(', ')}: no resolved case`);
  if (cases.length > MOST_CASES) throw new UsageError(`${cases.length} cases, expected at most ${MOST_CASES}`);
  return { cases, times, notes };
}

/** The text of a file, or the sheet of a workbook. */
function tableOf(bytes: Uint8Array, file: string, options: CaseOptions) {
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isWorkbook) return decode(bytes, file, { latin: !/\.ya?ml$/i.test(file) });
  try {
    return sheetOfCases(bytes, options);
  } catch (error) {
    if (error instanceof WorkbookFault) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}

async function filesIn(path: string): Promise<string[]> {
  const found = await stat(path).catch(async (error) => {
    throw new UsageError(await whyUnreadable(path, error));
  });
  if (!found.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => /\.(ya?ml|csv|tsv|xlsx)(\.gz)?$/i.test(name)).sort();
  return names.map((name) => join(path, name));
}

async function unpacked(file: string): Promise<Uint8Array> {
  const bytes = await readInput(file, MOST_BYTES);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: MOST_BYTES });
  } catch {
    throw new UsageError(`${file}: cannot be unpacked, or larger than ${MOST_BYTES} bytes`);
  }
}

/** Faults of one file that are told; the others are counted. */
const MOST_TOLD = 200;

function inLines(faults: readonly Fault[]): string[] {
  const shown = faults.slice(0, MOST_TOLD).map(formatFault);
  return faults.length > MOST_TOLD ? [...shown, `and ${faults.length - MOST_TOLD} more`] : shown;
}
