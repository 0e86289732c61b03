import { expect, test } from 'vitest';
import { forAssistants } from './for-assistants.ts';

test.each([
  ['no ledger here; `tightrope ledger add` begins one', 'no ledger here; `ledger_add` begins one'],
  [
    'an older format: tightrope migrate writes it so',
    'an older format: tightrope migrate (a command that the user can run) writes it so',
  ],
  [
    'names: `tightrope events who --like x` lists them',
    'names: `tightrope events who --like x` (a command that the user can run) lists them',
  ],
  ['expected --probability or `--option`', 'expected `probability` or `options`'],
  ['--claimant-kind is missing', '`claimantKind` is missing'],
  [
    'Tightrope forecasts; a tightrope walker has a pole--long',
    'Tightrope forecasts; a tightrope walker has a pole--long',
  ],
])('%s', (message, expected) => {
  expect(forAssistants(message)).toBe(expected);
});
