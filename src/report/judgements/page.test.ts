import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { forecast } from '../../forecast/index.ts';
import { parseSituation } from '../../situation/read.ts';
import { pageNamesOf } from '../words/names.ts';
import { judgementSection } from './page.ts';

const SITUATION = `
title: A dam
asOf: 2026-11-20
source: An article of 20 November
actors: { up: { name: Upland, capability: 60 }, low: { name: Lowland, capability: 50 } }
issues:
  years:
    name: Years
    scale: [3, 10]
    statusQuo: { low: 4, mode: 5, high: 6, because: its engineers say so, source: their report }
    stances:
      up: { position: 4, salience: 0.8, limit: { low: 6, mode: 7, high: 8 } }
      low: { position: 10, salience: 0.8, because: asks for ten, asks: { when: flow >= 40, because: its fields } }
  flow:
    name: Flow
    statusQuo: 0
    stances: { up: { position: 30, salience: 0.5 }, low: { position: 60, salience: 0.9 } }
  fee:
    name: Fee
    statusQuo: 0
    stances: { up: { position: 30, salience: 0.5, veto: true }, low: { position: 60, salience: 0.9 } }
agreement:
  consent: [up, low]
  issues: [years, flow]
  without: { up: { value: { low: -0.3, mode: -0.2, high: -0.05 }, because: a third of the cost }, low: 0.1 }
  asks: { up: years <= 8 }
  timing: { deadlines: [{ on: 2027-06-30, ends: 0.5 }], pace: { k: 1, n: 3, within: 730, because: three rounds } }
outcomes: { deal: { when: agreement, by: 2027-12-31 } }
`;

const linesOf = (text: string): string[] => {
  const made = forecast(parseSituation(text), { samples: 32 });
  const body = judgementSection(made, pageNamesOf(made))?.body.text ?? '';
  const { document } = parseHTML(`<html><body>${body}</body></html>`);
  return [...document.querySelectorAll('p, h3')].map(({ textContent }) => (textContent ?? '').trim());
};

test('the judgements have red lines, vetoes, asks, what no deal is worth, the time, and the source of the file', () => {
  const lines = linesOf(SITUATION);
  for (const line of [
    'A dam. Source: An article of 20 November',
    'Now 5 (4–6). Its engineers say so. Source: their report',
    'Upland 4, cares 0.8, red line 7 (6–8).',
    'Lowland 10, cares 0.8. Asks for ten.',
    'Lowland gives way only if Flow is at least 40. Its fields.',
    'Upland 30, cares 0.5, veto.',
    'Must agree: Upland and Lowland.',
    'Upland: no deal is worth −0.2 (−0.3 to −0.05) beyond the issues. A third of the cost.',
    'Lowland: no deal is worth 0.1 beyond the issues.',
    'Upland signs only if Years is at most 8 on a scale from 3 to 10.',
    'Deadline, 30 June 2027: ends the talks with a probability of 0.5.',
    'Pace: 1 of 3 within 730 days. Three rounds.',
  ])
    expect(lines).toContain(line);
  expect(lines[0]).toContain('1 of 11 have a source of its own.');
});

test('no judgement of the examples stands there without words', () => {
  for (const name of ['iran-2014', 'sweden-nato-2022', 'russia-belarus-2021']) {
    for (const line of linesOf(readFileSync(`examples/${name}/situation.yaml`, 'utf8'))) {
      expect(line).not.toMatch(/^[\s.,:]*$|\s\.|undefined|\.\.|: *\./);
    }
  }
});
