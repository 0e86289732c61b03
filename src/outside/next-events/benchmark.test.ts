import { describe, expect, test } from 'vitest';
import { benchmark } from './benchmark.ts';
import { eventsFrom, type PlainEvent, type Split } from './events.ts';

const part = (split: Split, days: number[]): PlainEvent[] =>
  days.map((day) => ({
    date: `2014-01-${String(day).padStart(2, '0')}`,
    source: 'A',
    event: day % 2 === 0 ? 'visits' : 'calls',
    target: day % 2 === 0 ? 'B' : 'C',
    split,
  }));
const train = Array.from({ length: 20 }, (_, k) => k + 1);
const events = eventsFrom([...part('train', train), ...part('valid', [21, 22]), ...part('test', [23, 24])]);

describe('a benchmark', () => {
  test('asks both ways, and a world that repeats itself is known', async () => {
    const shares: number[] = [];
    const result = await benchmark(events, {
      methods: ['strict', 'recurrency'],
      now: () => 0,
      onProgress: (share) => shares.push(share),
    });
    expect(result).toMatchObject({ entities: 3, relations: 2, events: { train: 20, valid: 2, test: 2 } });
    for (const { test, perQuestion } of result.methods) {
      expect(test).toEqual({ questions: 4, mrr: 1, hits1: 1, hits3: 1, hits10: 1 });
      expect(perQuestion).toBe(0);
    }
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  test('stops when told to', async () => {
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    await expect(benchmark(events, { signal: stop.signal })).rejects.toThrow('enough');
  });

  test('needs days to choose and to look at', async () => {
    await expect(benchmark(eventsFrom(part('train', train)))).rejects.toThrow('no valid events');
  });
});
