import { readFileSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { planForecast } from '../forecast/plan.ts';
import { parseSituation } from '../situation/read.ts';
import { emptyColumns, firstOf } from './columns.ts';
import { prepare } from './prepare.ts';
import { type DrawJob, drawAll, type Lane, listed, type Runner, run } from './run.ts';

const belarus = parseSituation(readFileSync('examples/russia-belarus-2021/situation.yaml', 'utf8'));
const { design } = planForecast(belarus, { seed: 9 });

/** Lanes that each take their own number of turns over a job. */
const lanes = (...turns: number[]): Lane<number, number>[] =>
  turns.map((many) => async (job) => {
    for (let turn = 0; turn < many; turn++) await nextTurn();
    return 10 * job;
  });

describe('a run', () => {
  test('gives the results in the order of the jobs, whichever lane is faster', async () => {
    const told: number[] = [];
    const found = await run(listed([1, 2, 3, 4, 5, 6]), lanes(7, 1, 3), { onProgress: (done) => told.push(done) });
    expect(found).toEqual([10, 20, 30, 40, 50, 60]);
    expect(told).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('that is stopped keeps the results up to the first job under way, and does not wait for it', async () => {
    const controller = new AbortController();
    const never: Lane<number, number> = (job) => (job === 4 ? new Promise(() => {}) : 10 * job);
    const found = await run(listed([1, 2, 3, 4, 5, 6, 7]), [never, ...lanes(2)], {
      signal: controller.signal,
      onProgress: (done) => done === 6 && controller.abort(),
    });
    expect(found).toEqual([10, 20, 30]);
  });

  test('that is stopped before it begins does no job', async () => {
    expect(await run(listed([1, 2]), lanes(1), { signal: AbortSignal.abort() })).toEqual([]);
  });

  test('throws what a lane throws', async () => {
    const broken: Lane<number, number> = () => Promise.reject(new Error('no thread'));
    await expect(run(listed([1, 2, 3]), [...lanes(1), broken])).rejects.toThrow('no thread');
  });
});

describe('the draws of a design', () => {
  /** Another thread, as far as one is seen from here: an engine of its own. */
  const beside = (turns: number): Runner<DrawJob, unknown> => ({
    threads: 3,
    lanes: (own, count) =>
      Array.from({ length: count }, () => {
        const engine = prepare(own);
        return async ({ from, to }) => {
          for (let turn = 0; turn < turns; turn++) await nextTurn();
          return engine.draw(from, to);
        };
      }),
    pause: nextTurn,
  });
  const whole = prepare(design).draw(0, 1500);

  test('are the same bits with other threads as without', async () => {
    expect(isDeepStrictEqual(await drawAll(prepare(design), 1500, beside(3)), whole)).toBe(true);
    const alone = await drawAll(prepare(design), 1500, { threads: 1, lanes: () => [] });
    expect(isDeepStrictEqual(alone, whole)).toBe(true);
  });

  test('are the first ones where the run is stopped, with the counts of those alone', async () => {
    const controller = new AbortController();
    const stopped = await drawAll(prepare(design), 1500, beside(1), {
      signal: controller.signal,
      onProgress: (done) => done >= 500 && controller.abort(),
    });
    expect(stopped.count).toBeGreaterThan(0);
    expect(stopped.count).toBeLessThan(1500);
    expect(isDeepStrictEqual(stopped, prepare(design).draw(0, stopped.count))).toBe(true);
  });

  test('cannot be none', async () => {
    const signal = AbortSignal.abort(new Error('stopped'));
    await expect(drawAll(prepare(design), 100, beside(1), { signal })).rejects.toThrow('stopped');
  });
});

test('the first draws of some columns are those, column by column', () => {
  const widths = {
    outcome: 2,
    status: 1,
    happens: 0,
    given: 0,
    otherwise: 0,
    deal: 0,
    past: 0,
    weight: 0,
    party: 0,
    again: 1,
    loss: 0,
    gain: 0,
    room: 0,
    held: 0,
  };
  const columns = emptyColumns(widths, 0, 4);
  columns.outcome.set([1, 2, 3, 4, 5, 6, 7, 8]);
  columns.status.set([1, 2, 3, 4]);
  const first = firstOf(columns, 3);
  expect([...first.outcome]).toEqual([1, 2, 3, 5, 6, 7]);
  expect([...first.status]).toEqual([1, 2, 3]);
});
