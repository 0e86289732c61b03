import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { accuracy, ranksOf } from './evaluate.ts';
import { historyOf } from './history.ts';
import { questionsOf } from './questions.ts';
import { readTable } from './read-table.ts';
import { recurrency } from './recurrency.ts';

const table = '../shared/data/events/icews14/events.tsv.gz';

describe.skipIf(!existsSync(table))(`ICEWS14 (skipped without ${table})`, () => {
  const read = () => readTable(gunzipSync(readFileSync(table)).toString('utf8'), table);

  test('has the sizes published: 7,128 entities, 230 relations, 74,845 + 8,514 + 7,371 events', () => {
    const events = read();
    expect(events.entities.length).toBe(7128);
    expect(events.relations.length).toBe(230);
    expect([0, 1, 2].map((split) => events.split.filter((s) => s === split).length)).toEqual([74845, 8514, 7371]);
  });

  test('in the validation month, one setting for all relations ranks as it did when it was chosen', () => {
    const events = read();
    const history = historyOf(events);
    const score = recurrency(history, () => ({ lambda: 0.03, alpha: 0.999 }));
    const { mrr, hits10 } = accuracy(ranksOf(questionsOf(events, 'valid'), history.entities, score));
    expect(mrr).toBeCloseTo(0.3873, 4);
    expect(hits10).toBeCloseTo(0.5358, 4);
  });
});
