import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatFault } from '../../situation/fault.ts';
import { atScale } from '../../testing/scale.ts';
import { fearRecordOf } from '../record/fear-record-of.ts';
import { resolvedOf } from '../score/resolved-of.ts';
import { scoreTable } from '../score/score-table.ts';
import { yesNoAtClose } from '../score/yes-no-at-close.ts';
import { sealHash } from './entry.ts';
import { historiesOf } from './histories.ts';
import { parseEntryLine } from './jsonl.ts';
import { readLedger } from './read-ledger.ts';

const NOW = Date.parse('2026-11-27T12:00:00Z');
const claim = (id: string, year: number, more: object = {}) => ({
  ...{
    entry: 'claim',
    id,
    kind: 'yes-no',
    text: `merger by ${year}`,
    claimant: 'A',
    claimantKind: 'person',
    tags: ['merger'],
  },
  ...{ made: `${year}-01-01`, deadline: `${year}-12-31`, ...more },
});
const forecast = (id: string, made: string, more: object = { probability: 0.5 }) => ({
  ...{ entry: 'forecast', claim: id, made, ...more },
});
const resolution = (id: string, on: string, outcome: unknown = true) => ({
  ...{ entry: 'resolution', claim: id, verdict: 'resolved', outcome, on },
});
const three = () =>
  [2020, 2021, 2022].flatMap((year, i) => [claim(`c${i}`, year), resolution(`c${i}`, `${year}-12-31`)]);

async function read(entries: readonly unknown[], now = NOW) {
  const lines = entries.map((entry) => (typeof entry === 'string' ? entry : JSON.stringify(entry)));
  const { histories, faults } = await readLedger(lines, 'l.jsonl', now);
  const { tests } = fearRecordOf(histories, { family: 'merger', now });
  return { histories, tests, faults: faults.map(formatFault) };
}

/** Entries as a ledger seals them. */
function sealed(entries: readonly object[], recorded = '2026-01-01T00:00:00.000Z'): object[] {
  let hash = '';
  return entries.map((entry, i) => {
    const unsealed = { ...entry, seq: i + 1, recorded } as Parameters<typeof sealHash>[1];
    hash = sealHash(hash, unsealed);
    return { ...unsealed, hash };
  });
}

describe('a ledger in JSON Lines', () => {
  test('is read with its histories', async () => {
    expect(await read(three())).toMatchObject({ faults: [], tests: { yes: 3, resolved: 3 } });
  });

  test('what cannot come of a claim is a fault, not silence', async () => {
    const wrong = (i: number, entry: object) => read(three().with(i, entry as never));
    expect((await wrong(5, resolution('c2', '2022-12-31', 'yes'))).faults).toEqual([
      'l.jsonl:6:1: c2: found "yes", expected true or false, as a claim of yes or no comes out',
    ]);
    expect((await wrong(5, resolution('c33', '2022-12-31'))).faults).toEqual([
      'l.jsonl:6:1: c33: the ledger has no claim of this name',
    ]);
    expect((await wrong(5, resolution('c2', '2099-12-31'))).faults[0]).toContain(
      'l.jsonl:6:1: c2: resolved on 2099-12-31 is later than now',
    );
    expect((await wrong(5, resolution('c2', '2021-12-30'))).faults[0]).toContain('is before the claim was made');
  });

  test('a claim that stands there again counts once, and one that says otherwise is a fault', async () => {
    const [first] = three();
    expect(await read([...three(), first])).toMatchObject({
      faults: ['l.jsonl:7:1: warning: c0: stands in line 1 already, and is taken once'],
      tests: { yes: 3, resolved: 3 },
    });
    expect(await read([...three(), resolution('c1', '2021-12-31')])).toMatchObject({
      faults: ['l.jsonl:7:1: warning: c1: stands there already, and is taken once'],
      tests: { yes: 3, resolved: 3 },
    });
    expect((await read([...three(), { ...first, text: 'Another' }])).faults).toEqual([
      'l.jsonl:7:1: c0: line 1 has this claim with another text, expected a claim to stand there once',
    ]);
  });

  test('a judgement may be changed back to the first one', async () => {
    const judged = [true, false, true].map((outcome) => resolution('c', '2020-12-31', outcome));
    const { histories, faults } = await read([claim('c', 2020), ...judged]);
    expect(faults).toEqual([]);
    expect(histories[0].resolutions.map(({ outcome }) => outcome)).toEqual([true, false, true]);
  });

  test('all faults are told, each with its line', async () => {
    const entries = [claim('n', 2020, { kind: 'number' }), '{', '', forecast('n', '2020-02-01'), { entry: 'x' }];
    expect((await read(entries)).faults).toEqual([
      'l.jsonl:2:1: this line is not JSON',
      'l.jsonl:4:1: n: a claim of a number takes quantiles that are numbers',
      'l.jsonl:5:1: unknown entry `x`, expected one of `claim`, `forecast`, `resolution`',
    ]);
  });

  test('what was sealed must follow as it was sealed', async () => {
    const whole = sealed(three());
    expect((await read(whole)).faults).toEqual([]);
    const changed = whole.with(3, { ...whole[3], outcome: false });
    expect((await read(changed)).faults).toEqual([
      'l.jsonl:4:1: it, or the hash of the one before it, was changed after it was written down',
      'l.jsonl:4:1: a sealed ledger is read up to its first fault, and nothing after it',
    ]);
    const { hash: _, ...halfSealed } = whole[3] as { hash: string };
    expect((await read(whole.with(3, halfSealed))).faults[0]).toContain('has a part of a seal');
    expect((await read(whole.slice(1))).faults[0]).toContain('begins at entry 2');
    expect((await read(whole.toSpliced(2, 1))).faults[0]).toContain('1 entry before it is missing');
  });

  test('is judged by the clock that wrote it: one that was ahead breaks nothing', async () => {
    const text = readFileSync('test-data/ledger/clock-ahead.jsonl', 'utf8');
    const { histories, faults } = await read(text.split('\n'));
    expect(faults).toEqual([]);
    expect(histories.map(({ claim }) => claim.made)).toEqual(['2026-11-27', '2024-09-18', '2036-11-24', '2026-11-27']);
    const early = sealed([claim('c', 2036)], '2030-01-01T00:00:00.000Z');
    expect((await read(early)).faults[0]).toContain('made 2036-01-01 is later than now (2030-01-01');
  });

  test('names of claims are names, whatever an object calls its own', async () => {
    const ids = ['constructor', 'hasOwnProperty', 'toString', 'valueOf'];
    const { histories, faults } = await read(ids.flatMap((id) => [claim(id, 2020), resolution(id, '2020-12-31')]));
    expect(faults).toEqual([]);
    expect(histories.map(({ claim, resolutions }) => [claim.id, resolutions.length])).toEqual(ids.map((id) => [id, 1]));
  });
});

