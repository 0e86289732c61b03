import { Command } from 'commander';
import { expect, test } from 'vitest';
import { asCalled, howCalled } from './called.ts';
import { csvFlag, withTables } from './output.ts';
import { timeLeftInWords } from './progress.ts';

const program = new Command('tightrope');
program.command('forecast').addOption(csvFlag('issues', 'outcomes'));
program.command('events').command('list').addOption(csvFlag('events'));
const read = (line: string) => withTables(program, line.split(' ')).join(' ');

test('--csv takes the name of a table, and never the file after it', () => {
  expect(read('forecast --csv file.yaml')).toBe('forecast --csv=issues file.yaml');
  expect(read('forecast --csv outcomes file.yaml')).toBe('forecast --csv=outcomes file.yaml');
  expect(read('forecast file.yaml --csv=outcomes')).toBe('forecast file.yaml --csv=outcomes');
  expect(read('events list --csv')).toBe('events list --csv=events');
});

test('a command in a message is called as the user called it, and once', () => {
  const text = asCalled('no ledger here; `tightrope ledger add` begins one');
  expect(text).toBe(`no ledger here; \`${howCalled()} ledger add\` begins one`);
  expect(asCalled('Next: npx tightrope forecast a.yaml')).toBe('Next: npx tightrope forecast a.yaml');
});

test('the time left is not told before anything is done', () => {
  expect(timeLeftInWords(2000, 0)).toBe('');
  expect(timeLeftInWords(2000, 0.5)).toBe(', 2 s left');
  expect(timeLeftInWords(60_000, 0.25)).toBe(', 3 min left');
});
