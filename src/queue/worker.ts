import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { countOf } from '../numeric/count-of.ts';
import { UsageError } from '../numeric/errors.ts';
import { version } from '../version.ts';
import { atPiece, signOfLife } from './at-piece.ts';
import type { Bench } from './bench.ts';
import { OWN_QUEUE, type PieceJob, startBoss } from './boss.ts';
import { plainly, type QueueDatabase } from './database.ts';
import { localRuns } from './local-runs.ts';
import { pieceMaker } from './piece-maker.ts';
import type { Gate } from './states.ts';
import { JOBS } from './tables.ts';
import { isUnanswered, LONGEST_TROUBLE_MS } from './until-answered.ts';
import { type WorkerState, workerState } from './worker-state.ts';

export interface QueueWorkerOptions {
  /** The folder of all runs that machines share. */
  runs?: string | undefined;
  /** Threads that make a piece. */
  threads?: number | undefined;
  /** Ends when nothing waits and no worker is at anything. */
  untilEmpty?: boolean | undefined;
  /** Hands back what it is at, and ends. */
  signal?: AbortSignal | undefined;
  /** Takes what happens, a line each. */
  say?: ((line: string) => void) | undefined;
  state?: WorkerState | undefined;
}

/** A worker that finds nothing looks again after this time, and later each time. */
const FIRST_REST_MS = 250;
const LONGEST_REST_MS = 4000;
/** What is not said to the database within this time when a worker ends is left to the signs of life that are missing. */
const LAST_WORDS_MS = 700;

/**
 * Makes pieces of the queue, one after the other, until it is stopped. They are made in a process of its own; this one gives signs of
 * life, and outlives a database that is gone for a time.
 *
 * @throws UsageError if all that waits is of another version, or the queue is being drained
 */
export async function workOnQueue(db: QueueDatabase, options: QueueWorkerOptions = {}): Promise<WorkerState> {
  const { runs, threads = 1, untilEmpty = false, say = () => undefined, state = workerState() } = options;
  const { signal = new AbortController().signal } = options;
  const boss = await startBoss(db, { supervise: true });
  const local = localRuns(db, runs);
  const bench: Bench = { id: randomUUID(), db, boss, local, maker: pieceMaker(), threads, signal, say, state };
  try {
    await enrol(bench);
    if ((await lookUp(bench, runs)).gate === 'draining') {
      throw new UsageError(`${db.where}: the queue is being drained; \`tightrope queue resume\` opens it again`);
    }
    const others = otherVersions(bench);
    await others.refuse();
    say(`waiting for pieces of ${db.where}, as Tightrope ${version}; Ctrl-C hands back what it is at and ends`);
    await takePieces(bench, { runs, untilEmpty, lookAround: others.tell });
  } finally {
    bench.maker.end();
    await Promise.race([lastWords(bench), wait(LAST_WORDS_MS)]);
    await local.close();
  }
  return state;
}

interface Taking {
  runs: string | undefined;
  untilEmpty: boolean;
  /** Called from time to time while there is nothing to do. */
  lookAround(): Promise<void>;
}

