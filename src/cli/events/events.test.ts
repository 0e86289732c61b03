import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../testing/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'tightrope-events-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));
const run = (...args: string[]) => runCommand(args);
const store = ['--events', join(folder, 'events.duckdb')];
const table = join(folder, 'events.tsv');

test('events are brought in, looked at, and counted as base rates', async () => {
  const rows = [
    '2014-01-01\tA\tEngage in negotiation\tB',
    '2014-01-10\tB\tUse conventional military force\tA',
    '2014-06-01\tA\tEngage in negotiation\tB',
    '2014-12-31\tC\tConsult\tD',
    'bad\tA\tConsult\tB',
  ];
  writeFileSync(table, `date\tsource\tevent\ttarget\n${rows.join('\n')}\n`);
  const imported = await run('events', 'import', table, ...store);
  expect(imported).toMatchObject({
    status: 2,
    stdout:
      'events.tsv: 4 events added; 1 row could not be read (tightrope events rejects lists them).\n  1 row: the date cannot be read, first on line 6\n',
  });
  expect((await run('events', 'rejects', ...store)).stdout).toMatch(/events\.tsv:6 +the date bad cannot be read/);
  expect(JSON.parse((await run('events', 'who', 'a', '--json', ...store)).stdout)).toMatchObject([
    { name: 'A', asSource: 2, asTarget: 1 },
  ]);
  const rate = await run(
    'events',
    'base-rate',
    '--source',
    'A',
    '--target',
    'B',
    '--either',
    '--codes',
    '19',
    '--after',
    '046',
    '--within',
    '30',
    ...store,
  );
  expect(rate.stdout).toMatch(/^1 of 2 windows of 30 days: too few to tell/m);
});

test('what is wrong is said by the name of the flag', async () => {
  expect(await run('events', 'list', '--codes', 'x', ...store)).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^--codes: expected codes of CAMEO/),
  });
  expect((await run('events', 'who', 'x', '--events', join(folder, 'none.duckdb'))).stderr).toMatch(
    'no store of events here',
  );
  expect((await run('events', 'benchmark', 'icews14', '--data', folder)).stderr).toMatch(
    /^\S+: no train.txt in this folder\nICEWS14 does not come/,
  );
  expect((await run('events', 'benchmark', table, '--method', 'rule')).stderr).toMatch('did you mean `rules`?');
});

test('states that ceased to exist, with the rows', async () => {
  const { stdout } = await run('base-rate', 'states', '--since', '1990');
  expect(stdout).toMatch(/since 1990\n4 of /);
  expect(stdout).toContain('1990-10-02 German Democratic Republic: absorbed by German Federal');
});

const where = ['--events', join(folder, 'year.duckdb')];

/** A year of two countries: talks in the first week of each month, force in some of them. */
async function year() {
  const file = join(folder, 'year.tsv');
  const rows = Array.from({ length: 12 }, (_, month) => {
    const day = (n: number) => `2014-${String(month + 1).padStart(2, '0')}-${String(n).padStart(2, '0')}`;
    return [
      `${day(1)}\tA\tEngage in negotiation\tB`,
      `${day(2)}\tB\tThreaten\tA`,
      ...(month % 3 === 0 ? [`${day(10)}\tB\tUse conventional military force\tA`] : []),
      `${day(3)}\tC\tEngage in negotiation\tD`,
      `${day(28)}\tD\tConsult\tC`,
    ];
  });
  writeFileSync(file, `date\tsource\tevent\ttarget\n${rows.flat().join('\n')}\n`);
  await run('events', 'import', file, ...where);
}

