import { hostname } from 'node:os';
import type { Job } from 'pg-boss';
import { TightropeError } from '../numeric/errors.ts';
import { isInStages, type Run } from '../runs/run.ts';
import type { Bench } from './bench.ts';
import { BEAT_SECONDS, OWN_QUEUE, type PieceJob, sqlOf } from './boss.ts';
import type { QueueDatabase } from './database.ts';
import { type QueuedRun, WHOLE_PIECE } from './queued-run.ts';
import { stageClaims } from './stage-claims.ts';
import { storePiece } from './store-piece.ts';
import { untilAnswered } from './until-answered.ts';

/** PostgreSQL's number for a row that belongs to one that is gone: the run was purged. */
const NO_SUCH_RUN = '23503';

/** Makes the piece of a job, or says why it cannot be made; when the worker is stopped, hands it back. */
export async function atPiece(bench: Bench, job: Job<PieceJob>): Promise<void> {
  const { db, boss, maker, signal, say, state } = bench;
  const answered = <T>(ask: () => Promise<T>) => untilAnswered(ask, signal);
  const queued = await answered(() => queuedRun(db, job.data.run));
  const drop = () => answered(() => boss.complete(OWN_QUEUE, job));
  if (!queued || queued.state === 'cancelled') return void (await drop());

  const { title } = queued;
  const what = `piece ${job.data.piece} of ${title}`;
  const began = performance.now();
  state.at = { title, piece: job.data.piece };
  let isCancelled = false;
  const stop = () => maker.end();
  signal.addEventListener('abort', stop, { once: true });
  let run: Run | undefined;
  const beating = setInterval(() => void beat().catch(() => undefined), BEAT_SECONDS * 1000);
  const beat = async () => {
    const { affected } = await boss.touch(OWN_QUEUE, job);
    state.answered = performance.now();
    await signOfLife(bench, job.data);
    if (affected > 0) return;
    // The job is not this worker's any more. It was cancelled; or the worker was cut off, and goes on: the piece may be first here.
    const now = await queuedRun(db, queued.id);
    isCancelled = !now || now.state === 'cancelled';
    if (isCancelled) maker.end();
  };
  try {
    await answered(() => signOfLife(bench, job.data));
    run = await answered(() => bench.local.open(queued));
    const name = isInStages(run) ? WHOLE_PIECE : nameOf(run, job.data.piece);
    if (!(await answered(() => isStored(db, queued.id, name)))) {
      await makePiece(bench, queued, run, job.data.piece);
      await answered(() => storePiece(bench, queued, run as Run, name));
      state.made++;
      state.seconds += (performance.now() - began) / 1000;
      say(`made ${what} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    }
    await drop();
  } catch (error) {
    if (signal.aborted) {
      await handBack(bench, job);
      state.handedBack++;
      say(`handed back ${what}`);
    } else if (isCancelled || (error as { code?: unknown }).code === NO_SUCH_RUN) {
      say(`${what}: its run was cancelled or removed`);
    } else if (error instanceof TightropeError) {
      state.failed++;
      const isLast = job.retryCount >= job.retryLimit;
      say(`${what}: ${error.message}; ${isLast ? 'it goes to the dead letters' : 'it is tried again later'}`);
      const reason = { reason: error.message, worker: `${hostname()}, process ${process.pid}` };
      await answered(() => boss.fail(OWN_QUEUE, job, reason));
    } else throw error;
  } finally {
    clearInterval(beating);
    signal.removeEventListener('abort', stop);
    state.at = undefined;
  }
}

async function makePiece(bench: Bench, queued: QueuedRun, run: Run, piece: number) {
  const { maker, threads, signal } = bench;
  signal.throwIfAborted();
  const isCopy = queued.folder === null;
  const claims = isCopy && isInStages(run) ? stageClaims(bench, queued, run) : undefined;
  await maker.make({ folder: run.folder, piece, threads, isCopy }, claims).finally(claims?.end);
}

/** @throws TightropeError if the run has no such piece */
function nameOf(run: Run, piece: number): string {
  const found = run.pieces[piece];
  if (found) return `${found.name}.piece`;
  throw new TightropeError(`the run has ${run.pieces.length} pieces, and none with the number ${piece}`);
}

export const queuedRun = async (db: QueueDatabase, id: string): Promise<QueuedRun | undefined> =>
  (
    await db.query<QueuedRun>(
      'select id, version, title, owner, folder, state from tightrope_queue.run where id = $1',
      [id],
    )
  )[0];

async function isStored(db: QueueDatabase, run: string, name: string): Promise<boolean> {
  const found = await db.query('select 1 from tightrope_queue.piece where run = $1 and name = $2', [run, name]);
  return found.length > 0;
}

/** Tells the queue that the worker lives, and what it is at. */
export async function signOfLife({ db, id, state }: Bench, at?: PieceJob): Promise<void> {
  await db.query(
    `update tightrope_queue.worker set seen = now(), made = $2, failed = $3, run = $4, piece = $5,
       since = case when run is not distinct from $4 and piece is not distinct from $5 then since else now() end
     where id = $1`,
    [id, state.made, state.failed, at?.run ?? null, at?.piece ?? null],
  );
}

/** Puts a piece back as it was: another worker takes it at once, and it was not tried. */
async function handBack({ db, boss }: Bench, job: Job<PieceJob>): Promise<void> {
  await db.transaction(async (within) => {
    const sql = sqlOf(within);
    const { affected } = await boss.deleteJob(OWN_QUEUE, job, { db: sql });
    if (affected === 0) return;
    const { data, priority } = job;
    const again = { data, priority, group: { id: data.run }, singletonKey: `${data.run}.${data.piece}` };
    await boss.insert(OWN_QUEUE, [again], { db: sql, returnId: true });
  });
}
