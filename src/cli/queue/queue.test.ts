import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postgresPrograms, startPostgres, type TestServer } from '../../ledger/store/postgres.test-server.ts';
import { whyNoQueue } from '../../queue/boss.ts';
import { FAST, runFolders, SMALL } from '../../runs/small.test-situation.ts';
import { type NewerNode, newerNode } from '../../testing/newer-node.ts';
import { runCommand } from '../../testing/run-command.ts';
import { copyOf, NETWORK, namespaces, printed, type QueueOfTest, queueOn } from './queue.test-setting.ts';

const at = runFolders();
const whole = { tags: ['whole'] };

test('an older Node is told which one the queue needs', async () => {
  expect(whyNoQueue('22.11.9')).toContain('the queue needs Node 22.12 or newer, this is 22.11.9');
  expect([whyNoQueue('22.12.0'), whyNoQueue('24.0.0')]).toEqual([undefined, undefined]);
  if (whyNoQueue() === undefined) return;
  const { stderr, status } = await runCommand(['worker', '--database-url', 'postgres://nobody@127.0.0.1:1/none']);
  expect([status, stderr]).toEqual([2, expect.stringContaining('the queue needs Node 22.12 or newer')]);
});

test('a database that is not named, is no address, or does not answer is told of', async () => {
  const said = async (...args: string[]) => (await runCommand(['queue', 'status', ...args])).stderr;
  expect(await said()).toContain('which database has the queue? --database-url or TIGHTROPE_DATABASE_URL');
  expect(await said('--database-url', 'secret@host')).toBe(
    'the address of the database cannot be read, expected one such as postgres://user@host/database\n',
  );
  expect(await said('--database-url', 'postgres://user:secret@127.0.0.1:1/none')).toBe(
    'postgres://127.0.0.1:1/none: nobody answers there: is PostgreSQL running?\n',
  );
});

/** Pieces of about half a second, in a folder whose run is planned once; what `forecast` makes of it at once. */
const SAMPLES = String(12 * 1024);
/** Of draws, and of explanations that change the situation. */
let pieces: number;
let server: TestServer;
let newer: NewerNode;
let expected: string;
beforeAll(async () => {
  if (!postgresPrograms || process.env.TIGHTROPE_TESTS !== 'full') return;
  [server, newer] = [await startPostgres(NETWORK), newerNode()];
  mkdirSync(at('.'), { recursive: true });
  writeFileSync(at('small.yaml'), SMALL);
  writeFileSync(at('fast.yaml'), FAST);
  await printed('run', 'plan', at('small.yaml'), '--samples', SAMPLES, '--piece-size', '1024', '-o', at('planned'));
  pieces = JSON.parse(await printed('run', 'status', at('planned'), '--json')).pieces;
  expected = await printed('forecast', at('small.yaml'), '--samples', SAMPLES, '--json');
}, 300_000);
afterAll(async () => {
  await server?.stop();
  newer?.remove();
});

const newQueue = async (): Promise<QueueOfTest> => queueOn(newer, await server.database());

/** Submits a copy of the planned run. */
async function submitted(queue: QueueOfTest, name: string, ...flags: string[]): Promise<string> {
  const run = copyOf(at('planned'), at(name));
  await queue.run('run', 'submit', run, ...flags);
  return run;
}

/** Nothing is lost, nothing is counted twice, and the bytes are those of one process. */
async function isRight(queue: QueueOfTest, run: string): Promise<void> {
  await queue.run('run', 'fetch', run, '--wait');
  const { runs, dead } = await queue.status();
  expect(runs.map((one) => [one.state, one.made, one.pieces])).toEqual([['whole', pieces, pieces]]);
  expect(dead).toEqual([]);
  expect(await printed('run', 'merge', run, '--json')).toBe(expected);
}

