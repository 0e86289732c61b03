import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { indicatorChanges } from '../../outside/series/changes.ts';
import { indicator, PERIOD_LENGTHS, type PeriodLength, seasons } from '../../outside/series/index.ts';
import { indicatorHtml } from './html.ts';
import { indicatorText } from './text.ts';
import { changesInWords, incompleteInWords, indicatorInWords, type ShownIndicator } from './words.ts';

const document = parseHTML('<!doctype html><html><body></body></html>').document as unknown as Document;

/** Events as `day class intensity`, shown from day 0 (1970-01-01) on. */
const shown = (
  by: PeriodLength,
  to: number,
  lines: (readonly [number, number, number])[],
  name = 'A → B',
): ShownIndicator => {
  const events = {
    days: Int32Array.from(lines, ([day]) => day),
    quad: Uint8Array.from(lines, ([, quad]) => quad),
    intensity: Float64Array.from(lines, ([, , intensity]) => intensity),
  };
  const series = indicator(events, { by, from: 0, to });
  return { name, indicator: series, changes: indicatorChanges(series), seasons: seasons(events, { from: 0, to }) };
};
/** Two events of conflict a day from day 181 on, in a year that begins with one of cooperation a month. */
const worse = shown('month', 364, [
  ...[3, 33, 63, 93, 123, 153].map((day) => [day, 1, 3.4] as const),
  ...Array.from({ length: 368 }, (_, i) => [181 + (i >> 1), 4, -9] as const),
]);

describe('changes of an indicator', () => {
  test('are those of cooperation, conflict and intensity, each by itself', () => {
    expect(changesInWords(worse).map(({ period, text }) => `${period} ${text}`)).toEqual([
      '1970-07 cooperation 0.033 → 0 a day',
      '1970-07 conflict 0 → 2 a day',
      '1970-07 intensity +3.4 → −9.0',
    ]);
  });

  test('of intensity begin where there are events, whatever lies empty before', () => {
    const { changes } = shown('day', 59, [
      ...Array.from({ length: 10 }, (_, i) => [i, 1, 4 + (i % 2)] as const),
      ...Array.from({ length: 10 }, (_, i) => [50 + i, 4, -9 - (i % 2)] as const),
    ]);
    expect(changes.intensity?.segments).toEqual([
      { from: 0, to: 50, level: 4.5 },
      { from: 50, to: 60, level: -9.5 },
    ]);
  });

  test('of nothing are none', () => {
    const { changes } = shown('month', 364, []);
    expect(changes.intensity).toBeUndefined();
    expect(changes.conflict.segments).toEqual([{ from: 0, to: 12, level: 0 }]);
  });
});

describe('an indicator in words', () => {
  test('says how many events, of which time, how many of conflict, and how many changes', () => {
    expect(indicatorInWords(worse)).toBe(
      '374 events from 1970-01-01 to 1970-12-31, by month, 98.4% of conflict. 3 changes of level.',
    );
    expect(indicatorInWords(shown('year', 364, []))).toBe('0 events from 1970-01-01 to 1970-12-31, by year.');
    expect(
      indicatorInWords(
        shown('year', 364, [
          [4, 0, Number.NaN],
          [400, 1, 1],
        ]),
      ),
    ).toContain(
      '1 event from 1970-01-01 to 1970-12-31, by year. 1 of no known class are in no bar. 1 outside that time',
    );
  });

  test('says which periods were not observed whole', () => {
    expect(incompleteInWords(shown('month', 34, []))).toBe('* observed in part: 1970-02, 4 days.');
    expect(incompleteInWords(worse)).toBeUndefined();
  });
});

describe('an indicator on the terminal', () => {
  test('has a row for each period and its changes before them', () => {
    const lines = indicatorText(worse).split('\n');
    const july = lines.findIndex((line) => line.startsWith('1970-07'));
    expect(lines.slice(july - 2, july)).toEqual(['◆ conflict 0 → 2 a day', '◆ intensity +3.4 → −9.0']);
    expect(lines[july]).toMatch(/^1970-07 +62 +0 │ +62 █{13} +100% +−9\.0$/);
  });

  test('takes long silence together, but hides no change', () => {
    expect(indicatorText(shown('month', 364, [[0, 1, 1]]))).toContain('1970-02     to 1970-12: nothing in 11 months');
  });

  test('fits 80 columns, whatever it holds and is called', () => {
    const line = fc.tuple(
      fc.integer({ min: -5, max: 420 }),
      fc.integer({ min: 0, max: 4 }),
      fc.double({ min: -10, max: 10 }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...PERIOD_LENGTHS),
        fc.integer({ min: 0, max: 400 }),
        fc.array(line, { maxLength: 60 }),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
        (by, to, lines, name) => {
          const text = indicatorText(shown(by, to, lines, name));
          expect(text).not.toMatch(/undefined|Infinity/);
          // biome-ignore lint/suspicious/noControlCharactersInRegex: none may get through
          expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
          for (const row of indicatorText(shown(by, to, lines)).split('\n'))
            expect(stringWidth(row)).toBeLessThanOrEqual(80);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('a page of indicators', () => {
  test('has for each its charts, its changes and its table, and no script, whatever it is called', () => {
    const evil = '<script>alert(1)</script>"&\'';
    const page = indicatorHtml({ title: evil, indicators: [{ ...worse, name: evil }] }, document);
    expect(page).toContain('1970-07: conflict 0 → 2 a day');
    expect(page.match(/<svg role="img"/g)).toHaveLength(3);
    expect(page).not.toContain('<script');
    expect(page).not.toMatch(/(src|href)=/);
    expect(page).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('has no chart of nothing', () => {
    const page = indicatorHtml({ title: 'Silence', indicators: [shown('month', 364, [])] }, document);
    expect(page).toContain('There is nothing to draw.');
    expect(page).not.toContain('<svg');
  });

  test('can be drawn of any events, a single day and events without intensity too', () => {
    const line = fc.tuple(
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 0, max: 4 }),
      fc.constantFrom(Number.NaN, -5, 4),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...PERIOD_LENGTHS),
        fc.integer({ min: 0, max: 100 }),
        fc.array(line),
        (by, to, lines) => {
          const page = indicatorHtml({ title: 'Any', indicators: [shown(by, to, lines)] }, document);
          expect(page).not.toMatch(/NaN|Infinity|undefined/);
        },
      ),
      { numRuns: 20 },
    );
  });
});