async function takePieces(bench: Bench, { runs, untilEmpty, lookAround }: Taking): Promise<void> {
  const { db, signal, say, state } = bench;
  let rest = FIRST_REST_MS;
  let isGone = false;
  while (!signal.aborted) {
    try {
      const { gate, held } = await lookUp(bench, runs);
      if (gate === 'draining') return say('the queue is being drained: this worker ends');
      const [job] =
        gate === 'open'
          ? await bench.boss.fetch<PieceJob>(OWN_QUEUE, { includeMetadata: true, ignoreGroups: held })
          : [];
      state.answered = performance.now();
      if (isGone) say(`${db.where}: answers again`);
      isGone = false;
      if (job) {
        rest = FIRST_REST_MS;
        await atPiece(bench, job);
        continue;
      }
      await signOfLife(bench);
      if (untilEmpty && (await isEmpty(db))) return;
      if (rest >= LONGEST_REST_MS) await lookAround();
    } catch (error) {
      if (signal.aborted) return;
      if (isLost(error)) await makeAnew(bench);
      else if (!isUnanswered(error)) throw plainly(error, db.where);
      if (!isGone) say(`${plainly(error, db.where).message}; it is asked again until it answers`);
      isGone = true;
      rest = Math.min(LONGEST_TROUBLE_MS, 2 * rest);
    }
    // Not all at the same time.
    await wait(rest * (0.75 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
    rest = Math.min(LONGEST_REST_MS, 2 * rest);
  }
}

/** Whether workers may begin pieces, and the runs whose pieces are not to be made here. */
async function lookUp({ db }: Bench, runs: string | undefined): Promise<{ gate: Gate; held: string[] }> {
  const [{ gate, held }] = await db.query<{ gate: Gate | null; held: string[] }>(
    `select (select state from tightrope_queue.gate) as gate,
       array(select id from tightrope_queue.run where version = $1 and (state = 'paused' or ($2 and folder is not null))) as held`,
    [version, runs === undefined],
  );
  return { gate: gate ?? 'open', held };
}

/** A worker that was not seen for so long is forgotten. */
const FORGOTTEN = `interval '1 day'`;

async function enrol({ db, id }: Bench): Promise<void> {
  await db.query(`delete from tightrope_queue.worker where seen < now() - ${FORGOTTEN}`);
  await db.query('insert into tightrope_queue.worker (id, host, pid, version) values ($1, $2, $3, $4)', [
    ...[id, hostname(), process.pid, version],
  ]);
}

async function isEmpty(db: QueueDatabase): Promise<boolean> {
  const [{ some }] = await db.query<{ some: boolean }>(
    `select exists (select 1 from ${JOBS}.job where name = $1 and state <= 'active') as some`,
    [OWN_QUEUE],
  );
  return !some;
}

/** PostgreSQL's numbers for a schema, a table and a function that are not there: they were dropped, or not restored yet. */
const GONE = new Set(['3F000', '42P01', '42883']);
const isLost = (error: unknown): boolean =>
  GONE.has((error as NodeJS.ErrnoException).code ?? '') || /^Queue .* does not exist/.test((error as Error).message);

/** Makes the tables of a queue that lost them; its runs are submitted again. */
async function makeAnew(bench: Bench): Promise<void> {
  await bench.boss.stop({ graceful: false }).catch(() => undefined);
  try {
    bench.boss = await startBoss(bench.db, { supervise: true });
    await enrol(bench);
  } catch (error) {
    if (!isUnanswered(error) && !isLost(error)) throw error;
  }
}

async function lastWords({ db, id, boss }: Bench): Promise<void> {
  await db.query('delete from tightrope_queue.worker where id = $1', [id]).catch(() => undefined);
  await boss.stop({ graceful: false }).catch(() => undefined);
}

/** What waits of other versions of Tightrope: this one must not make it, since it may draw other numbers. */
function otherVersions({ db, say }: Bench) {
  const told = new Set<string>();
  const waiting = () =>
    db.query<{ version: string; runs: number }>(
      `select r.version, count(*)::int as runs from tightrope_queue.run r
       where r.state = 'open' and exists (select 1 from ${JOBS}.job j where j.group_id = r.id and j.state <= 'active')
       group by 1 order by 1`,
    );
  const words = (other: string, runs: number) =>
    `${countOf(runs, 'run')} of Tightrope ${other} ${runs === 1 ? 'waits' : 'wait'}, this is ${version}: another version may draw other numbers; start a worker of that version, or plan and submit the run with this one`;
  return {
    /** @throws UsageError if there is nothing but what is of other versions */
    async refuse(): Promise<void> {
      const found = await waiting();
      if (found.length === 0 || found.some((one) => one.version === version)) return;
      throw new UsageError(found.map((one) => `${db.where}: ${words(one.version, one.runs)}`).join('\n'));
    },
    async tell(): Promise<void> {
      for (const { version: other, runs } of await waiting()) {
        if (other === version || told.has(other)) continue;
        told.add(other);
        say(words(other, runs));
      }
    },
  };
}
