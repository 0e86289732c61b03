import writeXlsxFile from 'write-excel-file/node';
import type { Analysis } from '../../forecast/analysis.ts';
import { actorTable, roomTable } from '../../report/actors/table.ts';
import { consentTable, factorTable } from '../../report/agreement/table.ts';
import { cabinetTable, partyTable } from '../../report/coalitions/table.ts';
import { changeTable } from '../../report/comparison/table.ts';
import { counterfactualTable, limitTable } from '../../report/discovery/table.ts';
import {
  coalitionTable,
  improvementTable,
  interventionTable,
  tippingPointTable,
} from '../../report/interventions/table.ts';
import { issueTable, modelTable } from '../../report/issues/table.ts';
import { outcomeTable } from '../../report/outcomes/table.ts';
import type { Table, Value } from '../../report/table/table.ts';
import { inputTable } from '../../report/why/table.ts';

/** Characters that a cell of Excel holds, and rows that a sheet holds. */
const [LONGEST, MOST_ROWS] = [32_767, 1_048_575];

// biome-ignore lint/suspicious/noExplicitAny: tables of all kinds of rows
type AnyTable = Table<any>;

/** Every table of an analysis, by the name that `--csv` has for it; those without rows are left out. */
export function tablesOf(analysis: Analysis): [name: string, table: AnyTable][] {
  const { forecast, timeLine, scenarios } = analysis;
  const all: [string, AnyTable | undefined][] = [
    ['outcomes', outcomeTable(forecast)],
    ['issues', issueTable(forecast)],
    ['models', modelTable(forecast)],
    ['actors', actorTable(forecast)],
    ['room', roomTable(forecast)],
    ['factors', factorTable(forecast)],
    ['consent', consentTable(forecast)],
    ['parties', partyTable(forecast)],
    ['cabinets', cabinetTable(forecast)],
    ['inputs', inputTable(analysis)],
    ['limits', limitTable(analysis)],
    ['counterfactuals', counterfactualTable(analysis)],
    ['moves', analysis.interventions && interventionTable(analysis)],
    ['tipping-points', analysis.interventions && tippingPointTable(analysis)],
    ['coalitions', analysis.interventions && coalitionTable(analysis)],
    ['pareto-improvements', analysis.paretoImprovements && improvementTable(analysis)],
    ['scenarios', scenarios && changeTable(scenarios)],
    ['time-line', timeLine && changeTable(timeLine)],
  ];
  return all.flatMap(([name, table]): [string, AnyTable][] => (table && table.rows.length > 0 ? [[name, table]] : []));
}

/**
 * Every table as a workbook, a sheet each. Numbers are numbers with all their digits; a text is a text, also where it begins with a
 * sign that a spreadsheet would take for a formula.
 */
export async function analysisWorkbook(analysis: Analysis): Promise<Uint8Array> {
  const sheets = tablesOf(analysis).map(([sheet, { columns, rows }]) => {
    const kept = columns.filter(({ key }) => key !== undefined);
    return {
      sheet,
      columns: kept.map(() => ({ width: 18 })),
      stickyRowsCount: 1,
      data: [
        kept.map(({ key }) => ({ value: key, type: String, fontWeight: 'bold' as const })),
        ...rows.slice(0, MOST_ROWS).map((row, i) => kept.map(({ value }) => cellOf(value?.(row, i)))),
      ],
    };
  });
  const file = writeXlsxFile(sheets as never) as unknown as { toBuffer(): Promise<Buffer> };
  return file.toBuffer();
}

function cellOf(value: Value): object | null {
  if (value === undefined || value === null || value === '' || Number.isNaN(value)) return null;
  if (typeof value === 'number')
    return Number.isFinite(value) ? { value, type: Number } : { value: String(value), type: String };
  if (typeof value === 'boolean') return { value, type: Boolean };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold
  const text = value.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ' ');
  return { value: text.slice(0, LONGEST), type: String };
}