describe('what a year of events shows', () => {
  beforeAll(year);
  const page = (name: string) => join(folder, `${name}.html`);

  test('indicators, each way by itself, with a page', async () => {
    const asked = ['--source', 'A', '--target', 'B', '--each-way', '--by', 'quarter'];
    const { stdout, stderr } = await run('events', 'indicator', ...asked, ...where, '--html', page('indicator'));
    expect(stderr).toBe(`Wrote ${page('indicator')}\n`);
    expect(stdout).toMatch(/^A to B\n12 events from 2014-01-01 to 2014-12-28, by quarter, 0% of conflict\./);
    expect(stdout).toContain('B to A\n16 events');
    expect(readFileSync(page('indicator'), 'utf8')).toContain('<h2 dir="auto">B to A</h2>');
    const [one] = JSON.parse((await run('events', 'indicator', ...asked, ...where, '--json')).stdout);
    expect(one.indicator.periods.map(({ events }: { events: number }) => events)).toEqual([3, 3, 3, 3]);
  });

  test('how likely at least one is by a date', async () => {
    const asked = ['--source', 'B', '--target', 'A', '--quad', '4', '--by', '2015-03-31'];
    const { stdout } = await run('events', 'rate', ...asked, ...where, '--html', page('rate'));
    expect(stdout).toMatch(/^B to A, material conflict\n4 of 362 days had an event/);
    const shown = JSON.parse((await run('events', 'rate', ...asked, ...where, '--json')).stdout);
    // Jeffreys' prior, by days with an event.
    expect(shown.byDates[0]).toMatchObject({ days: 93, poisson: { probability: expect.closeTo(0.642, 2) } });
    expect(await run('events', 'rate', ...where, '--by', '2014-03-31')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^--by: 2014-03-31, expected a date after 2014-12-28/),
    });
  });

  test('speculation beside the record', async () => {
    const asked = ['--source', 'B', '--target', 'A', '--quad', '4', '--mention-codes', '13', '--what', 'war'];
    const { stdout } = await run(
      'events',
      'speculation',
      ...asked,
      ...where,
      '--trigger-codes',
      '04',
      '--html',
      page('talk'),
    );
    expect(stdout).toMatch(/12 mentions in 12 of 12 months, most in 2014-01\s\(1\); 4 material events in 4 months\./);
    expect(stdout).toMatch(/A: Engage in negotiation, B +2014-02-01 +1 +2 +0/);
    expect(readFileSync(page('talk'), 'utf8')).toContain('Speculation against the record: war');
    const ledger = ['--claims', 'merger', '--ledger', 'examples/russia-belarus-2021/ledger.jsonl'];
    const claims = JSON.parse(
      (await run('events', 'speculation', '--quad', '4', ...ledger, ...where, '--json')).stdout,
    );
    expect(claims).toMatchObject({ what: 'merger', mentions: 0, events: 4 });
    expect(claims.outside).toMatchObject({ mentions: 5, triggers: 3 });
    expect(claims.counted).toEqual({ mentions: 'claims of “merger”', events: 'all events, material conflict' });
    expect((await run('events', 'speculation', '--quad', '4', ...where)).stderr).toMatch(
      'what counts as a mention of it',
    );
  });

  test('other pairs and years beside a base rate', async () => {
    const asked = ['--source', 'B', '--target', 'A', '--either', '--codes', '19', '--after', '046', '--within', '20'];
    const beside = ['--other-pairs', '5', '--by-year'];
    const { stdout } = await run('events', 'base-rate', ...asked, ...beside, ...where, '--html', page('rates'));
    expect(stdout).toMatch(/^4 of 12 windows of 20 days/m);
    expect(stdout).toMatch(/^C and D +0 of 12/m);
    expect(stdout).toMatch(/^2014 +4 of 12/m);
    expect(readFileSync(page('rates'), 'utf8')).toContain('C and D');
    const { beside: found } = JSON.parse(
      (await run('events', 'base-rate', ...asked, ...beside, ...where, '--json')).stdout,
    );
    expect(found.pairs).toMatchObject([{ name: 'C and D', k: 0, n: 12, higher: expect.any(Number) }]);
    const never = (await run('events', 'base-rate', ...asked.slice(0, 7), '--after', '20', '--within', '20', ...where))
      .stdout;
    expect(never).toContain('Nothing opened a window: 0 windows count: there is no base rate, only the');
    expect((await run('events', 'base-rate', ...asked, '--beside', 'C', ...where)).stderr).toMatch(
      'expected two names',
    );
  });

  test('a situation names the class, its actors by their names in the data, and what stands beside it', async () => {
    writeFileSync(join(folder, 'actors.yaml'), 'north: [A]\nsouth: [B]\n');
    const file = join(folder, 'situation.yaml');
    const about = 'title: T\nasOf: 2015-01-01\nactors: { north: { capability: 60 }, south: { capability: 40 } }\n';
    const issue = 'scale: { 0: peace, 100: war }, statusQuo: 20';
    const stances = 'north: { position: 60, salience: 0.7 }, south: { position: 10, salience: 0.8 }';
    const event = 'outcome: { source: south, target: north, codes: ["19"] }, within: 30';
    const compare = 'pairs: 3, years: true, named: [{ source: D, target: C }]';
    writeFileSync(
      file,
      `${about}issues: { force: { ${issue}, stances: { ${stances} } } }
outcomes: { war: { when: force > 50, by: 2015-03-31 } }
outside: { events: year.duckdb, aliases: actors.yaml, ledger: fears.jsonl, classes: { war: [{ claims: war }, { name: Force, events: { ${event}, compare: { ${compare} } } }] } }
`,
    );
    const claim = { id: 'fear-1', text: 'War', claimant: 'A. Pundit', made: '2014-02-05', deadline: '2014-12-31' };
    const followed = { tags: ['war'], trigger: 'talks', triggerOn: '2014-02-01' };
    writeFileSync(join(folder, 'fears.jsonl'), `${JSON.stringify({ entry: 'claim', ...claim, ...followed })}\n`);
    const { stdout, stderr } = await run('forecast', file, '--samples', '64', '--all', '--html', page('forecast'));
    const open = 'outside: no claim with the tag “war” is resolved; “war” is left out\n';
    expect(stderr).toBe(`${open}Wrote ${page('forecast')}\n`);
    const shown = readFileSync(page('forecast'), 'utf8');
    expect(shown).toContain('Speculation against the record: Force');
    expect(shown).toMatch(/1 mention in 1 of 12 months, most in 2014-02 \(1\); 4 material events in 4 months/);
    const words = stdout.replace(/\s+/g, ' ');
    expect(words).toContain('Force: 4 of 12 windows');
    expect(words).toMatch(/Beside it: these \d pairs together 0 of \d+, [^;]*; 2014 4 of 12/);
    writeFileSync(file, readFileSync(file, 'utf8').replace('source: south,', 'source: sout,'));
    expect(await run('forecast', file, '--samples', '64')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/“Force”: no event has the name “sout”/),
    });
    rmSync(join(folder, 'actors.yaml'));
    expect((await run('forecast', file, '--samples', '64')).stderr).toMatch('actors.yaml: no such file');
  });

  test('a pair is told once, however it is named, and never beside itself', async () => {
    const asked = ['--source', 'A', '--target', 'B', '--either', '--quad', '4', '--within', '30', '--other-pairs', '5'];
    const beside = ['--beside', 'C > D', '--beside', 'D > C', '--beside', 'B > A'];
    const { stdout } = await run('events', 'base-rate', ...asked, ...beside, ...where, '--json');
    expect(JSON.parse(stdout).beside.pairs).toMatchObject([{ name: 'C and D', k: 0, n: 12 }]);
  });

  test('a stretch of time without any data is pointed out', async () => {
    const two = ['--events', join(folder, 'two.duckdb')];
    const late = join(folder, 'late.tsv');
    writeFileSync(late, 'date\tsource\tevent\ttarget\n2020-01-01\tA\tConsult\tB\n');
    await run('events', 'import', join(folder, 'year.tsv'), ...two);
    await run('events', 'import', late, '--dataset', 'late', ...two);
    const asked = ['base-rate', '--source', 'B', '--target', 'A', '--quad', '4', '--within', '30'];
    const { stdout, stderr } = await run('events', ...asked, ...two);
    expect(stderr).toMatch(/^the data has no event at all from 2014-12-29 to 2019-12-31, which counts as time/);
    expect(stdout.replace(/\s+/g, ' ')).toContain('No event of any kind is in the data from 2014-12-29 to');
    expect((await run('events', ...asked, '--dataset', 'plain', ...two)).stderr).toBe('');
  });

  test('who is not there is said', async () => {
    for (const command of [['indicator'], ['rate'], ['base-rate', '--within', '30']]) {
      const { status, stderr } = await run('events', ...command, '--source', 'Nobody', ...where);
      expect(status).toBe(2);
      expect(stderr).toMatch('no event has the name “Nobody”');
    }
    expect(await run('events', 'count', '--source', 'Nobody\u001b[31m', ...where)).toMatchObject({
      status: 0,
      stdout: 'Nothing found.\n',
      stderr: expect.stringMatching(/^no event has the name “Nobody \[31m”/),
    });
    const pair = ['--source', 'A', '--target', 'B', '--within', '30'];
    expect((await run('events', 'base-rate', ...pair, '--beside', 'C > Narnia', ...where)).stderr).toMatch('“Narnia”');
    expect((await run('events', 'base-rate', ...pair, '--codes', '99', ...where)).stderr).toMatch('unknown code 99');
    expect((await run('events', 'base-rate', ...pair, '--in', 'Japan', ...where)).stderr).toMatch('the place “Japan”');
    expect((await run('events', 'base-rate', ...pair, '--after', 'x', ...where)).stderr).toMatch(
      /^--after: expected codes/,
    );
    expect((await run('events', 'list', '--from', '2015-01-01', '--to', '2014-01-01', ...where)).stderr).toMatch(
      '--to: found 2014-01-01, expected 2015-01-01 or later',
    );
    expect((await run('events', 'indicator', '--to', '2013-01-01', ...where)).stderr).toMatch(
      'no events to 2013-01-01',
    );
  });
});

