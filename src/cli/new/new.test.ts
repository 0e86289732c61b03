import { describe, expect, test } from 'vitest';
import { formatFault } from '../../situation/fault.ts';
import { importFile } from '../../situation/import/index.ts';
import { type Answers, blank, readNumber, readStance } from '../../situation/new/answers.ts';
import { readScale } from '../../situation/new/scale-answer.ts';
import { situationTemplate } from '../../situation/new/template.ts';
import { readSituation } from '../../situation/read.ts';
import { EXAMPLE, workbookTemplate } from './workbook.ts';

const answers = (): Answers => blank('Talks', ['North Ministry', 'Union'], ['Gas price', 'and']);
const faultsOf = (text: string) => readSituation(text, 'f').faults.map(formatFault);

test('a template without answers has no number of its own: each is named as missing, and nothing else', () => {
  const faults = faultsOf(situationTemplate(answers(), '2026-11-27'));
  expect(faults).toHaveLength(2 + 2 + 2 * 2 * 2);
  expect(faults.every((fault) => fault.includes('is still to be filled in'))).toBe(true);
  expect(faults.join('\n')).toContain('position of North_Ministry on Gas_price is still to be filled in');
});

test('a template with all answers is sound', () => {
  const all = answers();
  for (const actor of all.actors) all.capabilities.set(actor, { low: 40, mode: 50, high: 60 });
  for (const issue of all.issues) {
    all.statusQuo.set(issue, 10);
    all.stances.set(issue, new Map(all.actors.map((actor) => [actor, readStance('50-70, 80%, veto').stance])));
  }
  const text = situationTemplate(all, '2026-11-27');
  expect(faultsOf(text)).toEqual([]);
  expect(readSituation(text).situation?.issues.Gas_price.stances.Union).toMatchObject({
    ...{ position: { low: 50, mode: 60, high: 70 }, salience: 0.8, veto: true },
  });
});

test.each([
  ['60, 0.8', { position: 60, salience: 0.8 }, undefined],
  ['', {}, undefined],
  [', 0.5', { salience: 0.5 }, undefined],
  ['60, 80, veto', { position: 60, veto: true }, 'Salience: 80, outside 0-1.'],
  ['high, 0.5', { salience: 0.5 }, 'Position: Please type a number'],
  ['1, 1, maybe', { position: 1, salience: 1 }, 'Please type position, salience and'],
])('a stance is answered by %j', (text, stance, fault) => {
  const read = readStance(text);
  if (fault === undefined) expect(read).toEqual({ stance });
  else expect(read.fault).toContain(fault);
});

test.each([
  ['3-10', { low: 3, high: 10, labels: [] }],
  ['3 to 10', { low: 3, high: 10, labels: [] }],
  ['10, 3', { low: 3, high: 10, labels: [] }],
  [
    '3: three years, as asked, 7: seven; 10: ten',
    { low: 3, high: 10, labels: ['three years, as asked', 'seven', 'ten'] },
  ],
  ['-5: a loss, 0, 5: a gain', { low: -5, high: 5, labels: ['a loss', 'a gain'] }],
  ['0%: none, 40%: all', { low: 0, high: 40, labels: ['none', 'all'], percent: 'own' }],
  ['3', /type its ends/],
  ['three: a, ten: b', /type its ends/],
  ['3: a, 3: b', /3 is listed twice/],
])('a scale is answered by %j', (text, expected) => {
  const { scale, fault } = readScale(text);
  if (expected instanceof RegExp) return expect(fault).toMatch(expected);
  expect({ ...scale, labels: scale?.labels.map(({ label }) => label) }).toEqual(expected);
});

test.each([
  ['3%', '0-100', 3],
  ['3%', '0-1', 0.03],
  ['50%', '3-10', 6.5],
  ['50% - 60%', '0-1', { low: 0.5, mode: 0.55, high: 0.6 }],
  ['20% ± 10%', '2-4', { mean: 2.4, sd: 0.2 }],
  ['3%', '0%-10%', 3],
  ['5%', '3-10', '5% of a scale from 3 to 10: please type 5 if the scale is in percent, 3.35 as a share of it.'],
  ['0.5%', '0-1', '0.5% of a scale from 0 to 1: please type 0.5 if the scale is in percent, 0.005 as a share of it.'],
  ['120%', '0-1', '1.2, outside 0-1.'],
])('%s on a scale %s is %j', (text, ends, expected) => {
  const { quantity, fault } = readNumber(text, readScale(ends).scale as never);
  expect(fault ?? quantity).toEqual(expected);
});

test('who must agree makes it deal or no deal by a day, on the scales of the issues', () => {
  const all: Answers = {
    ...blank('The dam', ['Upland', 'Lowland', 'Bank'], ['Years', 'Agreement']),
    ...{ consent: ['Upland', 'Lowland'], by: '2027-12-31' },
    scales: new Map([['Years', readScale('3: three: at once, 10: yes').scale as never]]),
  };
  const text = situationTemplate(all, '2026-11-20');
  expect(faultsOf(text).every((fault) => fault.includes('is still to be filled in'))).toBe(true);
  const filled = text.replaceAll('position: todo', 'position: 5').replaceAll(/todo\b(?=[ ,}])/g, '0.5');
  // What stands there in comments is sound as well.
  const uncommented = filled.replace('statusQuo: 0.5', 'statusQuo: 4').replace(/^ {2}# /gm, '  ');
  const { situation, faults } = readSituation(uncommented, 'f');
  expect(faults.map(formatFault)).toEqual([]);
  expect(situation).toMatchObject({
    asOf: '2026-11-20',
    issues: { Years: { scale: { 3: 'three: at once', 10: 'yes' } }, Agreement: {} },
    agreement: { consent: ['Upland', 'Lowland'], timing: { pace: { k: 2, n: 5 } } },
    outcomes: {
      deal: { when: 'agreement', by: '2027-12-31', claim: 'Upland and Lowland agree' },
      half_way: { when: 'agreement and Years >= 6.5', by: '2027-12-31', claim: 'Years: 6.5 or more' },
    },
  });
});

describe('a workbook to fill in', () => {
  test('with its example rows is imported as it stands', async () => {
    const { situation, faults } = await importFile(await workbookTemplate(EXAMPLE, '2026-11-27'), 'w.xlsx');
    expect(faults).toEqual([]);
    expect(situation).toMatchObject({
      title: 'An example: write your own over it',
      asOf: '2026-11-27',
      actors: { Employers: { capability: 60 }, Union: { capability: { low: 40, mode: 50, high: 70 } } },
      issues: {
        Wage: {
          scale: { 0: 'nothing changes', 100: 'all that is asked for' },
          statusQuo: 20,
          stances: { Employers: { position: 10, salience: 0.6, veto: true }, Union: { salience: 0.9 } },
        },
      },
      outcomes: { half_way: { when: 'Wage >= 50', claim: 'Wage: at least half way' } },
    });
  });

  test('with names alone lacks what each actor can bring to bear', async () => {
    const { faults } = await importFile(await workbookTemplate(answers(), '2026-11-27'), 'w.xlsx');
    expect(faults.map(formatFault)).toEqual(
      ['B2', 'B3'].map(
        (cell) =>
          `w.xlsx:actors!${cell}: capability: found nothing, expected a number, 60-80, 40..60..90, 50 ± 10 or a list 20; 30; 35`,
      ),
    );
  });
});
