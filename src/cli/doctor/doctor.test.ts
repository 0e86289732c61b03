import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { begunLedger } from '../../testing/begun-ledger.ts';
import { runCommand } from '../../testing/run-command.ts';
import { nodeCheck } from './checks.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'tightrope-doctor-'));
const doctor = async (place: string, env = {}) => {
  const { stdout, status } = await runCommand(['doctor', place, '--json'], { env });
  const { healthy, checks } = JSON.parse(stdout) as {
    healthy: boolean;
    checks: { name: string; state: string; found: string; mend?: string }[];
  };
  return { healthy, status, of: (name: string) => checks.find((check) => check.name === name) };
};

test('an empty folder is healthy, and what is not there is not needed', async () => {
  const { healthy, status, of } = await doctor(folder());
  expect({ healthy, status }).toEqual({ healthy: true, status: 0 });
  expect(of('node')).toMatchObject({ state: 'fine' });
  expect(of('ledger')).toMatchObject({ state: 'none', mend: 'npx tightrope ledger add begins one' });
  expect(of('events')).toMatchObject({ state: 'none' });
  expect(of('duckdb')).toMatchObject({ state: 'fine' });
});

test('a ledger says its version, and stays as it was', async () => {
  const place = folder();
  await begunLedger(join(place, 'tightrope-ledger'));
  await runCommand([
    'ledger',
    'add',
    'It rains',
    '--claimant',
    'anna',
    '--probability',
    '0.5',
    '--by',
    '2999-01-01',
    '--ledger',
    join(place, 'tightrope-ledger'),
  ]);
  const { status, of } = await doctor(place);
  expect(status).toBe(0);
  expect(of('ledger')).toMatchObject({ state: 'fine', found: expect.stringMatching(/a ledger, version (\d+) of \1$/) });
});

test('a store that is none, a folder that is none and a database that is not there are faults, with exit code 1', async () => {
  const place = folder();
  writeFileSync(join(place, 'events.duckdb'), 'nothing of the kind');
  const { healthy, status, of } = await doctor(place, {
    TIGHTROPE_DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none',
  });
  expect({ healthy, status }).toEqual({ healthy: false, status: 1 });
  expect(of('events')).toMatchObject({ state: 'fault', found: expect.stringContaining('is not a store of events') });
  expect(of('postgresql')).toMatchObject({ state: 'fault', found: expect.stringContaining('nobody answers there') });
  expect(JSON.stringify(of('postgresql'))).not.toContain('secret');
  expect((await doctor(join(place, 'gone'))).of('folder')).toMatchObject({ state: 'fault' });
  expect((await doctor(join(place, 'events.duckdb'))).of('folder')).toMatchObject({
    state: 'fault',
    found: expect.stringContaining('is a file, not a folder'),
  });
});

test.skipIf(process.getuid?.() === 0)('a folder that may not be written is a fault', async () => {
  const place = folder();
  chmodSync(place, 0o500);
  expect((await doctor(place)).of('folder')).toMatchObject({
    state: 'fault',
    found: expect.stringContaining('may not be written'),
  });
});

test.each([
  ['20.12.0', 'fine'],
  ['22.0.0', 'fine'],
  ['20.11.1', 'fault'],
  ['18.20.0', 'fault'],
])('Node %s is %s', (version, state) => {
  expect(nodeCheck(version).state).toBe(state);
});

test('for people it is a line each', async () => {
  const { stdout, status } = await runCommand(['doctor', folder()]);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Tightrope [\d.]+ on \w+ \w+\nok Node [\d.]+\n/);
});
