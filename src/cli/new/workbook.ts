import writeXlsxFile from 'write-excel-file/node';
import { type Answers, scaleIn } from '../../situation/new/answers.ts';
import { halfWay } from '../../situation/new/scale-answer.ts';
import { formatQuantity, type Quantity } from '../../situation/quantity.ts';

type SheetValue = string | number | undefined;

/** A number as a number, anything else as a cell of the import has it: `40..60..90`, `20; 30; 35`. */
function cellOf(quantity: Quantity | undefined): SheetValue {
  return Array.isArray(quantity)
    ? quantity.join('; ')
    : typeof quantity === 'object'
      ? formatQuantity(quantity)
      : quantity;
}

/**
 * A workbook to fill in, which `tightrope import` reads: the sheets situation, actors, issues, stances and outcomes, a row for
 * each actor, issue and pair of them; and one that says how.
 *
 * @param asOf the day on which this is all that is known, yyyy-mm-dd
 */
export async function workbookTemplate(answers: Answers, asOf: string): Promise<Uint8Array> {
  const { title, actors, issues, capabilities, statusQuo, stances } = answers;
  const half = halfWay(issues[0], scaleIn(answers, issues[0]));
  const sheets: [name: string, rows: SheetValue[][]][] = [
    ['how to', HOW_TO.map((line) => [line])],
    [
      'situation',
      [
        ['key', 'value'],
        ['title', title],
        ['question', ''],
        ['as of', asOf],
        ['description', ''],
        ['source', ''],
      ],
    ],
    [
      'actors',
      [
        ['actor', 'capability', 'description', 'because', 'source'],
        ...actors.map((actor) => [actor, cellOf(capabilities.get(actor))]),
      ],
    ],
    [
      'issues',
      [
        ['issue', 'low', 'high', 'labels', 'status quo', 'description', 'because', 'source'],
        ...issues.map((issue): SheetValue[] => {
          const { low, high, labels } = scaleIn(answers, issue);
          const words = labels.map(({ at, label }) => `${at}: ${label}`).join('; ');
          return [issue, low, high, words, cellOf(statusQuo.get(issue))];
        }),
      ],
    ],
    [
      'stances',
      [
        ['actor', 'issue', 'position', 'salience', 'veto', 'capability', 'because', 'source'],
        ...issues.flatMap((issue) =>
          actors.map((actor): SheetValue[] => {
            const { position, salience, veto } = stances.get(issue)?.get(actor) ?? {};
            return [actor, issue, cellOf(position), cellOf(salience), veto ? 'yes' : undefined];
          }),
        ),
      ],
    ],
    [
      'outcomes',
      [
        ['outcome', 'when', 'by', 'claim'],
        ['half way', `${issues[0]} >= ${half.at}`, answers.by ?? '', half.claim],
      ],
    ],
  ];
  const data = sheets.map(([sheet, rows]) => ({
    sheet,
    columns: (rows[sheet === 'how to' ? 0 : 0] ?? []).map(() => ({ width: sheet === 'how to' ? 110 : 22 })),
    stickyRowsCount: sheet === 'how to' ? 0 : 1,
    data: rows.map((row, r) =>
      row.map((value) =>
        value === undefined || value === ''
          ? null
          : {
              value,
              type: typeof value === 'number' ? Number : String,
              ...(r === 0 && { fontWeight: 'bold' as const }),
            },
      ),
    ),
  }));
  const file = writeXlsxFile(data as never) as unknown as { toBuffer(): Promise<Buffer> };
  return file.toBuffer();
}

const HOW_TO = [
  'Fill in the sheets actors, issues and stances; then: tightrope import FILE.xlsx > situation.yaml',
  'A quantity is 60, a range 50-70 or 40..60..70 (low, likeliest, high), 60 ± 10, or what several experts say: 50; 60; 75.',
  'actors: capability, resources on any scale that all actors share.',
  'issues: the ends of the scale (low, high), labels of its values (0: nothing; 100: all), and the status quo, where it stands.',
  'stances: position on the scale of the issue; salience, how much it matters to the actor, 0 to 1 or in percent; veto, yes or nothing.',
  'stances: capability only where it differs on this issue. because and source: why, and from where; reports show them.',
  'outcomes: conditions over issues by their names, such as Wage >= 50 and Hours < 20; by, a day such as 2026-12-31.',
];

/** Rows to write over, where no actors and issues are named. */
export const EXAMPLE: Answers = {
  title: 'An example: write your own over it',
  actors: ['Employers', 'Union'],
  issues: ['Wage'],
  capabilities: new Map<string, Quantity>([
    ['Employers', 60],
    ['Union', { low: 40, mode: 50, high: 70 }],
  ]),
  scales: new Map(),
  consent: [],
  statusQuo: new Map([['Wage', 20]]),
  stances: new Map([
    [
      'Wage',
      new Map([
        ['Employers', { position: 10, salience: 0.6, veto: true }],
        ['Union', { position: { low: 60, mode: 80, high: 100 }, salience: 0.9 }],
      ]),
    ],
  ]),
};
