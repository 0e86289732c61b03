import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { EVERYTHING } from '../testing/everything.ts';
import { atScale } from '../testing/scale.ts';
import { readHypotheses } from './hypotheses/read.ts';
import { checkSituation } from './read.ts';

const EXPLANATIONS = `title: Why
asOf: 2021-05-11
situation: situation.yaml
hypotheses:
  words: { likely: { low: 0.6, high: 0.8 } }
  analysts: { ann: { name: Ann } }
  explanations:
    stay: { name: It stays, prior: 0.5, because: why }
    merge: { prior: { low: 0.1, high: 0.3 }, change: { actors.a.capability: { times: 2 } } }
    fast: { partOf: merge }
  events: { summit: { likelihood: { stay: 0.2, merge: likely } } }
  evidence:
    talk: { date: 2021-04-01, of: summit, rating: B2, likelihood: { stay: 0.4, merge: { by: { ann: 0.3 } } } }
    silence: { absent: true, seen: 0.5, likelihood: { stay: 0.9, merge: 0.1 } }
  lookups: { letter: { likelihood: { stay: 0.3, merge: 0.5 }, cost: 2 } }
`;

type Data = Record<string, unknown>;

/** The data with another value at each of its places in turn, deepest last. */
function* replaced(value: unknown, other: unknown): Generator<unknown> {
  yield other;
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    for (const inner of replaced((value as Data)[key], other)) {
      yield Array.isArray(value)
        ? value.map((one, i) => (String(i) === key ? inner : one))
        : { ...(value as Data), [key]: inner };
    }
  }
}

/** Twice in a list of its own: what is compared with its neighbour must not become a text either. */
function doubled(value: unknown): unknown {
  if (Array.isArray(value)) return [...value, ...value].map(doubled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, doubled(inner)]));
}

const files: [string, unknown][] = [
  ['every part of the format', parse(EVERYTHING, { schema: 'core' })],
  ...['test-data/agreement/n4-swap.yaml', 'test-data/agreement/n8-price.yaml'].map((file): [string, unknown] => [
    file,
    parse(readFileSync(file, 'utf8'), { schema: 'core' }),
  ]),
  ['explanations', parse(EXPLANATIONS)],
];

test.each(files)('a map or a list that cannot be a text is a fault wherever it stands: %s', (_, data) => {
  for (const odd of [{ toString: null, valueOf: null }, [{ toString: null }]]) {
    for (const changed of replaced(data, odd)) {
      for (const one of [changed, doubled(changed)].slice(0, atScale(1, 2))) {
        const text = JSON.stringify(one);
        const faults = [...readHypotheses(text).faults, ...checkSituation(JSON.parse(text)).faults];
        for (const { message } of faults) expect(message.length).toBeLessThan(2000);
      }
    }
  }
});
