import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { begunLedger } from '../../testing/begun-ledger.ts';
import { parseEntryLine } from '../claim/jsonl.ts';
import type { Ledger } from './database.ts';
import {
  allIds,
  append,
  entryPages,
  headOf,
  histories,
  historyOf,
  idsLike,
  LedgerError,
  listClaims,
  openLedger,
  overview,
  resolvedClaims,
  takeIn,
  verify,
} from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'tightrope-asked-'));
let ledger: Ledger;
beforeAll(async () => {
  await begunLedger(folder);
  ledger = await openLedger({ folder });
});
afterAll(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true });
});

/** Whatever a program without types may pass. */
const any = (value: unknown) => value as never;
const claim = { entry: 'claim', id: 'merger', text: 'A merger', claimant: 'A. Pundit', made: '2021-04-20' };
const forecast = { entry: 'forecast', claim: 'merger', made: '2021-04-21', probability: 0.3 };

describe('what a program writes into a ledger is checked as an import checks it', () => {
  test.each([
    [{ ...forecast, probability: 30 }, /^entries\[1\]: forecast\.probability: 30 is outside 0-1, .*0\.3$/],
    [{ ...forecast, probability: '0.3' }, /forecast\.probability: .*number/],
    [{ ...forecast, made: 'yesterday' }, /forecast\.made: found "yesterday", expected a date \(2021-04-22\)/],
    [
      { ...forecast, probability: undefined, probabilty: 0.3 },
      /unknown key `probabilty`, did you mean `probability`\?$/,
    ],
    [{ ...forecast, made: undefined }, /forecast: `made` is missing, expected a date/],
    [{ ...forecast, made: new Date() }, /forecast\.made: found a Date, expected plain data$/],
    [{ ...forecast, entry: 'forcast' }, /unknown entry `forcast`, did you mean `forecast`\?$/],
    [{ claim: 'merger', probability: 0.3 }, /`entry` is missing, expected one of `claim`/],
    [{ ...claim, id: 'two', text: '' }, /claim\.text: .*is empty/],
    [{ ...claim, id: 'a b' }, /claim\.id: .*letters, digits/],
    [{ entry: 'resolution', claim: 'merger', on: '2022-01-01', verdict: 'yes' }, /resolution\.verdict: .*`resolved`/],
    [{ entry: 'resolution', claim: 'merger', on: '2022-01-01' }, /resolution\.outcome: expected what happened$/],
    ['a text', /^entries\[1\]: found the text `a text`, expected an entry/],
    [null, /^entries\[1\]: found nothing, expected an entry/],
  ])('%j is refused, and nothing with it', async (wrong, words) => {
    const before = await headOf(ledger.db);
    const error = await append(ledger.db, any([{ ...claim, id: 'other' }, wrong])).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(LedgerError);
    expect(error.message).toMatch(words);
    await expect(takeIn(ledger.db, any([wrong]))).rejects.toBeInstanceOf(LedgerError);
    expect(await headOf(ledger.db)).toEqual(before);
  });

  test('a lenient writer is told which are refused, each at its place; the others are written', async () => {
    const wrong = { ...forecast, probability: -1 };
    const results = await append(ledger.db, any([wrong, claim, wrong, forecast]), { lenient: true });
    expect(results.map(({ state }) => state)).toEqual(['refused', 'added', 'refused', 'added']);
    expect(results[2]).toMatchObject({ message: expect.stringMatching(/^entries\[2\]: forecast\.probability/) });
  });

  test('is written in the form in which it is read back, so that the chain and an import of it hold', async () => {
    const written = { ...claim, id: 'spaced', text: ' spaced ', made: '2021-04-20T00:00:00Z', tags: ['a', 'a'] };
    const [result] = await append(ledger.db, any([written]));
    expect(result).toMatchObject({ entry: { text: 'spaced', made: '2021-04-20', tags: ['a'], kind: 'yes-no' } });
    expect((await verify(ledger.db)).broken).toEqual([]);
    for await (const page of entryPages(ledger.db, (await headOf(ledger.db)).seq))
      for (const entry of page) expect(parseEntryLine(JSON.stringify(entry))).toEqual(entry);
  });
});

test.each<[string, () => unknown, RegExp]>([
  ['openLedger', () => openLedger(any('x')), /found the text `x`, expected \{ folder: /],
  ['openLedger', () => openLedger(any(undefined)), /found nothing, expected \{ folder: /],
  ['openLedger', () => openLedger(any({ file: 'x' })), /expected \{ folder: /],
  ['openLedger', () => openLedger(any({ folder: 'a', url: 'b' })), /both a folder and an address/],
  ['openLedger', () => openLedger({ folder }, any({ creat: true })), /options\.creat: .*did you mean `create`/],
  ['append', () => append(any(ledger), []), /found an open ledger, expected the `db`/],
  ['append', () => append(any(undefined), []), /found nothing, expected the `db`/],
  ['append', () => append(ledger.db, any(undefined)), /expected a list of entries/],
  ['append', () => append(ledger.db, any(claim)), /found a map .*expected a list of entries/],
  ['append', () => append(ledger.db, [], any({ leniant: true })), /did you mean `lenient`/],
  ['listClaims', () => listClaims(any('x')), /expected the `db`/],
  ['listClaims', () => listClaims(ledger.db, any({ satus: 'open' })), /filter\.satus: .*did you mean `status`/],
  ['listClaims', () => listClaims(ledger.db, any({ status: 'opn' })), /filter\.status: .*did you mean `open`/],
  ['listClaims', () => listClaims(ledger.db, {}, { limit: -1 }), /page\.limit: /],
  ['histories', () => histories(ledger.db, any('merger')), /^filter: found the text `merger`/],
  ['historyOf', () => historyOf(ledger.db, any(undefined)), /historyOf: found nothing, expected a text/],
  ['idsLike', () => idsLike(ledger.db, any(4)), /expected a text/],
  ['resolvedClaims', () => resolvedClaims(ledger.db, any([])), /^filter: found a list/],
  ['verify', () => verify(ledger.db, any({ noted: 'x' })), /options\.noted/],
  ['overview', () => overview(any({})), /expected the `db`/],
  ['allIds', () => allIds(any(null)), /expected the `db`/],
  ['headOf', () => headOf(any([])), /expected the `db`/],
  ['entryPages', () => entryPages(any({}), 1).next(), /expected the `db`/],
])('%s says what is wrong with its arguments', async (_, call, words) => {
  const error: unknown = await Promise.resolve()
    .then(call)
    .catch((thrown) => thrown);
  expect(error).toMatchObject({ code: expect.stringMatching(/^(ledger|faults)$/) });
  expect((error as Error).message).toMatch(words);
});
