import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { baseRate, fromCounts } from '../../outside/base-rate/index.ts';
import { type StateClass, stateRate } from '../../outside/states/index.ts';
import { shipped } from '../../outside/states/state-tables.test-texts.ts';
import { parseStates } from '../../outside/states/tables.ts';
import { baseRateHtml } from './page.ts';
import { baseRatesText, baseRateText } from './text.ts';
import { apartNames, baseRateNotes, rateInOneLine, whereItHappened } from './words.ts';

const document = parseHTML('<!doctype html><html><body></body></html>').document as unknown as Document;
const system = parseStates(shipped);
const states = (one: Partial<StateClass> = {}) => stateRate(system, { window: 5, ...one });

const on = (...days: number[]) => days.map((day) => ({ day, what: `summit ${day}` }));
const summits = baseRate({
  ...{ name: 'A deal after a summit', from: 0, to: 364, window: 10 },
  ...{ triggers: on(100, 102, 200, 360), outcomes: [...on(105), { day: 200, what: 'a deal' }] },
});
const fear = fromCounts({ name: 'Fears', source: 'claims', definition: 'Tests of a fear.', k: 0, n: 7 });

describe('a base rate in words', () => {
  test('says how many of how many, what of, and how sure', () => {
    expect(rateInOneLine(states())).toBe('47 of 3,110 windows of 5 years: 1.5%, 90% interval 1.2% to 1.9%.');
    expect(rateInOneLine(fear)).toBe('0 of 7 tests: too few to tell, 90% interval 0% to 23%.');
    expect(rateInOneLine({ ...fear, n: 0 })).toMatch(/^0 tests count: there is no base rate, only the prior \(/);
  });

  test('says what is wrong with windows that overlap, that are cut off, or whose outcome came too soon', () => {
    const notes = baseRateNotes(summits).join(' ');
    expect(notes).toContain('from all 4 windows, with 1 that overlap and 1 whose end was not observed');
    expect(notes).toContain('Windows that overlap are not independent: this interval is too narrow.');
    expect(notes).toContain('After 1 trigger an outcome came before the window opened');
  });

  test('says where many ends had one cause', () => {
    expect(baseRateNotes(states()).at(-1)).toBe(
      '18 of the 47 came from 1936 to 1945: they are not independent, and the interval is too narrow.',
    );
  });

  test('says where it happened once for all classes', () => {
    const rows = whereItHappened([states(), states({ since: 1945 }), states({ since: 1945, nextTo: 'major-power' })]);
    expect(rows).toHaveLength(47);
    expect(rows.find(({ what }) => what.startsWith('Czechoslovakia: broke up'))?.classes).toEqual([1, 2, 3]);
  });

  test('names of classes are told by what sets them apart', () => {
    expect(apartNames([{ name: 'Ends, since 1816' }, { name: 'Ends, since 1945, near' }])).toEqual({
      common: 'Ends',
      names: ['since 1816', 'since 1945, near'],
    });
    expect(apartNames([{ name: 'same' }, { name: 'same' }]).names).toEqual(['same', 'same']);
    expect(apartNames([{ name: 'a, b' }]).names).toEqual(['a, b']);
  });
});

describe('base rates on the terminal', () => {
  const inColumns = (text: string) => {
    for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
  };

  test('fit 80 columns, one by one and side by side', () => {
    const all = [states(), states({ since: 1945 }), states({ nextTo: 'major-power', afterDispute: 10 }), fear, summits];
    for (const rate of all) inColumns(baseRateText(rate));
    inColumns(baseRatesText(all));
    inColumns(baseRatesText([]));
  });

  test('list every window of events, with its days and what became of it', () => {
    const text = baseRateText(summits);
    expect(text).toContain('1970-04-12  1970-04-21  happened');
    expect(text).toContain('1970-04-14  1970-04-23  overlaps');
    expect(text).toContain('1970-12-28  1971-01-06  censored');
  });

  test('list those windows of states in which it happened and count the others, unless all are asked for', () => {
    const text = baseRateText(states({ since: 1945 }));
    expect(text).toContain('1990-10-02 German Democratic Republic: absorbed by German Federal');
    expect(text).toContain('Not listed: 2,021 in which it did not happen, 196 whose end was not observed.');
    expect(baseRateText(states({ since: 2000 }), { all: true }).split('did not happen').length).toBeGreaterThan(300);
  });

  test('stand any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 120 }), (name) => {
        const rate = { ...summits, name, definition: name };
        // biome-ignore lint/suspicious/noControlCharactersInRegex: none may get through
        expect(baseRatesText([rate, rate])).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      }),
    );
  });
});

describe('the page of base rates', () => {
  test('has the numbers, the definitions, the rows and no script, whatever things are called', () => {
    const evil = '<script>alert(1)</script>"&\'';
    const page = baseRateHtml(evil, [states({ since: 1945 }), { ...summits, name: evil }, fear], document);
    expect(page).toContain('9 of 2,030 windows of 5 years: 0.47%');
    expect(page).toContain('Zanzibar: absorbed by Tanzania, by agreement');
    expect(page).toContain('time to the outcome, class 1');
    expect(page).not.toContain('<script');
    expect(page).not.toMatch(/(src|href)=/);
  });
});
