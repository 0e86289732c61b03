import { dayFault, dayOf } from '../../numeric/days.ts';
import type { CaseRow } from './case-rows.ts';
import type { LongField } from './long-fields.ts';

/** How long a bargain took, by the columns of its row; nothing where they are empty. */
export interface WrittenTime {
  time: number;
  happened: boolean;
}

const YES = /^(1|1\.0|yes|y|true|agreed)$/i;
const NO = /^(0|0\.0|no|n|false|open)$/i;
/** Days of the longest bargain, five centuries: what takes longer is a slip. */
const LONGEST = 182_621;

/**
 * The time in a row: `duration` in days, or from `start` to `end`; `agreed` says whether the bargain ended then, or was still
 * open. Every slip is a fault of the row.
 *
 * @param nameOf the name of a field's column
 */
export function timeIn(row: CaseRow, nameOf: (field: LongField) => string): WrittenTime | undefined {
  const cell = (field: LongField) => row.cell(nameOf(field));
  const fault = (field: LongField, message: string) => {
    row.fault(nameOf(field), `${nameOf(field)} ${message}`);
    return undefined;
  };
  const agreed = cell('agreed');
  if (agreed !== '' && !YES.test(agreed) && !NO.test(agreed))
    return fault('agreed', `is \`${agreed.slice(0, 60)}\`, expected yes or no, or nothing where it was agreed`);
  const happened = !NO.test(agreed);
  if (cell('duration') !== '') {
    const time = row.number(nameOf('duration'), { low: 0, high: LONGEST });
    if (time === undefined) return undefined;
    return time > 0 ? { time, happened } : fault('duration', `is ${time} days, expected more than 0`);
  }
  const [start, end] = (['start', 'end'] as const).map((field) => {
    const written = cell(field);
    const wrong = written === '' ? undefined : dayFault(written);
    if (wrong) row.fault(nameOf(field), `${nameOf(field)}: ${wrong}`);
    return written === '' ? undefined : dayOf(written);
  });
  if (start === undefined && end === undefined) return undefined;
  if (start === undefined) return fault('start', 'is empty, and there is an end: expected the day on which it began');
  if (end === undefined) {
    if (agreed === '' && cell('end') === '') return undefined;
    return fault(
      'end',
      'is empty: expected the day of the agreement, or with `agreed` no the last day on which it was open',
    );
  }
  if (Number.isNaN(start) || Number.isNaN(end)) return undefined;
  const time = end - start;
  if (time > LONGEST) return fault('end', `is ${time} days after the start, expected at most ${LONGEST}`);
  return time > 0
    ? { time, happened }
    : fault('end', `is ${cell('end')}, expected a day after the start, ${cell('start')}`);
}
