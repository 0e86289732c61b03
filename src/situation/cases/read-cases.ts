import { countOf } from '../../numeric/count-of.ts';
import { checkGivenText } from '../../numeric/given.ts';
import type { Fault } from '../fault.ts';
import { readWorkbook } from '../import/xlsx/read-workbook.ts';
import { readSituation } from '../read.ts';
import { headingOf } from './case-rows.ts';
import type { CaseSet } from './case-set.ts';
import { type CaseText, firstRows } from './case-source.ts';
import { type DeuOptions, isDeu, readDeu } from './deu.ts';
import { electionSituation } from './election-situation.ts';
import { isLong, type LongOptions, missingOfLong, readLongTable } from './long-table.ts';
import { isParlgov, readParlgov } from './parlgov.ts';
import { timesOfSituation } from './situation-times.ts';
import { isTimes, readTimes } from './times-table.ts';

export interface CaseOptions extends DeuOptions, LongOptions {}

/**
 * Reads the resolved cases of one file: a situation file that says what happened, DEU's positions, ParlGov's cabinets, or a
 * long table of cases. What it is follows from its contents.
 *
 * @param text of the file, or the sheet of a workbook: `sheetOfCases`
 * @param file its name, for messages; a situation's case is called as its file is, without the ending, or as the folder of a file
 * called `situation`
 */
export function readCases(text: CaseText, file: string, options: CaseOptions = {}): CaseSet {
  if (typeof text !== 'object' || text === null || !('rows' in text))
    checkGivenText(text, 'readCases', 'the text of a situation that says what happened, or of a table of cases');
  checkGivenText(file, 'readCases', 'the name of the file, for messages');
  if (typeof text === 'string' && /\.ya?ml$/i.test(file)) return readCaseFile(text, file);
  const heading = headingOf(text, (names) => isOfCases(names, options));
  if (isDeu(heading)) return readDeu(text, file, options);
  if (isParlgov(heading)) {
    const { elections, paced, faults, notes } = readParlgov(text, file);
    const usable = elections.filter(({ hasFormer, cabinetPosition }) => hasFormer && cabinetPosition !== undefined);
    const left = elections.length - usable.length;
    return {
      cases: usable.map((election) => ({
        id: election.id,
        group: election.country,
        situation: electionSituation(election),
      })),
      times: paced.times,
      faults,
      notes: [
        ...notes,
        ...(left > 0
          ? [`${countOf(left, 'election', 'elections')} left out: no cabinet before, or none with a known position`]
          : []),
        ...paced.notes,
      ],
    };
  }
  if (isLong(heading, options)) return readLongTable(text, file, options);
  if (isTimes(heading, options)) return readTimes(text, file, options);
  return {
    cases: [],
    faults: [
      {
        file,
        place: { line: 1, column: 1 },
        message:
          missingOfLong(heading, options) ??
          'no known table of cases, expected a situation file (.yaml), DEU (prnr, isnr, ...), ParlGov (view_cabinet), or the columns case, issue, actor, position, outcome, or case and duration (--columns names yours)',
        severity: 'error',
      },
    ],
    notes: [],
  };
}

const isOfCases = (names: readonly string[], options: CaseOptions): boolean =>
  isDeu(names) || isParlgov(names) || isLong(names, options) || isTimes(names, options);

/**
 * The sheet of an .xlsx workbook that is a table of cases; its first one where none is.
 *
 * @throws WorkbookFault if it is no workbook, or larger than a situation can be
 */
export function sheetOfCases(bytes: Uint8Array, options: CaseOptions = {}): CaseText {
  const sheets = readWorkbook(bytes);
  const found = sheets.find((sheet) => firstRows(sheet).some(({ cells }) => isOfCases(cells, options)));
  return found ?? sheets[0] ?? '';
}

function readCaseFile(text: string, file: string): CaseSet {
  const { situation, faults } = readSituation(text, file);
  const id = nameOf(file);
  if (!situation) return { cases: [], faults, notes: [] };
  if (!situation.resolved) {
    const missing: Fault = {
      file,
      message: 'it does not say what happened, expected `resolved: { issues: { ... } }`',
      severity: 'error',
    };
    return { cases: [], faults: [missing], notes: [] };
  }
  const group = situation.resolved.group ?? id;
  const times = timesOfSituation(situation, id, group);
  return { cases: [{ id, group, situation }], ...(times.length > 0 ? { times } : {}), faults: [], notes: [] };
}

/** `cases/eggs.yaml` is the case eggs; `paris-2015/situation.yaml` is the case paris-2015. */
function nameOf(file: string): string {
  const [name = file, folder] = file.split(/[/\\]/).reverse();
  const stem = name.replace(/\.[^.]*$/, '');
  return stem === 'situation' && folder !== undefined && /[^.]/.test(folder) ? folder : stem;
}
