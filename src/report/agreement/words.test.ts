import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { trace } from '../../engine/trace.ts';
import { forecast } from '../../forecast/index.ts';
import { parseSituation } from '../../situation/read.ts';
import { shortText } from '../forecast/short-text.ts';
import { storyText } from '../trace/text.ts';
import { assumptionsInWords, factorsInWords, inTheWayInWords, swingsInWords } from './words.ts';

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
