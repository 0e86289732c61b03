import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, hashOf } from '../../numeric/hash.ts';
import { contentOf, contentText, type Entry, sealHash } from './entry.ts';

const forecast = fc.record(
  {
    entry: fc.constant('forecast' as const),
    claim: fc.string(),
    made: fc.constantFrom('2021-05-11', '2021-05-11T10:00:00.000Z', 'a "day"'),
    probability: fc.oneof(fc.double({ min: 0, max: 1 }), fc.constantFrom(Number.NaN, undefined)),
    reason: fc.string(),
    probabilities: fc.constantFrom([0.5, 0.5], undefined),
  },
  { requiredKeys: ['entry', 'claim', 'made'] },
);

test('what an entry says is canonical JSON, and its hash that of the entry with its seal, whichever fields it has', () => {
  fc.assert(
    fc.property(forecast, fc.boolean(), (said, sealed) => {
      const seal = { seq: 7, recorded: '2026-11-28T21:00:00.000Z', hash: 'ab' };
      const entry = { ...said, ...(sealed && seal) } as Entry;
      expect(contentText(contentOf(entry))).toBe(canonicalJson(said));
      const { seq, recorded } = seal;
      expect(sealHash('cd', { ...(said as Entry), seq, recorded })).toBe(
        hashOf({ ...said, seq, recorded, previous: 'cd' }),
      );
    }),
  );
});
