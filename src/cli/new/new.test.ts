import { describe, expect, test } from 'vitest';
import { formatFault } from '../../situation/fault.ts';
import { importFile } from '../../situation/import/index.ts';
import { type Answers, readStance } from '../../situation/new/answers.ts';
import { situationTemplate } from '../../situation/new/template.ts';
import { readSituation } from '../../situation/read.ts';
import { EXAMPLE, workbookTemplate } from './workbook.ts';

const answers = (): Answers => ({
  ...{ title: 'Talks', actors: ['North Ministry', 'Union'], issues: ['Gas price', 'and'] },
  ...{ capabilities: new Map(), statusQuo: new Map(), stances: new Map() },
});
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
      outcomes: { agreement: { when: 'Wage >= 50', claim: 'Wage: at least half way' } },
    });
  });

  test('with names alone has every cell that is still empty named', async () => {
    const { faults } = await importFile(await workbookTemplate(answers(), '2026-11-27'), 'w.xlsx');
    expect(faults).toHaveLength(2 + 2 * 2 * 2);
    expect(faults.map(formatFault)).toContain(
      'w.xlsx:stances!C2: position: found nothing, expected a number, 60-80, 40..60..90, 50 ± 10 or a list 20; 30; 35',
    );
  });
});