/** Any entry that the schemas take, most of them fitting nothing. */
const value = fc.oneof(
  fc.boolean(),
  fc.double({ min: -1e15, max: 1e15, noNaN: true }),
  fc.constantFrom(4294967296, -1, 0, 1, 'a', 'never', '2021-02-30', '2020-12-31', ''),
);
const made = fc.constantFrom('2020-01-01', '2020-06-01', '2019-01-01', '2020-02-30', '2090-01-01', '2020-01-01T00:00Z');
const odd = fc.oneof(
  fc.record({
    entry: fc.constant('claim'),
    id: fc.constantFrom('a', 'b', 'constructor'),
    kind: fc.constantFrom('yes-no', 'one-of', 'number', 'date', 'yesno'),
    text: fc.constantFrom('t', ''),
    claimant: fc.constantFrom('A', 'B'),
    tags: fc.constant(['merger']),
    made,
    deadline: fc.constantFrom(undefined, '2020-12-31'),
    options: fc.constantFrom(undefined, ['a', 'b'], ['a']),
    question: fc.constantFrom(undefined, 'q'),
  }),
  fc.record({
    entry: fc.constant('forecast'),
    claim: fc.constantFrom('a', 'b', 'constructor', 'c'),
    made,
    probability: fc.constantFrom(undefined, 0, 0.3, 1, 7, null),
    probabilities: fc.constantFrom(undefined, [0.4, 0.6], [1], [0.5, 0.6]),
    quantiles: fc.constantFrom(
      undefined,
      [[0.5, 3]],
      [
        [0.5, 3],
        [0.4, 2],
      ],
      [[0.5, '2020-05-01']],
      [[0.5, '2020-02-30']],
    ),
  }),
  fc.record({
    entry: fc.constant('resolution'),
    claim: fc.constantFrom('a', 'b', 'constructor', 'c'),
    verdict: fc.constantFrom('resolved', 'resolved', 'disputed', 'annulled'),
    outcome: value,
    on: made,
  }),
);
const runs = atScale(300, 5000);

test(
  'whatever stands in the lines, they are read or refused, and what is read is scored in no time',
  { timeout: 60_000 },
  () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            odd.map((one) => JSON.stringify(one)),
            fc.string(),
          ),
          { maxLength: 12 },
        ),
        async (lines) => {
          const { histories } = await readLedger(lines, 'l.jsonl', NOW);
          const entries = lines.flatMap((line) => {
            const entry = parseEntryLine(line);
            return 'fault' in entry ? [] : [entry];
          });
          // The entries as a library gives them, without the checks of a reader.
          for (const all of [histories, historiesOf(entries)]) {
            const claims = all.flatMap((history) => resolvedOf(history) ?? []);
            const table = scoreTable(claims, { by: ['claimant', 'horizon'], resamples: 2 });
            expect(table.all.yesNo?.baseRate?.value ?? 0).toBeLessThanOrEqual(1);
            expect([...yesNoAtClose(claims).outcomes].every((outcome) => outcome === 0 || outcome === 1)).toBe(true);
            fearRecordOf(all, { family: 'merger', now: NOW });
          }
        },
      ),
      { numRuns: runs },
    ),
);
