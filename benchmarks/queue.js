import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { newerNode, startPostgres } from './built/queue-jobs.js';

/** What a piece is meant to take, milliseconds. */
const PIECE_MS = 30_000;
const SMALL = 1000;
const LARGE = 100_000;
const PIECES = 40;

/** What the queue costs on a throw-away PostgreSQL: it needs PostgreSQL's programs, and npm for a newer Node where this is an older one. */
export default async function queue() {
  const [server, newer] = [await startPostgres(), newerNode()];
  const place = join(dirname(newer.command), '..', '..', 'benchmarks', 'built');
  cpSync('benchmarks/built', place, { recursive: true, force: true });
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-bench-'));
  const run = (...args) => execFileSync(newer.node, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const timed = (url, pieces, options = {}) => {
    const script = `const { timeJobs } = await import(${JSON.stringify(join(place, 'queue-jobs.js'))});
      console.log(JSON.stringify(await timeJobs(${JSON.stringify(url)}, ${pieces}, ${JSON.stringify(options)})))`;
    return JSON.parse(run('--input-type=module', '--eval', script));
  };
  try {
    const shared = timed(await server.database(), SMALL, { isShared: true });
    const few = timed(await server.database(), SMALL);
    const many = timed(await server.database(), LARGE);
    const without = milliseconds(() => run(newer.command, 'run', 'work', plan(run, newer, folder, 'alone')));
    const url = ['--database-url', await server.database()];
    const queued = plan(run, newer, folder, 'queued');
    run(newer.command, 'run', 'submit', queued, ...url);
    const worker = milliseconds(() => run(newer.command, 'worker', '--until-empty', ...url));
    const a = (value, digits = 1) => Number(value.toFixed(digits));
    const row = (what, { submitting, alone, together, status }) => ({
      ...{ what, 'ms a job': a(alone), 'jobs/s, 16 at once': a(together, 0) },
      ...{ 'ms to submit': a(1000 * submitting, 0), 'ms to look at it': a(1000 * status, 0) },
      '% of pieces of 30 s': a((100 * alone) / PIECE_MS, 3),
    });
    return {
      title: 'The queue, with results of 2 MB',
      rows: [
        row(`${SMALL} pieces wait, results in a shared folder`, shared),
        row(`${SMALL} pieces wait, results in the database`, few),
        row(`${LARGE} pieces wait, results in the database`, many),
        {
          what: `tightrope worker beside run work, ${PIECES} small pieces`,
          'ms a job': a((worker - without) / PIECES),
          '% of pieces of 30 s': a((100 * (worker - without)) / PIECES / PIECE_MS, 3),
        },
      ],
    };
  } finally {
    newer.remove();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function plan(run, { command }, folder, name) {
  const file = join(folder, 'fast.yaml');
  writeFileSync(
    file,
    'title: Fast\nactors: { a: { capability: 1 }, b: { capability: 1 } }\nissues: { x: { stances: { a: { position: { low: 0, mode: 20, high: 60 }, salience: 1 }, b: { position: 90, salience: 1 } } } }\n',
  );
  run(command, 'run', 'plan', file, '--samples', String(64 * PIECES), '--piece-size', '64', '-o', join(folder, name));
  return join(folder, name);
}

function milliseconds(does) {
  const began = performance.now();
  does();
  return performance.now() - began;
}
