import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatFault } from '../../situation/fault.ts';
import { importCsv } from './csv.ts';
import { FaultLog } from './fault-log.ts';
import type { ClaimImportOptions } from './imported.ts';

const read = (text: string, options: Partial<ClaimImportOptions> = {}) => {
  const log = new FaultLog();
  const claims = importCsv(text, { file: 'c.csv', ...options }, log);
  return { claims, faults: log.faults.map(formatFault), more: log.more };
};
const heading = 'id,text,claimant,made,deadline,probability,resolved,on';

describe('any valid claim', () => {
  const word = fc
    .string({
      unit: fc.constantFrom('a', 'Ж', '"', ',', ';', '|', ' ', '😀', "'", '=', '-', '.', '[', '<'),
      minLength: 1,
      maxLength: 12,
    })
    // A dash alone says that there is nothing.
    .map((text) => text.trim().replace(/^-?$/, 'x'));
  const day = fc
    .integer({ min: 0, max: 9000 })
    .map((days) => new Date(Date.UTC(2000, 0, 1 + days)).toISOString().slice(0, 10));
  const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
  const claimed = fc.record({
    text: word,
    claimant: word,
    criteria: optional(fc.array(word, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'))),
    unit: optional(word),
    note: optional(word),
    made: day,
    options: fc.uniqueArray(word, { minLength: 2, maxLength: 4 }),
    kind: fc.constantFrom('yes-no', 'one-of', 'number', 'date'),
    p: fc.double({ min: 0, max: 1, noNaN: true }),
    values: fc.array(fc.double({ min: -1e15, max: 1e15, noNaN: true }), { minLength: 3, maxLength: 3 }),
    days: fc.array(day, { minLength: 3, maxLength: 3 }),
  });

  test('reads back the same from CSV', () => {
    const fields = [
      'id',
      'kind',
      'text',
      'claimant',
      'criteria',
      'unit',
      'note',
      'made',
      'options',
      'probability',
      'probabilities',
      'q05',
      'q50',
      'q95',
    ];
    fc.assert(
      fc.property(
        fc.array(claimed, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(',', ';', '\t'),
        (said, delimiter) => {
          const rows = said.map(({ options, p, values, days, unit, kind, ...rest }, i) => {
            const oneOf = kind === 'one-of';
            const dates = days.toSorted();
            const numbers = values.toSorted((a, b) => a - b).map((value) => (value === 0 ? 0 : value));
            const quantiles: (string | number)[] | undefined =
              kind === 'date' ? dates : kind === 'number' ? numbers : undefined;
            const probability = p === 0 ? 0 : p;
            const probabilities = oneOf
              ? options.map((_, k) => (k === 0 ? probability : k === 1 ? 1 - probability : 0))
              : undefined;
            return {
              ...{ id: `c${i}`, kind, ...rest, unit: kind === 'number' ? unit : undefined },
              ...{ options: oneOf ? options : undefined, probabilities },
              probability: kind === 'yes-no' ? probability : undefined,
              ...{ q05: quantiles?.[0], q50: quantiles?.[1], q95: quantiles?.[2] },
            };
          });
          const cell = (value: unknown) => {
            const text = Array.isArray(value) ? JSON.stringify(value) : String(value ?? '');
            return `"${text.replaceAll('"', '""')}"`;
          };
          const lines = rows.map((row) => fields.map((field) => cell(row[field as keyof typeof row])).join(delimiter));
          const { claims, faults } = read([fields.join(delimiter), ...lines].join('\n'));
          expect(faults).toEqual([]);
          const back = claims.map(({ claim: { claimantKind: _, tags: __, ...claim }, forecasts: [forecast] }) => ({
            ...claim,
            probability: forecast.probability,
            probabilities: forecast.probabilities,
            ...Object.fromEntries(
              (forecast.quantiles ?? []).map(([level, value]) => [`q${level.toFixed(2).slice(2)}`, value]),
            ),
          }));
          expect(back).toEqual(rows);
        },
      ),
    );
  });

  test('any text at all is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (cells) => {
        read(`${heading}\n${cells.join(',')}`);
        read(cells.join('\n'));
      }),
    );
  });
});
