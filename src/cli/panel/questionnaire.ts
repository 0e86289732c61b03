import writeXlsxFile from 'write-excel-file/node';
import { HEADINGS } from '../../report/panel/answers.ts';
import { judgementsAsked } from '../../report/panel/questions.ts';
import type { Situation } from '../../situation/situation.ts';

const HOW_TO = [
  'Answer alone, before any talk with the others: what the others say is not in this file, nor what was thought so far.',
  'In the sheet answers, write one number for each question into the column answer, your best guess. Leave empty what you do not know.',
  'why and source are for your reasons. Leave the column id as it is: answers are found by it.',
  'Save the file under your name, such as anna.xlsx: that is what you are called.',
];

/** A workbook with a question a row, and nobody's answers. */
export async function questionnaire(situation: Situation): Promise<Uint8Array> {
  const bold = { type: String, fontWeight: 'bold' as const };
  const text = (value: string) => ({ value: value.slice(0, 32_000), type: String, wrap: true });
  const sheets = [
    {
      sheet: 'how to',
      columns: [{ width: 110 }],
      data: [[{ value: situation.title, ...bold }], ...HOW_TO.map((line) => [text(line)])],
    },
    {
      sheet: 'answers',
      columns: [{ width: 56 }, { width: 50 }, { width: 10 }, { width: 40 }, { width: 30 }, { width: 40 }],
      stickyRowsCount: 1,
      data: [
        HEADINGS.map((value) => ({ value, ...bold })),
        ...judgementsAsked(situation).map(({ path, asks, scale }) => [
          text(asks),
          text(scale),
          null,
          null,
          null,
          text(path.join('.')),
        ]),
      ],
    },
  ];
  const file = writeXlsxFile(sheets as never) as unknown as { toBuffer(): Promise<Buffer> };
  return file.toBuffer();
}
