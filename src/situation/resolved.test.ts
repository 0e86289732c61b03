import { describe, expect, test } from 'vitest';
import { formatFault } from './fault.ts';
import { readSituation } from './read.ts';

const file = (...lines: string[]) =>
  readSituation(
    [
      'title: T',
      'asOf: 2021-05-11',
      'actors: { a: { capability: 1, source: "Reuters, 2021-06-03" }, b: { capability: 1 } }',
      'issues: { fee: { stances: { a: { position: 5, salience: 1, source: "interview, March 2021" } } } }',
      'outcomes: { high: { when: fee >= 60 } }',
      ...lines,
    ].join('\n'),
    't.yaml',
  );

describe('what a file says of what happened', () => {
  test('is checked: names, scales and the day', () => {
    const { faults } = file(
      'resolved:',
      '  on: 2021-05-01',
      '  issues: { fees: 5, fee: 105 }',
      '  outcomes: { hihg: true }',
      '  cabinet: { parties: [c], ledBy: a }',
    );
    expect(faults.map(formatFault)).toEqual([
      't.yaml:7:7: resolved on 2021-05-01, before the day of the forecast, 2021-05-11',
      't.yaml:8:13: unknown issue `fees`, did you mean `fee`?',
      't.yaml:8:27: the result 105 is outside the scale of the issue, 0 to 100',
      't.yaml:9:15: unknown outcome `hihg`, did you mean `high`?',
      't.yaml:10:24: unknown actor `c`, expected one of `a`, `b`',
    ]);
  });

  test('may be a range where it is a matter of reading, with its low end first', () => {
    expect(file('resolved: { issues: { fee: { low: 20, high: 40 } } }').faults).toEqual([]);
    expect(file('resolved: { issues: { fee: { low: 40, high: 20 } } }').faults.length).toBe(1);
  });

  test('a source of a later date than the forecast is a warning of hindsight, what says what happened is not', () => {
    const read = file('resolved: { issues: { fee: 5 }, source: "the law of 2022-01-01" }');
    expect('warnings' in read && read.warnings?.map(formatFault)).toEqual([
      't.yaml:3:39: warning: the source has the date 2021-06-03, after the day of the forecast, 2021-05-11: was it known then?',
    ]);
  });
});
