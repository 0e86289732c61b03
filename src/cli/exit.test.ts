import { expect, test } from 'vitest';
import { planForecast } from '../forecast/plan.ts';
import { FaultError } from '../situation/fault.ts';
import { parseSituation } from '../situation/read.ts';
import { version } from '../version.ts';
import { EXIT, ExitError, ending, isFaultOfOurs } from './exit.ts';

const situation = parseSituation(
  'title: t\nactors: { a: { capability: 1 } }\nissues: { f: { stances: { a: { position: 1, salience: 1 } } } }\n',
);

const thrownBy = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};

test.each([
  ['a model that there is not', () => planForecast(situation, { models: ['mean'] }), 'unknown model `mean`'],
  ['a scenario that there is not', () => planForecast(situation, { scenario: 'constructor' }), 'unknown scenario'],
  ['a day that does not exist', () => planForecast(situation, { at: '2021-02-30' }), 'at: there is no day 2021-02-30'],
  ['a file with faults', () => parseSituation('title: t\n', 'f.yaml'), 'f.yaml:1:1: `actors` is missing'],
])('what a user can mend ends with 2 and the message alone: %s', (_, act, message) => {
  const end = ending(thrownBy(act));
  expect(end.code).toBe(EXIT.faults);
  expect(end.message).toContain(message);
  expect(end.message).not.toContain('    at ');
});

test.each([
  ['an array too long', () => new Array(-1)],
  ['a property of nothing', () => (undefined as unknown as { x: number }).x],
])('what the language itself refuses is a fault of ours, ends with 1 and says how to report it: %s', (_, act) => {
  const error = thrownBy(act);
  const end = ending(error);
  expect(isFaultOfOurs(error)).toBe(true);
  expect(end.code).toBe(EXIT.failed);
  expect(end.message).toContain('a fault of Tightrope');
  expect(end.message).toContain(`tightrope ${version}, Node ${process.version}`);
  expect(end.message).toContain('exit.test.ts');
});

test('a stop has the code that it was given', () => {
  expect(ending(new ExitError('stopped', EXIT.interrupted))).toMatchObject({ code: 130, message: 'stopped' });
  expect(ending(new FaultError([]))).toMatchObject({ code: 2, message: '' });
});

test('what the system refuses is not a fault of the program, and has no stack', () => {
  const refused = Object.assign(new Error('EMFILE: too many open files, open x'), { code: 'EMFILE', syscall: 'open' });
  expect(ending(refused)).toMatchObject({
    code: 1,
    message: 'the system refused: EMFILE: too many open files, open x',
  });
  expect(isFaultOfOurs(refused)).toBe(false);
});
