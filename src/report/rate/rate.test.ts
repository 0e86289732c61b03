import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../numeric/days.ts';
import { atLeastOneBy, chooseRate } from '../../outside/rates/index.ts';
import { thinnedDays } from '../../outside/rates/simulated.test-events.ts';
import { indicatorHtml } from '../indicator/html.ts';
import { rateText } from './text.ts';
import {
  choiceInWords,
  differenceInWords,
  fitInWords,
  probabilityInWords,
  ratesInWords,
  recordOfRateInWords,
  type ShownRate,
  weekCalibration,
} from './words.ts';

const from = dayOf('2010-01-01');
const year = { from, to: dayOf('2010-12-31') };
const shown = (days: Int32Array, to = year.to, name = 'attacks'): ShownRate => {
  const choice = chooseRate(days, { from, to });
  return { name, choice, byDates: [1, 7, 400].map((ahead) => atLeastOneBy(choice, to + ahead)) };
};
const drawn = (branching: number, seed: number) =>
  thinnedDays({ background: 0.2 * (1 - branching), branching, decay: 0.15 }, 365, seed).map((day) => day + from);
const bursts = shown(drawn(0.8, 2));

describe('a rate in words', () => {
  test('says what was counted', () => {
    expect(recordOfRateInWords(shown(Int32Array.of(from, from, from + 9)).choice)).toBe(
      '2 of 365 days had an event, 2010-01-01 to 2010-12-31.',
    );
    const each = chooseRate(Int32Array.of(from, from, from + 9), { ...year, ties: 'each' });
    expect(recordOfRateInWords(each)).toContain('3 events in 365 days');
  });

  test('says which rate forecasts, and why', () => {
    expect(bursts.choice.chosen).toBe('hawkes');
    expect(choiceInWords(bursts.choice)).toMatch(
      /^Forecast by the self-exciting rate: it is better by more than one standard error \(.*: \+0\.\d+ ± 0\.\d+\)\.$/,
    );
    expect(choiceInWords(shown(drawn(0.8, 2), from + 100).choice)).toContain('0 held-out months are too few');
    expect(choiceInWords(shown(new Int32Array()).choice)).toContain('nothing can be said of bursts');
    const steady = shown(Int32Array.from({ length: 36 }, (_, i) => from + 10 * i)).choice;
    expect(choiceInWords(steady)).toContain('Forecast by the constant rate');
    expect(ratesInWords(steady)).toContain('no event brings others');
  });

  test('says what both rates are and how well they fit', () => {
    expect(ratesInWords(bursts.choice)).toMatch(
      /a day \(90% interval .* each event brings 0\.\d+( ± [\d.]+)? more, half of them within/,
    );
    expect(fitInWords(bursts.choice)).toContain('Kolmogorov');
    expect(fitInWords(shown(new Int32Array()).choice)).toBeUndefined();
  });

  test('has one number for an interval whose ends are written alike', () => {
    expect(probabilityInWords({ probability: 1 - 1e-9, low: 1 - 1e-7, high: 1 })).toBe('>99.99% (>99.99%)');
    expect(probabilityInWords({ probability: 0.5, low: 0.4, high: 0.6 })).toBe('50% (40% to 60%)');
  });

  test('has a sign on every difference', () => {
    expect(differenceInWords({ mean: 0.25, standardError: 0.1 })).toBe('+0.2500 ± 0.1000');
    expect(differenceInWords({ mean: -0.25 })).toBe('−0.2500');
  });
});

describe('the calibration of a rate', () => {
  test('has every held-out week once, and as many that came true as there were', () => {
    const weeks = bursts.choice.windows.filter(({ horizon }) => horizon === 'week');
    for (const method of ['poisson', 'hawkes'] as const) {
      const bins = weekCalibration(bursts.choice, method);
      expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(weeks.length);
      expect(bins.reduce((sum, { yes }) => sum + yes, 0)).toBe(weeks.filter(({ happened }) => happened).length);
    }
  });
});

describe('a rate on the terminal', () => {
  test('has both probabilities by each date and a star at the one to forecast by', () => {
    const text = rateText(bursts);
    expect(text).toMatch(/AT LEAST ONE BY +DAYS +CONSTANT +SELF-EXCITING \*/);
    expect(text).toMatch(/^2011-01-07 +7 +\d+% \(/m);
    expect(text).toMatch(/^month +9 /m);
  });

  test('fits 80 columns, whatever the days', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 364 }), { maxLength: 300 }),
        fc.integer({ min: 0, max: 364 }),
        (days, last) => {
          const text = rateText(
            shown(
              Int32Array.from(days, (day) => day + from),
              from + last,
            ),
          );
          expect(text).not.toMatch(/NaN|Infinity|undefined/);
          for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('the page of a rate', () => {
  const document = parseHTML('<!doctype html><html><body></body></html>').document as unknown as Document;
  const drawnPage = (rate: ShownRate) => indicatorHtml({ title: 'Rates', rates: [rate] }, document);

  test('has how the probability grows, the dates, the scores and the calibration, whatever it is called', () => {
    const page = drawnPage({ ...bursts, name: '<script>alert(1)</script>' });
    expect(page.match(/<svg role="img"/g)).toHaveLength(2);
    expect(page).toContain('Self-exciting *');
    expect(page).not.toContain('<script');
  });

  test('can be drawn of any record, also of none', () => {
    const day = fc.integer({ min: 0, max: 364 });
    fc.assert(
      fc.property(fc.array(day, { maxLength: 100 }), day, (days, last) => {
        const page = drawnPage(
          shown(
            Int32Array.from(days, (one) => one + from),
            from + last,
          ),
        );
        expect(page).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 15 },
    );
    expect(drawnPage({ ...bursts, byDates: [] })).toContain('<svg');
  });
});
