import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { type Speculation, speculationByMonth } from '../../outside/series/speculation.ts';
import { indicatorHtml } from '../indicator/html.ts';
import { speculationInWords } from './words.ts';

const document = parseHTML('<!doctype html><html><body></body></html>').document as unknown as Document;
const drawn = (speculation: Speculation) => indicatorHtml({ title: 'Fears', speculations: [speculation] }, document);
const fear: Speculation = {
  what: 'a merger',
  mentions: ['2019-12-30', '2020-01-05', '2020-01-06', '2020-03-31'].map((day) => ({ day })),
  events: [],
  triggers: [{ day: '2020-01-05', name: 'a new constitution' }],
  ...{ from: '2019-12-01', to: '2020-04-30' },
};
const met: Speculation = {
  ...fear,
  events: [
    { day: '2020-02-03', what: 'a treaty' },
    { day: '2020-01-20', what: 'a visit' },
  ],
};

describe('speculation against the record', () => {
  test('has a count of both for each month searched, also where there is nothing', () => {
    const { months } = speculationByMonth(met);
    expect(months.map(({ name, mentions, events }) => `${name} ${mentions} ${events}`)).toEqual([
      '2019-12 1 0',
      '2020-01 2 1',
      '2020-02 0 1',
      '2020-03 1 0',
      '2020-04 0 0',
    ]);
  });

  test('says what was said and what came in the 30 days before and after each trigger', () => {
    expect(speculationByMonth(met).triggers).toMatchObject([
      { mentionsBefore: 1, mentionsAfter: 2, eventsAfter: 2, wholeBefore: true, wholeAfter: true },
    ]);
    const cut = speculationByMonth({ ...met, from: '2020-01-01', to: '2020-01-31' });
    expect(cut.triggers).toMatchObject([{ mentionsBefore: 0, eventsAfter: 1, wholeBefore: false, wholeAfter: false }]);
    expect(cut.outside).toEqual({ mentions: 2, events: 1, triggers: 0 });
  });

  test('without a time searched runs from the first to the last day that is named', () => {
    const { from, to, ...open } = met;
    const { months } = speculationByMonth(open);
    expect([months[0].name, months.length]).toEqual(['2019-12', 4]);
    expect(speculationByMonth({ what: 'nothing', mentions: [], events: [] }).months).toEqual([]);
  });

  test('is plain data', () => {
    expect(JSON.parse(JSON.stringify(speculationByMonth(met)))).toEqual(speculationByMonth(met));
  });

  test('says in a sentence how much was said and how much came', () => {
    expect(speculationInWords(speculationByMonth(fear))).toBe(
      'From 2019-12-01 to 2020-04-30: 4 mentions in 3 of 5 months, most in 2020-01 (2); no material event of that kind in any of them.',
    );
    expect(speculationInWords(speculationByMonth(met))).toContain('2 material events in 2 months. 1 month had both.');
    expect(speculationInWords(speculationByMonth({ ...met, mentions: [] }))).toContain('it was mentioned in no month');
  });

  test('is drawn as two panels on one time, and says so where one is empty', () => {
    for (const speculation of [fear, met, { ...met, mentions: [] }]) {
      const page = drawn(speculation);
      expect(page.match(/<svg role="img"/g)).toHaveLength(2);
      expect(page).not.toMatch(/NaN|Infinity|undefined/);
    }
    expect(drawn(fear)).toContain('no events in any month');
    expect(drawn({ ...met, mentions: [] })).toContain('no mentions in any month');
    expect(drawn({ what: 'nothing', mentions: [], events: [] })).not.toContain('<svg');
  });

  test('stands any name', () => {
    const evil = '<script>alert(1)</script>"&\'';
    const named = {
      ...met,
      what: evil,
      events: [{ day: '2020-01-20', what: evil }],
      triggers: [{ day: '2020-01-05', name: evil }],
    };
    expect(drawn(named)).not.toContain('<script');
  });

  test('says which day is none', () => {
    expect(() => speculationByMonth({ ...fear, mentions: [{ day: '2020-13-01' }] })).toThrow(
      'mention 1: found "2020-13-01", expected a date',
    );
    expect(() => speculationByMonth({ ...fear, to: '2019-01-01' })).toThrow('searched from 2019-12-01 to 2019-01-01');
  });
});
