import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { forecast } from '../../forecast/index.ts';
import { parseSituation } from '../../situation/read.ts';
import { begunLedger } from '../../testing/begun-ledger.ts';
import { runCommand } from '../../testing/run-command.ts';
import { changeInWords, changesBetween } from './changes.ts';
import { atomFeed, jsonFeed } from './feed.ts';
import type { State } from './state.ts';
import { watchOnce } from './watch.ts';

const situation = (position = 20, more = '') => `title: Fees
asOf: 2026-01-01
actors:
  a: { capability: { low: 1, mode: 2, high: 4 } }
  b: { capability: { low: 1, mode: 3, high: 4 } }
issues:
  fee:
    name: The fee
    stances:
      a: { position: ${position}, salience: 0.5 }
      b: { position: 80, salience: { low: 0.2, mode: 0.6, high: 0.9 } }
outcomes:
  high: { when: fee >= 50, claim: The fee is high, by: 2026-06-30 }
${more}`;
const SHOCK = 'shocks: [ { id: strike, name: A strike, on: 2026-03-01, change: { actors.a.capability: 40 } } ]\n';

/** A folder, watched day by day. */
function watched() {
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-watch-'));
  const state: State = { format: 1, id: '1', files: {}, faulty: {}, entries: [] };
  const recorded: string[] = [];
  const on = (day: string, program = 'P 1') =>
    watchOnce(folder, state, {
      now: new Date(`${day}T06:00:00Z`),
      program,
      forecast: async (of, _, at) => forecast(of, { samples: 256, ...(at && { at }) }),
      record: async ({ title }) => void recorded.push(title),
    });
  return {
    folder,
    state,
    recorded,
    on,
    write: (name: string, text: string) => writeFileSync(join(folder, name), text),
  };
}

describe('a watched folder', () => {
  test('is forecast once, and again when a number of a file changes, with the number and what it moved', async () => {
    const { on, write, recorded } = watched();
    write('fees.yaml', situation());
    const [first] = (await on('2026-02-01')).entries;
    expect(first.lines).toEqual(['Watched from now on', expect.stringMatching(/^The fee is high: /)]);
    expect((await on('2026-02-02')).entries).toEqual([]);
    write('fees.yaml', situation().replace('title: Fees', '# a comment\ntitle: Fees of today'));
    expect((await on('2026-02-03')).entries).toEqual([]);
    write('fees.yaml', situation(70));
    const [second] = (await on('2026-02-04')).entries;
    expect(second.lines[0]).toBe('The file changed: issues.fee.stances.a.position: 20 → 70');
    expect(second.lines.slice(1)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^The fee is high: .* → .* \(\+[\d.]+ points\)$/),
        expect.stringMatching(/^The fee: .* → /),
      ]),
    );
    expect(second.title).toMatch(/^Fees: The fee/);
    expect(recorded).toHaveLength(2);
  });

  test('is forecast again when the day of a shock comes, and when a deadline has passed', async () => {
    const { on, write } = watched();
    write('fees.yaml', situation(20, SHOCK));
    await on('2026-02-28');
    const [shock] = (await on('2026-03-01')).entries;
    expect(shock.lines[0]).toBe('The day of a shock has come: A strike, 1 March 2026');
    expect(shock.lines.join('\n')).toMatch(/The fee: .* → /);
    expect((await on('2026-06-30')).entries).toEqual([]);
    expect((await on('2026-07-01')).entries[0].lines[0]).toBe('A deadline has passed: The fee is high, 30 June 2026');
    expect((await on('2026-07-02')).entries).toEqual([]);
  });

  test('is forecast again when the record beside it or the program changes', async () => {
    const { on, write } = watched();
    write('fees.yaml', situation(20, 'outside: { ledger: claims.jsonl, classes: { high: [ { claims: fees } ] } }\n'));
    await on('2026-02-01');
    write('claims.jsonl', '{}\n');
    expect((await on('2026-02-02')).entries[0].lines).toEqual(['claims.jsonl changed', 'No answer moved.']);
    expect((await on('2026-02-03', 'P 2')).entries[0].lines[0]).toBe('The program changed: P 1 → P 2');
  });

  test('says the faults of a file once, keeps the others, and says that a file is gone', async () => {
    const { folder, on, write } = watched();
    write('a.yaml', situation());
    write('b.yaml', situation().replace('salience: 0.5', 'salience: 5'));
    symlinkSync('/etc/passwd', join(folder, 'c.yaml'));
    const first = await on('2026-02-01');
    expect(first.faulty).toBe(true);
    expect(first.entries.map(({ title }) => title)).toEqual([
      expect.stringMatching(/^Fees/),
      'b.yaml: 1 fault, not forecast',
    ]);
    expect(first.entries[1].lines[0]).toMatch(/^b\.yaml:10:\d+: salience 5/);
    expect(await on('2026-02-02')).toEqual({ entries: [], faulty: true });
    rmSync(join(folder, 'a.yaml'));
    rmSync(join(folder, 'b.yaml'));
    expect((await on('2026-02-03')).entries.map(({ title }) => title)).toEqual(['a.yaml: not there any more']);
  });

  test('an entry has at most ten lines, whatever changed', async () => {
    const { on, write } = watched();
    const many = (position: number) => {
      const outcomes = Array.from({ length: 30 }, (_, i) => `  o${i}: { when: fee >= ${20 + i} }\n`).join('');
      return situation(position)
        .replaceAll('0.5', String(position / 100))
        .replace('b: { position: 80', `b: { position: ${60 + position / 4}`)
        .replace('outcomes:\n', `outcomes:\n${outcomes}`);
    };
    write('fees.yaml', many(20));
    expect((await on('2026-02-01')).entries[0].lines).toHaveLength(10);
    write('fees.yaml', many(70));
    const [entry] = (await on('2026-02-02', 'P 2')).entries;
    expect(entry.lines).toHaveLength(10);
    expect(entry.lines.at(-1)).toMatch(/^and \d+ further answers moved less$/);
  });

  test('two runs of the same days write the same feed, which is Atom and JSON whatever names are in it', async () => {
    const feeds = [];
    for (let run = 0; run < 2; run++) {
      const { on, write, state } = watched();
      write('fees.yaml', situation().replace('The fee is high', '"<high> & \\u0007"'));
      await on('2026-02-01');
      feeds.push(atomFeed(state, 'T & co', '2026-02-01T06:00:00Z') + jsonFeed(state, 'T & co'));
      new SaxesParser({ xmlns: true }).write(atomFeed(state, 'T & co', '2026-02-01T06:00:00Z')).close();
      expect(JSON.parse(jsonFeed(state, 'T'))).toMatchObject({
        version: 'https://jsonfeed.org/version/1.1',
        items: [{ tags: ['fees.yaml'] }],
      });
    }
    expect(feeds[0]).toBe(feeds[1]);
  });
});

