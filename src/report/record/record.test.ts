import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { fearRecordOf } from '../../ledger/record/fear-record-of.ts';
import { history, mergerHistories } from '../../ledger/record/merger.test-histories.ts';
import { recordHtml } from './page.ts';
import { recordText } from './text.ts';
import { recordInWords } from './words.ts';

const document = parseHTML('<!doctype html><html><body></body></html>').document as unknown as Document;
const family = 'merger';
const merger = fearRecordOf(mergerHistories(), { family });

describe('the record in a few sentences', () => {
  test('says how many claims there were, how sure they were, and what came of them', () => {
    expect(recordInWords(merger)).toBe(
      '20 claims by 5 claimants after 9 triggers, 2010 to 2021. The probability stated at first was 65% on average. ' +
        'Resolved: 20 claims, of which none came true. That makes 7 distinct tests, of which none came true. ' +
        'Base rate: too few tests to tell, 90% interval 0% to 23%.',
    );
  });

  test('says what is not in the base rate', () => {
    const record = fearRecordOf(
      [
        history({ id: 'a', deadline: '2020-02-01' }, [['2020-01-01', 0.4]], [['2020-01-20', true]]),
        history({ id: 'b', deadline: '2020-02-01' }, [], [['2020-02-01', false]]),
        history({ id: 'c', deadline: '2020-01-31' }),
        history({ id: 'd' }, [], [['2020-01-30', 'disputed']]),
        history({ id: 'e' }, [], [['2020-01-30', 'annulled']]),
        history({ id: 'f', kind: 'date' }, [], [['2020-02-01', 'never']]),
        history({ id: 'g', claimantKind: 'model' }),
      ],
      { family },
    );
    expect(recordInWords(record)).toBe(
      '5 claims by 1 claimant, 2020-01 to 2020-02. The probability stated at first was 40% on average (1 claim). ' +
        'Resolved: 2 claims, of which 1 came true. That makes 1 distinct test, which came true. ' +
        'Base rate: too few tests to tell, 90% interval 23% to 100%. ' +
        'Besides: 1 open (past its deadline); 1 in dispute; 1 resolved but not of yes or no. ' +
        '1 claim annulled and left out. 1 claim of models left out. ' +
        'In 1 test some claims came true and others did not: counted as come true.',
    );
  });

  test('of a fear that nobody voices says so, and of one without outcome gives no base rate', () => {
    expect(recordInWords(fearRecordOf([], { family }))).toBe('Nobody claims anything with the tag “merger”.');
    expect(recordInWords(fearRecordOf([history({ id: 'a' })], { family }))).toBe(
      '1 claim by 1 claimant, 2020-01. None is resolved: there is no base rate. Besides: 1 open.',
    );
  });
});

describe('the record in the terminal', () => {
  test('fits 80 columns, and has a line for each period and trigger', () => {
    const lines = recordText(merger).split('\n');
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(80);
    for (const { name, day } of merger.triggers) {
      expect(lines.some((line) => line.startsWith(name) && line.includes(day))).toBe(true);
    }
    expect(lines).toContain('2021         5 ████████    71% ██████      0       0 of 7  too few (0% to 23%)');
  });

  test('stands any trigger and tag', () => {
    const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(name, (trigger) => {
        const [first, ...rest] = mergerHistories();
        const odd = fearRecordOf([{ ...first, claim: { ...first.claim, trigger, tags: [trigger] } }, ...rest], {
          family: trigger,
        });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: none may get through
        expect(recordText(odd)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });
});

describe('the record on a page', () => {
  test('has two charts that say what they show, and the numbers in tables', () => {
    const page = parseHTML(recordHtml(merger, document)).document;
    const [claims, probabilities] = [...page.querySelectorAll('svg')].map((svg) => svg.getAttribute('aria-label'));
    expect(claims).toContain('claims of “merger” by year: 2010: 1, came true 0 of 1');
    expect(probabilities).toContain('2021: stated 71%, tests come true so far 0 of 7, base rate too few (0% to 23%)');
    const text = page.body.textContent ?? '';
    expect(text).toContain(recordInWords(merger));
    for (const { name } of merger.triggers) expect(text).toContain(name);
    expect(page.querySelectorAll('tbody tr').length).toBe(merger.triggers.length + merger.periods.length);
  });

  test('shows hostile names as text', () => {
    const evil = '<img src=x onerror=alert(1)>"\'&';
    const odd = fearRecordOf([history({ id: 'a', trigger: evil, tags: [evil] }, [['2020-01-01', 0.5]])], {
      family: evil,
    });
    const html = recordHtml(odd, document);
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
  });

  test('of nothing, of one open claim and of a thousand years can be drawn', () => {
    const lists = [[], [history({ id: 'a' })], [...mergerHistories(), history({ id: 'z', made: '1021-01-01' })]];
    for (const list of lists) expect(recordHtml(fearRecordOf(list, { family }), document)).not.toMatch(/NaN|Infinity/);
  });
});
