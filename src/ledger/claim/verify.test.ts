import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atScale } from '../../testing/scale.ts';
import { type Entry, GENESIS, type SealedEntry, sealHash } from './entry.ts';
import { ChainCheck } from './verify.ts';

const forecast = (probability: number): Entry => ({
  entry: 'forecast',
  claim: 'merger',
  made: '2021-04-20',
  probability,
});
const recorded = (seq: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seq)).toISOString();

/** A ledger as `append` would write it. */
function sealed(entries: readonly Entry[]): SealedEntry[] {
  let hash = GENESIS;
  return entries.map((entry, i) => {
    const unsealed = { ...entry, seq: i + 1, recorded: recorded(i + 1) };
    hash = sealHash(hash, unsealed);
    return { ...unsealed, hash };
  });
}

function check(entries: readonly SealedEntry[]) {
  const chain = new ChainCheck();
  for (const entry of entries) chain.next(entry);
  return chain.result();
}

/** Entries in new places, each with the hash that belongs to it after the entry that now stands before it. */
function resealed(entries: readonly SealedEntry[], from: number, to = entries.length): SealedEntry[] {
  const chain = [...entries];
  for (let i = from; i < to; i++) {
    const unsealed = { ...chain[i], seq: i + 1 };
    chain[i] = { ...unsealed, hash: sealHash(chain[i - 1]?.hash ?? GENESIS, unsealed) };
  }
  return chain;
}

/** What somebody might do to a ledger of at least four entries, at place `at`, which is none of the last two. */
const TAMPERING: Record<string, (entries: SealedEntry[], at: number) => SealedEntry[]> = {
  changed: (entries, at) => entries.with(at, { ...entries[at], ...forecast(0.999) } as SealedEntry),
  removed: (entries, at) => entries.toSpliced(at, 1),
  'moved behind the next': (entries, at) => entries.toSpliced(at, 2, entries[at + 1], entries[at]),
  'put in': (entries, at) => entries.toSpliced(at, 0, { ...entries[at], ...forecast(0.999) } as SealedEntry),
};

const ledgers = fc.array(fc.integer({ min: 1, max: 98 }), { minLength: 4, maxLength: 9 }).chain((hundredths) =>
  fc.record({
    entries: fc.constant(sealed(hundredths.map((n) => forecast(n / 100)))),
    at: fc.nat(hundredths.length - 3),
  }),
);

test('a ledger as it was written down has no fault', () => {
  fc.assert(
    fc.property(ledgers, ({ entries }) => {
      const { head, broken, clockWentBack } = check(entries);
      expect({ head, broken, clockWentBack }).toEqual({
        head: { seq: entries.length, hash: entries.at(-1)?.hash },
        broken: [],
        clockWentBack: 0,
      });
    }),
    { numRuns: atScale(20, 200) },
  );
});

describe.each(Object.entries(TAMPERING))('an entry that was %s is found', (_, tamper) => {
  const tampered = ({ entries, at }: { entries: SealedEntry[]; at: number }) => ({
    at,
    entries,
    now: tamper(entries, at),
  });
  const runs = { numRuns: atScale(50, 1000) };

  test('as it is', () => {
    fc.assert(
      fc.property(ledgers.map(tampered), ({ now }) => {
        expect(check(now).broken).not.toEqual([]);
      }),
      runs,
    );
  });

  test('with its place and hash made anew: the one after it no longer follows', () => {
    fc.assert(
      fc.property(ledgers.map(tampered), ({ now, at }) => {
        const hidden = resealed(now, at, at + 1).map((entry, i) => ({ ...entry, seq: i + 1 }));
        expect(check(hidden).broken).not.toEqual([]);
      }),
      runs,
    );
  });

  test('with all hashes after it made anew: the end is not the one that was noted', () => {
    fc.assert(
      fc.property(ledgers.map(tampered), ({ entries, now, at }) => {
        const { broken, head } = check(resealed(now, at));
        expect(broken).toEqual([]);
        expect(head.hash).not.toBe(entries.at(-1)?.hash);
      }),
      runs,
    );
  });
});

test('a hash is the SHA-256 of the entry in canonical JSON with the hash before it', () => {
  const [first, second] = sealed([forecast(0.5), forecast(0.25)]);
  const text = (probability: number, previous: string, seq: number) =>
    `{"claim":"merger","entry":"forecast","made":"2021-04-20","previous":"${previous}","probability":${probability},` +
    `"recorded":"${recorded(seq)}","seq":${seq}}`;
  const sha256 = (of: string) => createHash('sha256').update(of).digest('hex');
  expect(first.hash).toBe(sha256(text(0.5, '', 1)));
  expect(second.hash).toBe(sha256(text(0.25, first.hash, 2)));
});

test('what is wrong is told of each place: a gap, a place taken twice, and the clock', () => {
  const entries = sealed([0.1, 0.2, 0.3, 0.4].map(forecast));
  expect(check(entries.toSpliced(1, 2)).broken).toEqual([{ seq: 4, message: '2 entries before it are missing' }]);
  expect(check(entries.toSpliced(1, 0, entries[0])).broken[0]).toEqual({ seq: 1, message: 'its place is taken twice' });
  const late = sealed([forecast(0.1), forecast(0.2)]).map((entry, i) => ({ ...entry, recorded: recorded(9 - i) }));
  expect(check(resealed(late, 0))).toMatchObject({ broken: [], clockWentBack: 1 });
});
