import { expect, test } from 'vitest';
import { situationTemplate } from '../../../situation/new/template.ts';
import { readSituation } from '../../../situation/read.ts';
import { answersTyped, nothingTyped, withIssues } from './own-answers.ts';

const typed = {
  ...nothingTyped('2026-11-28'),
  title: 'Working time',
  actors: 'Ministry, Union\nParliament',
  issues: 'Wage, Hours',
};

test('names alone are enough: the rest is as the command has it where Enter is pressed', () => {
  const { answers, faults } = answersTyped(typed);
  expect([...faults]).toEqual([]);
  expect(answers).toMatchObject({ actors: ['Ministry', 'Union', 'Parliament'], consent: [], scales: new Map() });
});

test('scales, where issues stand, who must agree and by when go into the file', () => {
  const { answers, faults } = answersTyped({
    ...typed,
    ...{ scales: ['3: three years, 10: ten years'], today: ['4', '20-40'], consent: ['Union', 'Nobody'] },
    by: '2027-12-31',
  });
  expect([...faults]).toEqual([]);
  const text = situationTemplate(answers, typed.asOf);
  expect(text).toContain('scale: { 3: three years, 10: ten years }');
  expect(text).toContain('statusQuo: 4 #');
  expect(text).toContain('consent: [Union]');
  const { faults: open } = readSituation(text, 'f');
  expect(open).toHaveLength(3 + 2 * 2 * 3);
});

test.each([
  [{ actors: 'Union' }, 'actors', 'Please name at least 2.'],
  [{ issues: 'Wage, Wage' }, 'issues', 'Wage is listed twice.'],
  [{ scales: ['', 'wide'] }, 'scale 1', 'Please type its ends'],
  [{ scales: ['3-10'], today: ['11'] }, 'today 0', '11, outside 3-10.'],
  [{ asOf: '' }, 'asOf', 'expected a date'],
  [{ by: '2026-11-27' }, 'by', 'is before 2026-11-28'],
])('%j is named at its field', (wrong, field, says) => {
  expect(answersTyped({ ...typed, ...wrong }).faults.get(field)).toContain(says);
});

test.each([
  ['one is deleted', 'Hours', ['3-10'], ['4']],
  ['one is put in front', 'Pensions, Wage, Hours', ['', '0-9', '3-10'], ['', '2', '4']],
  ['they change places', 'Hours, Wage', ['3-10', '0-9'], ['4', '2']],
  ['one is named anew', 'Pay, Hours', ['0-9', '3-10'], ['2', '4']],
  ['one has the name of the other while it is typed', 'Wage, Wage', ['0-9', '3-10'], ['2', '4']],
])('each issue keeps its scale and where it stands when %s', (_, issues, scales, today) => {
  const before = { ...typed, scales: ['0-9', '3-10'], today: ['2', '4'] };
  expect(withIssues(before, issues)).toEqual({ issues, scales, today });
});