test('a folder of Parquet by year answers as the store does from which it was written', async () => {
  const [store, byYear] = [join(folder, 'shared.duckdb'), join(folder, "the team's events")];
  const days = ['2013-12-30', '2014-01-02', '2014-02-01', '2015-03-04', '2015-03-09'];
  const rows = days.map((day, i) => `${day}\tGovernment (Belarus)\t${i % 2 ? 'Threaten' : 'Make_a_visit'}\tRussia`);
  const file = join(folder, 'years.tsv');
  writeFileSync(file, `date\tsource\tevent\ttarget\n${rows.join('\n')}\n`);
  expect((await runCommand(['events', 'import', file, '--events', store])).status).toBe(0);
  const written = await runCommand(['events', 'export', byYear, '--events', store]);
  expect([written.stdout, written.stderr]).toEqual([`${byYear}: 5 events written.\n`, '']);
  expect(readdirSync(byYear).sort()).toEqual(['year=2013', 'year=2014', 'year=2015']);
  const pair = ['--source', 'country:Belarus', '--target', 'country:Russia'];
  for (const args of [
    ['list'],
    ['count', '--by', 'year'],
    ['top'],
    ['who', 'belarus'],
    ['indicator', ...pair],
    ['base-rate', ...pair, '--codes', '13', '--within', '30'],
  ]) {
    const asked = (events: string) => runCommand(['events', ...args, '--events', events, '--json']);
    const [of, from] = [await asked(store), await asked(byYear)];
    expect([args[0], of.status, from.stderr]).toEqual([args[0], 0, of.stderr]);
    expect(from.stdout).toBe(of.stdout);
  }
  const refused = async (...args: string[]) => (await runCommand(['events', ...args])).stderr;
  expect(await refused('export', byYear, '--events', store)).toContain('is there already');
  expect(await refused('import', file, '--events', byYear)).toContain('is a folder, expected a file with a store');
  mkdirSync(join(folder, 'nothing'));
  expect(await refused('list', '--events', join(folder, 'nothing'))).toContain(
    'or a folder that `npx tightrope events export` wrote',
  );
});
