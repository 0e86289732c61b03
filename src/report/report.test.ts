import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { analyse } from '../forecast/analysis.ts';
import { forecast } from '../forecast/index.ts';
import { parseSituation } from '../situation/read.ts';
import type { Situation } from '../situation/schema.ts';
import { analysisHtml } from './analysis-html.ts';
import { conditionsInWords } from './conditions-in-words.ts';
import { forecastHtml } from './html.ts';
import { flipInWords, leverInWords } from './levers-in-words.ts';
import { markup } from './markup.ts';
import { namesOf } from './names.ts';
import { forecastText } from './text.ts';
import { onScale, percent, percentWithError, points, roughPercent, shareWithError } from './words.ts';

const document = parseHTML('<!doctype html><html><body></body></html>').document as unknown as Document;

const situation = parseSituation(readFileSync('examples/russia-belarus-2021/situation.yaml', 'utf8'));
const made = forecast(situation, { samples: 512 });

describe('the table for the terminal', () => {
  test('fits 80 columns and names every issue, outcome and actor', () => {
    const text = forecastText(made);
    for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
    const flat = text.replace(/\s+/g, ' ');
    for (const { name } of [...made.issues, ...made.actors]) expect(flat).toContain(name);
    for (const { claim } of made.outcomes) expect(flat).toContain(claim?.slice(0, 30));
    expect(text).toContain('“yearly discounts”; now 45');
    expect(text).not.toContain('\u001b');
  });

  test('stands any names: wide, right to left, with control characters, very long', () => {
    const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(name, name, name, (actor, issue, claim) => {
        const odd: Situation = {
          title: issue,
          actors: { a: { name: actor, capability: 1 } },
          issues: { x: { name: issue, scale: { 0: claim, 100: '' }, stances: { a: { position: 3, salience: 1 } } } },
          outcomes: { o: { when: 'x < 5', claim } },
        };
        const text = forecastText(forecast(odd, { samples: 16 }));
        // biome-ignore lint/suspicious/noControlCharactersInRegex: none may get through
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
        for (const line of text.split('\n')) expect(line.length).toBeLessThan(1000);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the page', () => {
  test('carries the numbers of the forecast and loads nothing', () => {
    const page = forecastHtml(made, document);
    for (const { probability } of made.outcomes) expect(page).toContain(percentWithError(probability));
    for (const { pooled, scale } of made.issues)
      expect(page).toContain(`middle ${onScale(pooled.quantiles.q50, scale)}`);
    expect(page).toContain(made.inputsHash);
    expect(page).not.toMatch(/<script|<link|<img|url\(|https?:/);
  });

  test('shows hostile names as text', () => {
    const evil = '<img src=x onerror=alert(1)>"\'&';
    const odd: Situation = {
      title: evil,
      question: evil,
      actors: { a: { name: evil, capability: 1, because: evil, source: evil } },
      issues: { x: { name: evil, scale: { 0: evil, 100: '' }, stances: { a: { position: 3, salience: 1 } } } },
      outcomes: { o: { when: 'x < 5', claim: evil } },
    };
    const page = forecastHtml(forecast(odd, { samples: 16 }), document);
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
  });

  test('a template escapes values and keeps markup', () => {
    expect(markup`<b title="${'"'}">${['<', markup`<i>${1}</i>`, false]}</b>`.text).toBe(
      '<b title="&quot;">&lt;<i>1</i></b>',
    );
  });
});

describe('the page of an analysis', () => {
  test('has every number of the forecast, and the sentences of its reasons', async () => {
    const analysis = await analyse(situation, { samples: 128, models: ['weighted-mean', 'nash'] });
    const page = parseHTML(analysisHtml(analysis, document)).document;
    const text = page.body.textContent ?? '';
    const { forecast: made, conditions = [], levers, missed, timeLine, scenarios } = analysis;
    const names = namesOf(made);
    for (const { probability, models } of made.outcomes) {
      expect(text).toContain(percentWithError(probability));
      for (const { value } of Object.values(models)) expect(text).toContain(roughPercent(value));
    }
    for (const { pooled, scale, models } of made.issues) {
      const { q05, q50, q95 } = pooled.quantiles;
      expect(text).toContain(`middle ${onScale(q50, scale)}`);
      expect(text).toContain(`5 to 95%: ${onScale(q05, scale)} to ${onScale(q95, scale)}`);
      for (const { mean } of Object.values(models)) expect(text).toContain(onScale(mean.value, scale));
    }
    for (const { loss, gain } of made.actors) {
      expect(text).toContain((100 * loss.value).toFixed(1));
      if (gain) expect(text).toContain(points(gain.value));
    }
    for (const { share, without } of made.roomForManoeuvre) {
      for (const one of [share, ...without.map((partner) => partner.share)])
        expect(text).toContain(shareWithError(one));
    }
    for (const { path, because = '' } of made.judgements) {
      expect(text).toContain(path);
      expect(text).toContain(because);
    }
    for (const one of conditions) expect(text).toContain(conditionsInWords(one, names));
    for (const { best } of levers?.moves ?? [])
      for (const lever of best) expect(text).toContain(leverInWords(lever, names));
    for (const flip of levers?.flips ?? []) expect(text).toContain(flipInWords(flip, names));
    for (const { gains } of missed?.agreements ?? [])
      for (const { gain } of gains) expect(text).toContain(points(gain));
    for (const { rooms } of [...(timeLine?.compared ?? []), ...(scenarios?.compared ?? [])]) {
      for (const { from } of rooms) expect(text).toContain(`${(100 * from).toFixed(1)}%`);
    }
    expect(text).toContain(made.inputsHash);
    expect(page.querySelectorAll('script').length).toBe(0);
  });
});

describe('numbers in words', () => {
  test.each([
    [0, '0%'],
    [1, '100%'],
    [0.00001, '<0.01%'],
    [0.0042, '0.42%'],
    [0.042, '4.2%'],
    [0.42, '42%'],
    [0.9999999, '>99.99%'],
    [0.995, '99.5%'],
  ])('a probability of %d is %s', (p, shown) => {
    expect(percent(p)).toBe(shown);
  });

  test('a rough share says 0 and 100 only where they are exact', () => {
    expect([0, 0.001, 0.42, 0.999, 1].map(roughPercent)).toEqual(['0%', '<1%', '42%', '>99%', '100%']);
  });

  test('values take the decimals that their scale needs', () => {
    expect(onScale(52.345, { low: 0, high: 100 })).toBe('52');
    expect(onScale(5.2345, { low: 0.5, high: 7 })).toBe('5.23');
    expect(onScale(-0.001, { low: -1, high: 1 })).toBe('0.00');
    expect(onScale(123456, { low: 0, high: 1e6 })).toBe('123456');
    expect(points(0.0312)).toBe('+3.1');
    expect(points(-0.0001)).toBe('0.0');
  });
});
