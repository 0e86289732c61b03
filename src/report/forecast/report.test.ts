import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { forecast } from '../../forecast/index.ts';
import type { Situation } from '../../situation/schema.ts';
import { belarus, belarusAnalysis } from '../../testing/belarus-analysis.ts';
import { atScale } from '../../testing/scale.ts';
import { markup } from '../page/markup.ts';
import { pageNamesOf } from '../words/names.ts';
import { onScale, percent, points, roughPercent } from '../words/numbers.ts';
import { analysisHtml, forecastHtml } from './page.ts';
import { forecastText } from './text.ts';

/** Comparisons as conditions have them, and paths as changes have them. */
const CODE =
  /[<>=]=|[a-z]_[a-z]|\b(issues|actors|dependence|outcomes|links)\.[a-z]|\.(stances|salience|position|capability)\b|\d\.\.\d/;

const document = parseHTML('<!doctype html><html><body></body></html>').document as unknown as Document;

const made = forecast(belarus, { samples: 512 });

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
      { numRuns: atScale(100, 300) },
    );
  });
});

describe('the page', () => {
  test('carries the numbers of the forecast and loads nothing', () => {
    const page = forecastHtml(made, document);
    for (const { pooled, scale } of made.issues)
      expect(page).toContain(`the middle is ${onScale(pooled.quantiles.q50, scale)}`);
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

  test('of 200 actors on 100 issues stays of a size that a browser opens', { tags: 'whole' }, () => {
    const actors = Array.from({ length: 200 }, (_, i) => `actor-${i}`);
    const stance = (i: number, m: number) => ({
      position: (i * 37 + m * 11) % 101,
      salience: ((i * 13 + m * 7) % 100) / 100,
      ...(i % 50 === 0 ? { veto: true } : {}),
      because: `Reason ${i} on ${m}.`,
    });
    const large: Situation = {
      title: 'Large',
      actors: Object.fromEntries(
        actors.map((id, i) => [id, { name: `The actor of number ${i}`, capability: 1 + (i % 9) }]),
      ),
      issues: Object.fromEntries(
        Array.from({ length: 100 }, (_, m) => [
          `issue_${m}`,
          { statusQuo: m, stances: Object.fromEntries(actors.map((id, i) => [id, stance(i, m)])) },
        ]),
      ),
    };
    const page = forecastHtml(forecast(large, { samples: 16, models: ['weighted-mean'] }), document);
    expect(page.length).toBeLessThan(4_000_000);
    expect(page).toContain('Reason 199 on 99.');
    expect(page).toContain('The other 76 issues');
  });

  test('a template escapes values and keeps markup', () => {
    expect(markup`<b title="${'"'}">${['<', markup`<i>${1}</i>`, false]}</b>`.text).toBe(
      '<b title="&quot;">&lt;<i>1</i></b>',
    );
  });
});

describe('the page of an analysis', () => {
  test('has the answer, every issue, actor and judgement, and no code', async () => {
    const analysis = await belarusAnalysis();
    const page = parseHTML(analysisHtml(analysis, document)).document;
    for (const hidden of page.querySelectorAll('style, title, code')) hidden.remove();
    const text = page.body.textContent ?? '';
    const { forecast: made, interventions } = analysis;
    const names = pageNamesOf(made);
    for (const { id } of made.outcomes) expect(text).toContain(names.outcomes[id]);
    for (const { id, pooled, scale } of made.issues) {
      const { q05, q50, q95 } = pooled.quantiles;
      expect(text).toContain(names.issues[id]);
      expect(text).toContain(`${onScale(q50, scale)} (${onScale(q05, scale)}–${onScale(q95, scale)})`);
    }
    for (const { gain } of made.actors) if (gain) expect(text).toContain(points(gain.value).replace('-', '−'));
    for (const { because = '' } of made.judgements) expect(text).toContain(because.slice(1).trim());
    for (const { best } of interventions?.moves ?? [])
      for (const { gain } of best.slice(0, 1)) expect(text).toContain((100 * gain.value).toFixed(1));
    for (const { title } of made.settings.models) expect(text).toContain(title);
    expect(text.match(CODE)).toBeNull();
    expect(page.querySelectorAll('script').length).toBe(0);
    const linked = [...page.querySelectorAll('nav a')].map((link) => link.getAttribute('href')?.slice(1));
    expect(linked).toEqual([...page.querySelectorAll('h2')].map(({ id }) => id));
  });

  test('of a forecast alone has the same sections without the reasons', () => {
    const page = parseHTML(
      forecastHtml(forecast(belarus, { samples: 64, models: ['weighted-mean'] }), document),
    ).document;
    const ids = [...page.querySelectorAll('h2')].map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['stand', 'ask', 'settle', 'interventions', 'judgements', 'method']));
    expect(ids).not.toContain('true');
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
