import { expect, test } from 'vitest';
import { prefetch } from './prefetch.ts';

async function* upTo(n: number, told: (what: string) => void) {
  try {
    for (let i = 0; i < n; i++) {
      told(`made ${i}`);
      yield i;
    }
    throw new Error('at its end');
  } finally {
    told('closed');
  }
}

test('one is made while the one before is at work, and a fault comes in its turn', async () => {
  const told: string[] = [];
  const work = async () => {
    for await (const i of prefetch(upTo(3, (what) => void told.push(what)))) told.push(`worked ${i}`);
  };
  await expect(work()).rejects.toThrow('at its end');
  expect(told).toEqual(['made 0', 'made 1', 'worked 0', 'made 2', 'worked 1', 'closed', 'worked 2']);
});

test('who stops early closes the source', async () => {
  const told: string[] = [];
  for await (const i of prefetch(upTo(9, (what) => void told.push(what)))) if (i === 1) break;
  expect(told).toEqual(['made 0', 'made 1', 'made 2', 'closed']);
});
