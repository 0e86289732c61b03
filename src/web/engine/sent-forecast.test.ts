import { expect, test } from 'vitest';
import { forecast } from '../../forecast/index.ts';
import { parseSituation } from '../../situation/index.ts';
import { receivedForecast, sentForecast } from './sent-forecast.ts';

const text = (position: number, capability: number) =>
  parseSituation(`
title: Talks
actors: { a: { capability: ${capability} }, b: { capability: 20 } }
issues:
  gas: { statusQuo: 50, stances: { a: { position: ${position}, salience: 1 }, b: { position: 90, salience: 0.5, veto: true } } }
  oil: { stances: { a: { position: 1, salience: 1 }, b: { position: 9, salience: 0.5 } } }
`);

test('a forecast arrives as it was sent, with the stances that the page knows left out', async () => {
  const written = text(10, 5);
  for (const [of, sent] of [
    [written, []],
    [text(30, 5), ['gas']],
    [text(10, 6), ['gas', 'oil']],
  ] as const) {
    const made = await forecast(of, { samples: 16 });
    const message = sentForecast(made, of, written);
    expect(message.issues.filter(({ stances }) => stances).map(({ id }) => id)).toEqual(sent);
    expect(receivedForecast(message, written)).toEqual(made);
  }
});
