import { unknownName } from '../../numeric/nearest-name.ts';
import type { Fault } from '../fault.ts';
import { TIMED_KINDS, type TimedKind } from '../kinds.ts';
import { caseTable, headingOf } from './case-rows.ts';
import type { CaseSet } from './case-set.ts';
import { type CaseText, decimalIn } from './case-source.ts';
import type { CaseTime } from './case-time.ts';
import { longColumns } from './long-fields.ts';
import type { LongOptions } from './long-table.ts';
import { timeIn } from './time-columns.ts';

/** Whether a heading is that of a table of times: cases without actors, and how long they took. */
export function isTimes(heading: readonly string[], { columns }: LongOptions = {}): boolean {
  const { has } = longColumns(heading, columns);
  return has('case') && !has('actor') && (has('duration') || (has('start') && has('end')));
}

/**
 * Reads times without stances, a row a case: `case`, `duration` or `start` and `end`, and where there are such columns `agreed`,
 * `group` and `kind`. They teach how long bargains take, not what they come to.
 *
 * @param file its name, for messages
 */
export function readTimes(text: CaseText, file: string, options: LongOptions = {}): CaseSet {
  const { columns = {}, kind = 'other', decimal = decimalIn(text) } = options;
  const { nameOf, notes } = longColumns(
    headingOf(text, (names) => isTimes(names, options)),
    columns,
  );
  const faults: Fault[] = [];
  const times = new Map<string, CaseTime>();
  let without = 0;
  const table = caseTable(
    text,
    file,
    [nameOf('case'), ...Object.values(columns)],
    faults,
    decimal === undefined ? {} : { decimal },
  );
  for (const row of table?.rows ?? []) {
    const id = row.cell(nameOf('case'));
    if (id === '' || id.length > 300)
      row.fault(nameOf('case'), `${nameOf('case')} is empty or longer than 300 letters`);
    else if (times.has(id)) row.fault(nameOf('case'), `case ${id} is there twice`);
    const written = row.cell(nameOf('kind'));
    const known = TIMED_KINDS.find((one) => one === written);
    if (written !== '' && !known) row.fault(nameOf('kind'), unknownName('kind', written, TIMED_KINDS));
    const time = timeIn(row, nameOf);
    if (row.spoilt) continue;
    if (time === undefined) {
      without++;
      continue;
    }
    const own: TimedKind = known ?? kind;
    times.set(id, { ...time, case: id, group: row.cell(nameOf('group')) || id, kind: own, traits: {} });
  }
  if (without > 0) notes.push(`Left out, without a duration or two days: ${without}.`);
  return { cases: [], times: [...times.values()], faults, notes };
}