describe.skipIf(!postgresPrograms)('the queue', () => {
  test('three workers make the bytes of one process', whole, async () => {
    const queue = await newQueue();
    const run = await submitted(queue, 'three');
    const workers = [1, 2, 3].map(() => queue.worker(['--until-empty']));
    expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0, 0]);
    const made = workers.map(({ said }) => Number(/made (\d+) pieces?\n$/.exec(said())?.[1]));
    expect(made.reduce((sum, count) => sum + count)).toBe(pieces);
    await isRight(queue, run);
    // Submitted again there is nothing to do; purged, nothing is left.
    expect(await queue.run('run', 'submit', run)).toContain(`0 pieces put into the queue, ${pieces} made`);
    expect(await queue.run('queue', 'purge')).toContain(`removed 1 run with ${pieces} pieces (`);
    expect((await queue.status()).runs).toEqual([]);
  });

  test('a worker that is killed in the middle of a piece costs that piece alone', whole, async () => {
    const queue = await newQueue();
    const run = await submitted(queue, 'killed');
    const killed = queue.worker();
    await killed.until(/made piece/);
    await queue.until(`exists (select 1 from tightrope_jobs.job where state = 'active')`);
    killed.process.kill('SIGKILL');
    await killed.ended;
    expect(await queue.worker(['--until-empty']).ended).toBe(0);
    await isRight(queue, run);
  });

  test('PostgreSQL may be killed in the middle of a run, and started again', whole, async () => {
    const queue = await newQueue();
    const run = await submitted(queue, 'crash');
    const workers = [1, 2].map(() => queue.worker(['--until-empty']));
    await workers[0].until(/made piece/);
    await server.crash();
    expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0]);
    await isRight(queue, run);
  });

  test('a worker whose clock is an hour off makes the same, at the same pace', whole, async ({ skip }) => {
    if (spawnSync('which', ['faketime']).status !== 0) return skip('faketime is not installed');
    const queue = await newQueue();
    const run = await submitted(queue, 'clock');
    const workers = [['-1h'], ['+1h'], []].map((shift) =>
      queue.worker(['--until-empty'], { before: shift.length > 0 ? ['faketime', '-f', ...shift] : [] }),
    );
    expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0, 0]);
    // Nobody took a piece from another: a clock that is off is no missing sign of life.
    expect(await queue.ask('select max(retry_count) as most from tightrope_jobs.job')).toEqual([{ most: 0 }]);
    await isRight(queue, run);
  });

  test('the tables of the queue may be lost: what is missing is submitted again', whole, async () => {
    const queue = await newQueue();
    const run = await submitted(queue, 'wiped');
    const worker = queue.worker();
    await worker.until(/made piece 1/);
    await queue.run('run', 'fetch', run);
    const kept = readdirSync(join(run, 'pieces'));
    expect(kept.length).toBeGreaterThan(0);
    await queue.ask('drop schema tightrope_jobs cascade');
    await queue.ask('drop schema tightrope_queue cascade');
    await worker.until(/does not exist/);
    expect(await queue.run('run', 'submit', run)).toMatch(/^.*: \d+ pieces put into the queue, \d+ made, as run/);
    await isRight(queue, run);
    worker.process.kill('SIGINT');
    expect(await worker.ended).toBe(130);
  });

  test('Ctrl-C hands back the piece that a worker is at, as it was', whole, async () => {
    const queue = await newQueue();
    await submitted(queue, 'stopped');
    const worker = queue.worker();
    await queue.until(`exists (select 1 from tightrope_jobs.job where state = 'active')`);
    worker.process.kill('SIGINT');
    expect(await worker.ended).toBe(130);
    expect(worker.said()).toMatch(/handed back piece \d+ of Gas\nmade \d+ pieces?\n$/);
    const [run] = (await queue.status()).runs;
    expect([run.atWork, run.failing, run.made + run.waiting]).toEqual([0, 0, pieces]);
    expect(await queue.ask('select max(retry_count) as most from tightrope_jobs.job')).toEqual([{ most: 0 }]);
    expect((await queue.status()).workers).toEqual([]);
  });

  test("a second user's 10 pieces are made while the first user's 600 wait", whole, async () => {
    const queue = await newQueue();
    const planned = async (name: string, pieces: number) => {
      // So large that the first user's are not all made while the second one submits.
      const samples = ['--samples', String(8192 * pieces), '--seed', String(pieces), '--piece-size', '8192'];
      await printed('run', 'plan', at('fast.yaml'), ...samples, '-o', at(name));
      return at(name);
    };
    const few = await planned('few', 10);
    await queue.run('run', 'submit', await planned('many', 600), '--user', 'anna');
    const workers = [1, 2].map(() => queue.worker());
    await workers[0].until(/made piece/);
    const [{ made: before }] = (await queue.status()).runs;
    await queue.run('run', 'submit', few, '--user', 'ben', '--wait');
    const { runs } = await queue.status();
    const [anna, ben] = ['anna', 'ben'].map((name) => runs.find(({ owner }) => owner === name));
    expect([ben?.state, ben?.made]).toEqual(['whole', 10]);
    expect(anna?.waiting).toBeGreaterThan(400);
    // Both were served meanwhile.
    expect(anna?.made).toBeGreaterThan(before);
    for (const worker of workers) worker.process.kill('SIGINT');
    await Promise.all(workers.map(({ ended }) => ended));
  });

  test(
    'what fails as often as it may is listed with its reason, and tried again when that is asked',
    whole,
    async () => {
      const queue = await newQueue();
      mkdirSync(at('shared'));
      const run = await submitted(queue, join('shared', 'run'), '--runs', at('shared'));
      // A worker that sees no such folder; it may try once.
      await queue.ask('update tightrope_jobs.job set retry_limit = 0');
      mkdirSync(at('elsewhere'));
      expect(await queue.worker(['--runs', at('elsewhere'), '--until-empty']).ended).toBe(0);
      const { runs, dead, deadLetters } = await queue.status();
      expect([runs[0].dead, deadLetters, dead[0].title]).toEqual([pieces, pieces, 'Gas']);
      expect(dead[0].reason).toContain(`${join(at('elsewhere'), 'run')}: no run, expected a folder`);
      expect((await queue.refused('run', 'fetch', run, '--wait')).stderr).toContain(
        `0 of ${pieces} pieces are made, and ${pieces} failed as often as they may: \`npx tightrope queue status\` says why`,
      );
      expect(await queue.run('queue', 'retry')).toBe(`${pieces} tried again\n`);
      // One without the shared folder leaves them alone.
      const without = queue.worker();
      await without.until(/waiting for pieces/);
      expect(await queue.worker(['--runs', at('shared'), '--until-empty']).ended).toBe(0);
      without.process.kill('SIGINT');
      await without.ended;
      expect(without.said()).not.toContain('made piece');
      expect(
        await queue.ask('select count(*)::int as kept from tightrope_queue.piece where bytes is not null'),
      ).toEqual([{ kept: 0 }]);
      await isRight(queue, run);
    },
  );

  test('a worker of another version of the engine refuses, and says why', whole, async () => {
    const queue = await newQueue();
    await submitted(queue, 'version');
    await queue.ask(`update tightrope_queue.run set version = '9.9.9'`);
    const { stderr, code } = await queue.refused('worker');
    expect([code, stderr]).toEqual([2, expect.stringContaining('1 run of Tightrope 9.9.9 waits, this is')]);
  });

  test('a run is paused, resumed and cancelled, and the queue is drained', whole, async () => {
    const queue = await newQueue();
    const run = await submitted(queue, 'paused');
    await queue.run('queue', 'pause', run);
    const worker = queue.worker();
    await worker.until(/waiting for pieces/);
    await wait(1500);
    expect((await queue.status()).runs[0]).toMatchObject({ state: 'paused', made: 0, waiting: pieces, atWork: 0 });
    await queue.run('queue', 'resume', run);
    await worker.until(/made piece/);
    expect(await queue.run('queue', 'drain')).toContain('drained: nobody is at a piece');
    expect(await worker.ended).toBe(0);
    expect((await queue.refused('worker')).stderr).toContain('the queue is being drained');
    await queue.run('queue', 'resume');
    const { id, made } = (await queue.status()).runs[0];
    expect(await queue.run('queue', 'cancel', id.slice(0, 6))).toContain(`: ${pieces - made} pieces taken out`);
    expect((await queue.refused('run', 'fetch', run, '--wait')).stderr).toContain('and the run was cancelled');
    expect((await queue.refused('queue', 'cancel', 'ffffffff')).stderr).toContain('no such run in the queue');
    // Submitted again it goes on.
    await queue.run('run', 'submit', run);
    expect(await queue.worker(['--until-empty']).ended).toBe(0);
    await isRight(queue, run);
  });

  test('a run that is removed while a worker is at it ends nothing else', whole, async () => {
    const queue = await newQueue();
    const run = await submitted(queue, 'removed');
    const worker = queue.worker();
    await queue.until(`exists (select 1 from tightrope_jobs.job where state = 'active')`);
    await queue.run('queue', 'purge', run);
    await worker.until(/its run was cancelled or removed/);
    await queue.run('run', 'submit', run);
    await isRight(queue, run);
    // A worker that is gone is not waited for.
    worker.process.kill('SIGKILL');
    await worker.ended;
    expect(await queue.run('queue', 'drain')).toContain('drained: nobody is at a piece');
  });

  test('a piece that was altered in the database is found, and made again', whole, async () => {
    const queue = await newQueue();
    const run = await submitted(queue, 'altered');
    expect(await queue.worker(['--until-empty']).ended).toBe(0);
    await queue.ask(`update tightrope_queue.piece set bytes = set_byte(bytes, 500, 1 + get_byte(bytes, 500) % 255)
      where name = 'draws-0-1024.piece'`);
    expect(await queue.run('run', 'fetch', run)).toContain(`${pieces - 1} of ${pieces} pieces are there; 1 damaged`);
    await queue.run('run', 'submit', run);
    expect(await queue.worker(['--until-empty']).ended).toBe(0);
    await isRight(queue, run);
  });

  test('a worker answers how it is, and what it did', whole, async () => {
    const queue = await newQueue();
    await submitted(queue, 'watched');
    const worker = queue.worker(['--port', '0']);
    await worker.until(/made piece/);
    const [, address] = /answers on (\S+)\/healthz/.exec(worker.said()) as RegExpExecArray;
    const health = await fetch(`${address}/healthz`);
    expect([health.status, (await health.json()).ok]).toEqual([200, true]);
    const metrics = await (await fetch(`${address}/metrics`)).text();
    for (const line of metrics.trimEnd().split('\n'))
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{.*\})? [\d.e+-]+)$/);
    expect(metrics).toMatch(/^tightrope_worker_pieces_made_total [1-9]/m);
    expect(metrics).toMatch(/^tightrope_queue_pieces\{state="waiting"\} \d+$/m);
    expect(metrics).not.toContain('Gas');
    expect((await fetch(`${address}/`)).status).toBe(404);
    worker.process.kill('SIGINT');
    await worker.ended;
  });

  test('an analysis goes on where a killed worker left it, to what `why` prints', whole, async () => {
    const queue = await newQueue();
    const options = ['--samples', '64', '--seed', '3', '--outcome', 'dear'];
    await printed('run', 'plan', at('small.yaml'), ...options, '--for', 'why', '-o', at('why'));
    await queue.run('run', 'submit', at('why'));
    const killed = queue.worker();
    await queue.until('exists (select 1 from tightrope_queue.piece)');
    killed.process.kill('SIGKILL');
    expect(await queue.worker(['--until-empty']).ended).toBe(0);
    await queue.run('run', 'fetch', at('why'), '--wait');
    expect(await printed('run', 'merge', at('why'))).toBe(await printed('why', at('small.yaml'), ...options));
  });

  test('several workers share an analysis that the database keeps', whole, async () => {
    const queue = await newQueue();
    const options = ['--samples', '64', '--seed', '4'];
    await printed('run', 'plan', at('small.yaml'), ...options, '--for', 'why', '-o', at('shared-why'));
    await queue.run('run', 'submit', at('shared-why'));
    const workers = [1, 2, 3].map(() => queue.worker(['--until-empty']));
    expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0, 0]);
    const makers = await queue.ask<{ worker: string }>(
      "select worker from tightrope_queue.piece where name like 'analysis-%' group by 1",
    );
    expect(makers.length).toBeGreaterThan(1);
    expect(await queue.ask('select 1 from tightrope_queue.claim')).toEqual([]);
    await queue.run('run', 'fetch', at('shared-why'), '--wait');
    expect(await printed('run', 'merge', at('shared-why'))).toBe(await printed('why', at('small.yaml'), ...options));
  });

  test(
    'three workers in networks of their own make the same bytes, also when one is cut off for half a minute',
    whole,
    async ({ skip }) => {
      const networks = namespaces(3);
      if (!networks) return skip('networks of their own can be made by root on Linux alone, with iproute2');
      try {
        const queue = await newQueue();
        const run = await submitted(queue, 'networks');
        const { port, pathname } = new URL(queue.url);
        const workers = networks.all.map(({ exec, host }) =>
          queue.worker(['--until-empty'], { before: exec, where: `postgres://postgres@${host}:${port}${pathname}` }),
        );
        await workers[0].until(/made piece/);
        networks.all[0].plug('down');
        await wait(30_000);
        networks.all[0].plug('up');
        expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0, 0]);
        await isRight(queue, run);
      } finally {
        networks.remove();
      }
    },
  );
});
