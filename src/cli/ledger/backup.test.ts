import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { append, openLedger } from '../../ledger/store/index.ts';
import { postgresPrograms, startPostgres, type TestServer } from '../../ledger/store/postgres.test-server.ts';
import { serveFolder } from '../../server/index.ts';
import { begunLedger } from '../../testing/begun-ledger.ts';
import { runCommand } from '../../testing/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'tightrope-backup-'));
let postgres: TestServer | undefined;
afterAll(async () => {
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});
const at = (name: string) => join(folder, name);
/** What a command prints, without the moment at which it was asked. */
const timeless = (text: string) => text.replaceAll(/"asOf": "[^"]*"/g, '');

/** What `ledger verify` says of a ledger in which nothing was changed. */
const WHOLE = /^All \d+ entries are what they were/;

/** What `ledger` prints about one ledger. */
const asked = (where: { url: string } | { folder: string }) => {
  const [env, flags] = 'url' in where ? [{ TIGHTROPE_DATABASE_URL: where.url }, []] : [{}, ['--ledger', where.folder]];
  return async (...args: string[]) => {
    const { stdout, stderr, status } = await runCommand(['ledger', ...args, ...flags], { env });
    expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
    return stdout;
  };
};

type Ledger = Awaited<ReturnType<typeof openLedger>>;

/** Writes a claim with a forecast and what came of it. */
const write = ({ db }: Pick<Ledger, 'db'>, n: number) =>
  append(db, [
    {
      ...{ entry: 'claim', id: `claim-${n}`, kind: 'yes-no', text: `Claim ${n}`, tags: ['all'], made: '2021-01-01' },
      ...{ claimant: n % 3 === 0 ? 'Ann' : 'Ben', claimantKind: 'person' },
    },
    { entry: 'forecast', claim: `claim-${n}`, made: '2021-01-02', probability: (n % 10) / 10 },
    { entry: 'resolution', claim: `claim-${n}`, verdict: 'resolved', outcome: n % 4 === 0, on: '2021-06-01' },
  ]);

/** Writes one after the other until it is told to stop. */
function writing(ledger: Ledger, from: number) {
  let stopped = false;
  let n = from;
  const ended = (async () => {
    while (!stopped) await write(ledger, n++);
  })();
  return {
    async stop() {
      stopped = true;
      await ended;
      return n;
    },
  };
}

test.skipIf(!postgresPrograms)(
  `a PostgreSQL that is backed up while somebody writes comes back whole${postgresPrograms ? '' : ' (skipped without PostgreSQL)'}`,
  { tags: 'whole' },
  async () => {
    postgres = await startPostgres();
    const run = (program: string, ...args: string[]) =>
      promisify(execFile)(join(postgresPrograms as string, program), args);
    const url = await postgres.database();
    const ledger = await openLedger({ url }, { create: true });
    for (let n = 0; n < 50; n++) await write(ledger, n);

    // As docs/deploy.md says.
    const backUp = (file: string) => run('pg_dump', '--format=custom', `--file=${at(file)}`, url);
    const restore = async (file: string) => {
      const empty = await (postgres as TestServer).database();
      await run('pg_restore', '--no-owner', '--exit-on-error', `--dbname=${empty}`, at(file));
      return empty;
    };
    const writer = writing(ledger, 50);
    await backUp('while.dump');
    const written = await writer.stop();
    expect(written).toBeGreaterThan(50);
    await ledger.close();
    await backUp('after.dump');

    const before = asked({ url });
    const all = await before('export');
    const meanwhile = asked({ url: await restore('while.dump') });
    expect(await meanwhile('verify')).toMatch(WHOLE);
    const some = await meanwhile('export');
    expect(all.startsWith(some)).toBe(true);
    expect(some.split('\n').length).toBeGreaterThan(150);

    const restored = await restore('after.dump');
    const after = asked({ url: restored });
    expect(await after('verify')).toBe(await before('verify'));
    expect(await after('export')).toBe(all);
    for (const what of [
      ['score', '--json'],
      ['calibration', '--json'],
      ['record', 'all', '--json'],
    ])
      expect(timeless(await after(...what))).toBe(timeless(await before(...what)));
    // It goes on where it stopped.
    const again = await openLedger({ url: restored });
    await write(again, written);
    await again.close();
    expect(await after('verify')).toMatch(WHOLE);
  },
);

test('a ledger in a folder is backed up by copying it while nothing has it open, or by its export at any time', {
  tags: 'whole',
}, async () => {
  const served = at('served');
  const own = join(served, 'tightrope-ledger');
  await begunLedger(own);
  const ledger = await openLedger({ folder: own });
  for (let n = 0; n < 30; n++) await write(ledger, n);
  await ledger.close();
  cpSync(own, at('copy'), { recursive: true });
  const [before, copy] = [asked({ folder: own }), asked({ folder: at('copy') })];
  expect(await copy('verify')).toBe(await before('verify'));
  expect(await copy('score', '--json')).toBe(await before('score', '--json'));

  // The server has it open, and somebody writes: the export asks the server.
  const server = await serveFolder(served, { port: 0, rate: { burst: 1e9, perSecond: 1e9 } });
  const post = (n: number) =>
    fetch(`${server.address}/api/ledger/claims`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${server.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        claim: {
          ...{ id: `late-${n}`, kind: 'yes-no', text: `Late ${n}`, tags: [], made: '2021-01-01' },
          ...{ claimant: 'Ann', claimantKind: 'person' },
        },
      }),
    });
  let stopped = false;
  let late = 0;
  const writer = (async () => {
    while (!stopped) expect((await post(late++)).status).toBe(201);
  })();
  await expect.poll(() => late, { timeout: 60_000 }).toBeGreaterThan(2);
  await before('export', '-o', at('while.jsonl'));
  stopped = true;
  await writer;
  const all = await before('export');
  await server.close();
  const some = readFileSync(at('while.jsonl'), 'utf8');
  expect(all.startsWith(some)).toBe(true);

  await begunLedger(at('restored'));
  const restored = asked({ folder: at('restored') });
  await restored('import', at('while.jsonl'));
  expect(await restored('export')).toBe(some);
  expect(await restored('verify')).toMatch(WHOLE);
  expect(await restored('score', '--json')).toBe(await copy('score', '--json'));
});
