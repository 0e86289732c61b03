import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { trace } from '../../engine/trace.ts';
import { forecast } from '../../forecast/index.ts';
import { parseSituation } from '../../situation/read.ts';
import { sentencesOf } from '../answer/figures.ts';
import { shortText } from '../forecast/short-text.ts';
import { storyText } from '../trace/text.ts';
import { namesOf } from '../words/names.ts';
import {
  assumptionsInWords,
  factorsInWords,
  inTheWayInWords,
  paceGuessInWords,
  paceSourceInWords,
  swingsInWords,
  timeGoneInWords,
} from './words.ts';

const made = (name: string) =>
  forecast(parseSituation(readFileSync(`test-data/agreement/${name}.yaml`, 'utf8'), name), { samples: 256 });

test('the factors of an answer stand in one sentence, each with its range', () => {
  expect(factorsInWords(made('n4-swap').outcomes[0])).toMatch(
    /^Room for a deal 100%, times a deal by 1 August 2023 where there is room \d+% \(.* to .*\), times this outcome given a deal \d+%.*: \d+%\.$/,
  );
});

test('red lines that clash are told with how far they are apart', () => {
  const one = made('n5-no-room');
  expect(one.agreements && inTheWayInWords(one.agreements[0], one)).toContain(
    'Red lines clash on Price: Seller takes at least 60, Buyer at most 40, 20 apart.',
  );
});

test('what each factor does to the answer: more room or more speed makes a deal more likely', () => {
  const [pace] = swingsInWords(made('n4-swap').outcomes[0]);
  expect(pace).toMatch(/^pace from .* to .*: .* to .*$/);
});

test.each(['n4-swap', 'n5-no-room', 'n6-4', 'n8-price'])('the short text of %s has no more than 25 lines', (name) => {
  expect(shortText(made(name)).trimEnd().split('\n').length).toBeLessThanOrEqual(25);
});

test.each([
  ['n5-no-room', 'There is no room for a deal'],
  ['n4-swap', 'There is room for a deal, even if each holds out'],
])('a trace of %s says whether there is room', (name, said) => {
  const situation = parseSituation(readFileSync(`test-data/agreement/${name}.yaml`, 'utf8'), name);
  expect(storyText(trace(situation, 'weighted-mean')).replace(/\s+/g, ' ')).toContain(said);
});

test('the answer under other flexibility and steepness is told, or that no red line is stated', () => {
  const [outcome] = made('n5-no-room').outcomes;
  const agreement = outcome.deal?.agreement ?? '';
  const [low, high] = [
    { times: 0, steepness: 10, room: 0 },
    { times: 2, steepness: 10, room: 0.5 },
  ];
  expect(assumptionsInWords(outcome, [{ agreement, assumption: 'flexibility', low, high }])[0]).toMatch(
    /^With red lines that give nothing, or twice as much as the file says: room 0% or 50%, and the answer 0% or \d+%\.$/,
  );
  expect(assumptionsInWords(outcome, [])[0]).toMatch(/^Nobody states a red line/);
});

test('the time without a deal is told with what room was and is', () => {
  const situation = parseSituation(readFileSync('test-data/agreement/n4-swap.yaml', 'utf8'), 'n4-swap');
  const later = forecast(situation, { samples: 64, at: '2023-07-20' });
  const [agreement] = later.agreements ?? [];
  expect(timeGoneInWords(agreement, later)).toEqual([
    'No deal came from 1 July 2023 to 20 July 2023. That tells nothing of room here: it is 100% as before.',
  ]);
  const half = {
    ...agreement,
    room: { value: 0.2, low: 0.1, high: 0.3 },
    roomAsStated: { value: 0.5, low: 0.5, high: 0.5 },
  };
  expect(timeGoneInWords(half, later)).toEqual([
    'No deal came from 1 July 2023 to 20 July 2023, which speaks against room: it was 50% as the file states it, and is 20% (10% to 30%) now.',
  ]);
  const today = forecast(situation, { samples: 64 });
  expect(timeGoneInWords((today.agreements ?? [])[0], today)).toEqual([]);
});

test('what no deal would have to be worth is told without a negative “more”', () => {
  const one = made('n5-no-room');
  const [agreement] = one.agreements ?? [];
  const told = inTheWayInWords(agreement, one).join(' ');
  expect(told).toMatch(/worth this much less to one of them.*: (Seller|Buyer) 0\.\d\d or (Seller|Buyer) 0\.\d\d\./);
  expect(told).not.toMatch(/more.*−/);
  const consent = agreement.consent.map((party, k) => ({ ...party, breakEven: [0.001, 0.2][k] }));
  expect(inTheWayInWords({ ...agreement, consent }, one).slice(-2)).toEqual([
    `To end all room at the best guesses, no deal would have to be worth this much more, as a share of all that each cares about: ${consent[1].name} 0.20.`,
    `Room at the best guesses hangs by a thread: it ends if no deal is worth any more to ${consent[0].name}.`,
  ]);
});

describe('a pace that nobody states is called a guess wherever a date rests on it', () => {
  const one = made('n4-swap');
  const pace = (given: object) => ({
    ...one,
    agreements: (one.agreements ?? []).map((agreement) => ({ ...agreement, pace: { ...agreement.pace, ...given } })),
  });

  test.each([
    [{ of: 'kind', name: 'other', wide: true, cases: 0 }, 'The pace is a guess: the file states none.'],
    [
      { of: 'kind', name: 'legislation', wide: false, cases: 120 },
      'The pace is a guess from 120 resolved cases of the kind legislation: the file states none.',
    ],
    [{ of: 'class', name: 'union', wide: true, cases: 0 }, 'The pace is a guess: no case of the class union is known.'],
    [{ of: 'class', name: 'treaty', wide: false, cases: 9 }, ''],
    [{ of: 'stated', wide: false, cases: 8 }, ''],
  ])('%j', (given, said) => {
    const forecast = pace(given);
    expect(paceGuessInWords(forecast.outcomes[0], forecast)).toBe(said);
    const source = paceSourceInWords(forecast.agreements?.[0] as never);
    expect(source.includes('a guess')).toBe(said !== '');
    for (const text of [shortText(forecast).replace(/\s+/g, ' '), sentencesOf(forecast, namesOf(forecast)).join(' ')]) {
      expect(text.includes('The pace is a guess')).toBe(said !== '');
      if (said !== '') expect(text).toContain(said);
    }
  });
});
