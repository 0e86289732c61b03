import { expect, test } from 'vitest';
import { withData } from '../../testing/optional-data.ts';
import { accuracy, ranksOf } from './evaluate.ts';
import { eventHistory } from './history.ts';
import { questionsOf } from './questions.ts';
import { readTable } from './read-table.ts';
import { recurrency } from './recurrency.ts';

const icews14 = withData('events/icews14/events.tsv.gz');

icews14.describe('ICEWS14', () => {
  const read = () => readTable(icews14.text(), icews14.file);

  test('has the sizes published: 7,128 entities, 230 relations, 74,845 + 8,514 + 7,371 events', () => {
    const events = read();
    expect(events.entities.length).toBe(7128);
    expect(events.relations.length).toBe(230);
    expect([0, 1, 2].map((split) => events.split.filter((s) => s === split).length)).toEqual([74845, 8514, 7371]);
  });

  test('in the validation month, one setting for all relations ranks as it did when it was chosen', () => {
    const events = read();
    const history = eventHistory(events);
    const score = recurrency(history, () => ({ lambda: 0.03, alpha: 0.999 }));
    const { mrr, hits10 } = accuracy(ranksOf(questionsOf(events, 'valid'), history.entities, score));
    expect(mrr).toBeCloseTo(0.3873, 4);
    expect(hits10).toBeCloseTo(0.5358, 4);
  });
});
