import { expect, test } from 'vitest';
import { LEDGER_HEADER } from './ledger-format.ts';
import { readLedger } from './read-ledger.ts';

const CLAIM =
  '{"entry":"claim","id":"a","kind":"yes-no","text":"It rains","claimant":"Anna","claimantKind":"person","tags":[],"made":"2021-01-01"}';
const read = async (...lines: string[]) => {
  const { histories, faults } = await readLedger(lines, 'l.jsonl', Date.parse('2026-01-01'));
  return [histories.length, ...faults.map(({ place, message }) => `${place?.line}: ${message}`)];
};

test('a ledger says its format in a line of its own, or is of format 1', async () => {
  expect(await read(LEDGER_HEADER, CLAIM)).toEqual([1]);
  expect(await read(`\ufeff${LEDGER_HEADER}`, CLAIM)).toEqual([1]);
  expect(await read(CLAIM)).toEqual([1]);
});

test('nothing is read of a ledger of a newer format, and one message says what reads it', async () => {
  expect(await read('{"entry":"ledger","format":2}', '{"entry":"verdict"}', CLAIM)).toEqual([
    0,
    '1: format 2 is newer than this Tightrope, which reads format 1: a newer Tightrope reads the ledger (npm install tightrope-forecast@latest)',
  ]);
});

test.each([
  ['{"entry":"ledger"}', 'format: found nothing, expected 1'],
  ['{"entry":"ledger","format":"1"}', 'format: found "1", expected 1'],
  ['{"entry":"ledger",', 'this line is not JSON'],
])('%s is a fault', async (line, message) => {
  expect(await read(line, CLAIM)).toEqual([0, `1: ${message}`]);
});
