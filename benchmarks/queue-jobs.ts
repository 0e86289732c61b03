import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atPiece } from '../src/queue/at-piece.ts';
import type { Bench } from '../src/queue/bench.ts';
import { OWN_QUEUE, type PieceJob, startBoss } from '../src/queue/boss.ts';
import { openQueueDatabase } from '../src/queue/database.ts';
import { queueCounts, queueStatus } from '../src/queue/status.ts';
import { submitRun } from '../src/queue/submit.ts';
import { workerState } from '../src/queue/worker-state.ts';
import { pieceFile } from '../src/runs/places.ts';
import { planRun } from '../src/runs/plan-run.ts';
import { parseSituation } from '../src/situation/read.ts';

export { startPostgres } from '../src/ledger/store/postgres.test-server.ts';
export { newerNode } from '../src/testing/newer-node.ts';

const TEXT = `title: Fast
actors: { a: { capability: 1 }, b: { capability: 1 } }
issues: { x: { stances: { a: { position: { low: 0, mode: 20, high: 60 }, salience: 1 }, b: { position: 90, salience: 1 } } } }
`;

/** Jobs that are timed one after the other, and by several workers at once. */
const TIMED = 300;
const LANES = 16;
/** Bytes of the result of a piece. */
const BYTES = 2_000_000;

export interface TimeJobsOptions {
  /** Results stay in a folder that workers share, or go into the database. */
  isShared?: boolean;
}

/**
 * What a queue costs: a worker that makes nothing takes jobs and writes down their results, with some jobs waiting.
 *
 * @returns milliseconds a job, jobs a second of several workers at once, and seconds of what else is asked of the queue
 */
export async function timeJobs(
  url: string,
  pieces: number,
  { isShared = false }: TimeJobsOptions = {},
): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-bench-'));
  const db = await openQueueDatabase(url);
  const boss = await startBoss(db, { supervise: true });
  try {
    const situation = parseSituation(TEXT);
    const planning = { file: 'fast.yaml', text: Buffer.from(TEXT), situation, settings: {}, size: 64 };
    const run = await planRun(join(folder, 'run'), { ...planning, samples: 64 * pieces });
    const runs = isShared ? folder : undefined;
    const submitting = await seconds(() => submitRun(db, boss, run, { owner: 'anna', runs }));
    const [bytes, maker] = [new Uint8Array(BYTES), { make: async () => undefined, end: () => undefined }];
    const bench: Bench = {
      ...{ id: 'bench', db, boss, maker, threads: 1, say: () => undefined, state: workerState() },
      ...{ signal: new AbortController().signal, local: { open: async () => run, close: async () => undefined } },
    };
    const one = async () => {
      const [job] = await boss.fetch<PieceJob>(OWN_QUEUE, { includeMetadata: true, ignoreGroups: [] });
      writeFileSync(pieceFile(run.folder, run.pieces[job.data.piece]), bytes);
      await atPiece(bench, job);
    };
    // The first ones are slow, before connections are open and statements known.
    for (let i = 0; i < 20; i++) await one();
    const alone = await seconds(async () => {
      for (let i = 0; i < TIMED; i++) await one();
    });
    const together = await seconds(() =>
      Promise.all(
        Array.from({ length: LANES }, async () => {
          for (let i = 0; i < TIMED / LANES; i++) await one();
        }),
      ),
    );
    return {
      ...{ submitting, alone: (1000 * alone) / TIMED, together: (LANES * Math.ceil(TIMED / LANES)) / together },
      status: await seconds(() => queueStatus(db)),
      counts: await seconds(() => queueCounts(db)),
    };
  } finally {
    await boss.stop({ graceful: false });
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function seconds(does: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await does();
  return (performance.now() - began) / 1000;
}
