import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asWritten } from './as-written.ts';
import { forecastSchema, resolutionSchema } from './schema.ts';

const schemas = { forecast: forecastSchema, resolution: resolutionSchema };
const id = fc.oneof(
  { weight: 4, arbitrary: fc.constant('claim:2/ä') },
  fc.constantFrom('claim-1', 'ß', '', ' a', 'a b', '-a', 'a'.repeat(121)),
  fc.string(),
);
const day = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('2021-01-01', '2024-02-29', '2021-01-01T10:00:00.000Z') },
  fc.constantFrom('2021-02-28', '2021-02-30', '0999-01-01', ' 2021-01-01', '2021-1-1', '9999-12-31T23:59:59-14:00'),
  fc.constantFrom('2021-01-01T00:00:00.000Z', '2021-01-01T10:00:00.000Z', '2021-01-01T10:00:00Z', '2021-13-01'),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
);
const anything = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(0.5, true) },
  fc.double(),
  fc.boolean(),
  fc.constantFrom(null, undefined, 0, 1, -0, 1.01, 'yes', '2'),
);
const more = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  fc.dictionary(fc.string(), fc.boolean(), { maxKeys: 1 }),
);
const contents = fc.oneof(
  fc.tuple(
    fc.constant('forecast' as const),
    fc.record({ claim: id, made: day, probability: anything, low: anything }, { requiredKeys: ['claim', 'made'] }),
    more,
  ),
  fc.tuple(
    fc.constant('resolution' as const),
    fc.record(
      { claim: id, verdict: fc.constantFrom('resolved', 'disputed', undefined), outcome: anything, on: day },
      { requiredKeys: ['claim', 'on'] },
    ),
    more,
  ),
);

test('what is taken as it is written is what its schema makes of it, field by field in the same order', () => {
  let taken = 0;
  fc.assert(
    fc.property(contents, ([entry, fields, others]) => {
      const content = { ...fields, ...others };
      const plain = asWritten(entry, content);
      if (plain === undefined) return;
      taken++;
      expect(JSON.stringify(plain)).toBe(JSON.stringify(schemas[entry].parse(content)));
    }),
    { numRuns: 2000 },
  );
  expect(taken).toBeGreaterThan(50);
});