test('changes are values, ranges as a whole', () => {
  const from = parseSituation(situation());
  const to = parseSituation(
    situation()
      .replace('{ low: 1, mode: 2, high: 4 }', '{ mean: 2, sd: 1 }')
      .replace(/ {2}high:.*\n/, '  low: { when: fee < 5 }\n'),
  );
  expect(changesBetween(from, to).map(changeInWords)).toEqual([
    'actors.a.capability: 1..2..4 → 2 ± 1',
    'outcomes.low: nothing → {"when":"fee < 5"}',
    expect.stringMatching(/^outcomes\.high: \{.* → nothing$/),
  ]);
});

describe('the command', () => {
  test('writes feeds and claims, then nothing more; a broken state and a second run are said', {
    tags: 'whole',
  }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tightrope-watch-'));
    writeFileSync(join(folder, 'fees.yaml'), situation().replaceAll('2026-06-30', '2999-06-30'));
    const run = (...flags: string[]) => runCommand(['watch', folder, '--samples', '64', ...flags]);
    const first = await run();
    expect(first).toMatchObject({ status: 0, stdout: expect.stringContaining('  The fee is high: ') });
    expect(first.stderr).toContain('Recorded');
    expect(await run()).toEqual({ status: 0, stdout: 'Nothing changed.\n', stderr: '' });
    expect(readFileSync(join(folder, 'tightrope-watch/feed.xml'), 'utf8')).toContain('<title>Fees: ');
    expect((await run('--json')).stdout).toBe('[]\n');
    const due = ['ledger', 'due', '--ledger', join(folder, 'tightrope-ledger')];
    expect((await runCommand(due)).stdout).toBe('No open claim is due.\n');
    expect((await runCommand([...due, '--within', '36500'])).stdout).toBe('No open claim is due within 36,500 days.\n');
    writeFileSync(join(folder, 'tightrope-watch/lock'), String(process.pid));
    expect(await run()).toMatchObject({ status: 2, stderr: expect.stringContaining('is under way') });
    rmSync(join(folder, 'tightrope-watch/lock'));
    writeFileSync(join(folder, 'tightrope-watch/state.json'), '{"format":2}');
    expect(await run()).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('remove it, and all is forecast anew'),
    });
    expect(existsSync(join(folder, 'tightrope-watch/lock'))).toBe(false);
    expect(await runCommand(['watch', join(folder, 'gone')])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('no such file'),
    });
  });

  test('ledger due shows what is past and, where it is asked for, what is to come', async () => {
    const ledger = join(mkdtempSync(join(tmpdir(), 'tightrope-due-')), 'ledger');
    await begunLedger(ledger);
    const soon = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    const add = (text: string, made: string, by: string) =>
      runCommand([
        'ledger',
        'add',
        text,
        '--claimant',
        'anna',
        '--probability',
        '0.5',
        '--made',
        made,
        '--by',
        by,
        '--ledger',
        ledger,
      ]);
    await add('It rained', '2020-01-01', '2020-02-01');
    await add('It will rain', '2020-01-01', soon);
    await add('It will rain long', '2020-01-01', '2999-01-01');
    const past = (await runCommand(['ledger', 'due', '--ledger', ledger])).stdout;
    expect(past).toContain('It rained');
    expect(past).not.toContain('It will rain');
    const both = (await runCommand(['ledger', 'due', '--within', '10', '--ledger', ledger])).stdout;
    expect(both).toMatch(/PAST THEIR DEADLINE\nIt rained[\s\S]*WITHIN 10 DAYS\nIt will rain /);
    expect(both).not.toContain('rain long');
  });
});

test('an outcome whose deadline is past is watched on, and not recorded: it is no forecast any more', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-watch-past-'));
  writeFileSync(join(folder, 'past.yaml'), situation(20).replace('2026-06-30', '2026-01-31'));
  const flags = ['--samples', '64', '--calibration', 'none', '--ledger', join(folder, 'ledger')];
  const { status, stderr } = await runCommand(['watch', folder, ...flags]);
  expect([status, stderr]).toEqual([0, expect.not.stringContaining('fault of Tightrope')]);
  expect(existsSync(join(folder, 'ledger'))).toBe(false);
  const past = await runCommand(['forecast', join(folder, 'past.yaml'), '--at', '2026-03-01', '--record', ...flags]);
  expect(past.stderr).toContain(
    'nothing to record: the deadlines (`by`) of all outcomes lie before the day of the forecast',
  );
  expect(past.status).toBe(2);
}, 60_000);
