import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postgresPrograms, startPostgres, type TestServer } from '../../ledger/store/postgres.test-server.ts';
import { begunLedger } from '../../testing/begun-ledger.ts';
import { withData } from '../../testing/optional-data.ts';
import { runCommand } from '../../testing/run-command.ts';

const belarus = 'examples/russia-belarus-2021/situation.yaml';
const folder = mkdtempSync(join(tmpdir(), 'tightrope-ledger-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string) => join(folder, name);
// The first of them is begun by the command itself.
beforeAll(async () => {
  for (const name of 'bcdefghij') await begunLedger(path(name));
});
const ledger = (args: string[], { input = '', url = '' } = {}) =>
  runCommand(['ledger', ...args], { input, env: url === '' ? {} : { TIGHTROPE_DATABASE_URL: url } });

describe('tightrope ledger in a folder', () => {
  const at = ['--ledger', path('a')];

  test('keeps a claim from its making to its resolution', async () => {
    const said = ['--made', '2021-04-20', '--by', '2021-12-31', '--probability', 'likely', '--tag', 'merger,summit'];
    const added = await ledger(['add', 'Russia absorbs Belarus', '--claimant', 'A. Pundit', ...said, ...at]);
    expect(added).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringMatching(/^added russia-absorbs-belarus-\w{6}\n$/),
    });
    expect(
      (await ledger(['update', 'russia', '--probability', '30%', '--made', '2021-06-01T12:00+03:00', ...at])).status,
    ).toBe(0);
    expect(
      (await ledger(['resolve', 'russia', 'no', '--on', '2022-01-01', '--evidence', 'nothing was signed', ...at]))
        .status,
    ).toBe(0);
    expect((await ledger(['resolve', 'russia', '--disputed', '--on', '2022-02-01', ...at])).status).toBe(0);
    expect((await ledger(['resolve', 'russia', 'no', '--on', '2022-01-01', ...at])).status).toBe(0);
    const { stdout } = await ledger(['show', 'russia', ...at]);
    for (const part of [
      '68% “likely”, 55% to 80%',
      '2021-06-01 09:00',
      '30%',
      'nothing was signed',
      'disputed',
      'it did not happen',
    ]) {
      expect(stdout).toContain(part);
    }
    expect((await ledger(['list', ...at])).stdout).toContain('1 to 1 of 1 claim.');
    const scores = JSON.parse((await ledger(['score', '--json', ...at])).stdout);
    expect(scores.all.yesNo.close.value).toBeCloseTo(0.09, 12);
  });

  test('says what is wrong, by the name of the flag', async () => {
    const wrong = async (args: string[]) => {
      const { stdout, stderr, status } = await ledger([...args, ...at]);
      expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
      return stderr.trim();
    };
    const add = (...flags: string[]) => wrong(['add', 'A claim', '--claimant', 'A', '--made', '2021-01-01', ...flags]);
    expect(await wrong(['add', 'A claim'])).toBe('--claimant is missing, expected a text');
    expect(await add('--probability', '1.2')).toMatch('--probability: 1.2 is not a probability');
    expect(await add('--probability', 'NaN')).toMatch('--probability: `NaN` is not a number');
    expect(await add('--probability', 'likly')).toMatch('did you mean `likely`?');
    expect(await add('--by', '2020-12-31')).toMatch('--by: 2020-12-31 is before the claim was made');
    expect(await add('--by', '2021-12-31T10:00')).toMatch('which zone is meant');
    expect(await add('--by', '2021-02-30')).toMatch('there is no day 2021-02-30');
    expect(await add('--made', '2121-01-01')).toMatch('is later than now');
    expect(await add('--option', 'a=0.5', '--option', 'b=0.6')).toMatch('--option: they add up to 1.1, expected 1');
    expect(await add('--quote', 'x'.repeat(100_000))).toMatch('--quote has 100000 characters, expected at most 20000');
    expect(
      await wrong([
        'add',
        'Russia absorbs Belarus',
        '--claimant',
        'A. Pundit',
        '--made',
        '2021-04-20',
        '--by',
        '2021-12-31',
      ]),
    ).toMatch('the ledger has the claim');
    expect(await wrong(['show', 'rusia'])).toMatch('did you mean `russia-absorbs-belarus');
    expect(await wrong(['update', 'russia'])).toMatch('found no forecast');
    expect(await wrong(['resolve', 'russia', 'perhaps'])).toMatch('expected 1 or 0, yes or no');
  });

  test('takes claims of every kind', async () => {
    const made = ['--claimant', 'B', '--made', '2021-01-01', '--by', '2021-12-31'];
    const add = async (text: string, ...flags: string[]) =>
      expect(await ledger(['add', text, ...made, ...flags, ...at])).toMatchObject({ status: 0 });
    await add('Who leads', '--id', 'who', '--option', 'Ann=0.7', '--option', 'Bo=30%');
    await add('How many', '--id', 'many', '--quantile', '0.1=20', '--quantile', '0.9=40', '--unit', 'seats');
    await add('When', '--id', 'when', '--quantile', '0.5=2021-06-01');
    for (const [id, outcome] of [
      ['who', 'bo'],
      ['many', '30'],
      ['when', 'never'],
    ]) {
      expect(await ledger(['resolve', id, outcome, '--on', '2021-12-31', ...at])).toMatchObject({ status: 0 });
    }
    const { all } = JSON.parse((await ledger(['score', '--json', '--claimant', 'B', ...at])).stdout);
    expect(all.oneOf.close.value).toBeCloseTo(2 * 0.49, 12);
    expect(all.numbers).toMatchObject([{ unit: 'seats', scored: 1 }]);
    expect(all.dates.close.value).toBeCloseTo((Date.parse('2022-01-01') - Date.parse('2021-06-01')) / 86_400_000, 3);
  });

  test('goes out and comes back without loss, and verifies', async () => {
    const { stdout } = await ledger(['export', ...at]);
    const back = ['--ledger', path('b')];
    expect(await ledger(['import', '-', ...back], { input: stdout })).toMatchObject({ status: 0, stderr: '' });
    expect((await ledger(['export', ...back])).stdout).toBe(stdout);
    expect((await ledger(['import', '-', ...back], { input: stdout })).stdout).toMatch(
      '0 claims, 0 forecasts and 0 resolutions added; 15 were there already',
    );
    const { stdout: verified } = await ledger(['verify', ...back]);
    const [noted] = /\d+:[0-9a-f]{64}/.exec(verified) as RegExpExecArray;
    expect((await ledger(['verify', '--noted', noted, ...at])).status).toBe(0);
    expect(stdout).toMatch(/^\{"entry":"ledger","format":1\}\n\{"entry":"claim"/);
    const edited = stdout.replace('"probability":0.3', '"probability":0.1');
    const found = await ledger(['import', '-', '--ledger', path('c')], { input: edited });
    expect(found).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^-:4:1: it, or the hash of the one before it, was changed/),
    });
  });

  test('takes nothing of a sealed ledger after the place where it was changed', async () => {
    const { stdout } = await ledger(['export', ...at]);
    const edited = stdout.replace('"text":"Who leads"', '"text":"Who follows"');
    const { status, stderr } = await ledger(['import', '-', '--ledger', path('g')], { input: edited });
    expect(status).toBe(2);
    expect(stderr).toContain('nothing after it');
    const [, line] = /^-:(\d+):1/.exec(stderr) as RegExpExecArray;
    // It is the file that cannot be written, not the ledger.
    expect(await ledger(['export', '--ledger', path('g'), '-o', path('no/such/folder')])).toMatchObject({
      status: 2,
      stderr: `${path('no/such/folder')}: cannot be written, there is no such folder\n`,
    });
    expect((await ledger(['export', '--ledger', path('g')])).stdout).toBe(
      `${stdout
        .split('\n')
        .slice(0, Number(line) - 1)
        .join('\n')}\n`,
    );
  });

  test('believes no time of recording that nothing seals, and shows no signs that steer a terminal', async () => {
    const claim = { entry: 'claim', id: 'r', text: 'R', claimant: 'A', made: '2020-01-01' };
    const lines = [
      { ...claim, recorded: '2020-01-01T00:00:00.000Z' },
      { ...claim, id: 's', '\u001b[2J\u202e': 1 },
    ];
    const input = lines.map((line) => JSON.stringify(line)).join('\n');
    const { stderr } = await ledger(['import', '-', '--format', 'jsonl', '--ledger', path('h')], { input });
    expect(stderr).toContain('unknown key `');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
    expect(stderr).not.toMatch(/[\u001b\u202e]/);
    expect((await ledger(['show', 'r', '--ledger', path('h')])).stdout).toMatch(/written down +20(?!20)/);
  });

  test('refuses to give the name of one event to another', async () => {
    const situation = (when: string) =>
      `title: T\nasOf: 2026-11-01\nactors: { a: { capability: 1 } }\nissues: { i: { stances: { a: { position: 50, salience: 1 } } } }\noutcomes: { o: { when: ${when}, by: 2199-01-01 } }\n`;
    const record = (when: string) => {
      writeFileSync(path('t.yaml'), situation(when));
      return runCommand(['forecast', path('t.yaml'), '--samples', '64', '--record', '--ledger', path('i')]);
    };
    expect((await record('i >= 50')).status).toBe(0);
    expect(await record('i >= 5')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('with another criteria: i >= 50'),
    });
  });

  test('says which flags say nothing, and finds the same claim of the same day', async () => {
    const add = (...flags: string[]) =>
      ledger(['add', 'Something', '--claimant', 'A', ...flags, '--ledger', path('j')]);
    expect((await add('--probability', '0.3', '--low', '0.2')).stderr).toContain(
      '--high is missing, expected it beside --low',
    );
    expect((await add('--low', '0.2', '--high', '0.4')).stderr).toContain('--probability is missing');
    expect((await add('--reason', 'so')).stderr).toContain('that it is the reason for');
    expect((await add('--quantile', '0.5=2=7')).stderr).toContain('expected a level and a value');
    expect((await add('--probability', '0.3')).status).toBe(0);
    expect((await add('--probability', '0.3')).stderr).toContain('the ledger has the claim');
    expect((await ledger(['resolve', 'something', 'yes', '--ledger', path('j')])).status).toBe(0);
    expect(JSON.parse((await ledger(['score', '--json', '--ledger', path('j')])).stdout).all.scored).toBe(1);
  });

  test('reads past lines that cannot be read', async () => {
    const lines = [
      '{"entry":"claim","id":"x","text":"X","claimant":"A","made":"2021-01-01"}',
      'not json',
      '{"entry":"guess"}',
      `{"entry":"claim","id":"long","text":"${'x'.repeat(1_000_000)}","claimant":"A","made":"2021-01-01"}`,
      `{"entry":"claim","id":"sql","text":"'); drop table tightrope.claim; --","claimant":"A","made":"2021-01-01"}`,
      '{"entry":"forecast","claim":"x","made":"2021-01-01","probability":1.2}',
      '{"entry":"forecast","claim":"x","made":"2021-01-01","probability":0}',
      '{"entry":"claim","id":"nul","text":"a\\u0000b","claimant":"A","made":"2021-01-01"}',
    ];
    writeFileSync(path('lines.jsonl'), lines.join('\n'));
    const { stdout, stderr, status } = await ledger(['import', path('lines.jsonl'), '--ledger', path('d')]);
    expect(status).toBe(2);
    expect(stdout).toBe('2 claims, 1 forecast and 0 resolutions added; 5 could not be read.\n');
    expect([...stderr.matchAll(/lines\.jsonl:(\d)/g)].map(([, line]) => line)).toEqual(['2', '3', '4', '6', '8']);
    expect((await ledger(['list', '--words', "'); drop", '--ledger', path('d')])).stdout).toContain('drop table');
  });

  test('records forecasts of the models, an update each time', { tags: 'whole' }, async () => {
    const forecast = (samples: string) =>
      runCommand(['forecast', belarus, '--samples', samples, '--record', '--ledger', path('e')]);
    expect((await forecast('64')).stderr).toContain('past their deadline: tagged hindsight');
    expect((await forecast('64')).stderr).toContain('Recorded 0 new claims and 0 forecasts');
    expect((await forecast('32')).stderr).toMatch(/Recorded 0 new claims and [1-9]\d forecasts/);
    const { claim, forecasts } = JSON.parse(
      (await ledger(['show', 'russia-and-belarus-spring-2021/merger/2021-12-31:pool', '--json', '--ledger', path('e')]))
        .stdout,
    );
    expect(claim).toMatchObject({ claimantKind: 'model', outcome: 'merger', made: '2021-05-11', tags: ['hindsight'] });
    expect(forecasts).toHaveLength(2);
    expect(forecasts[0]).toMatchObject({ seed: 1, inputsHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  const markets = withData('questions/forecastbench-markets.csv');
  markets.test('imports the markets of ForecastBench by a mapping, and scores them', async () => {
    const columns = 'text=question,link=url,claimant=source,on=resolved_on,resolved=outcome';
    const flags = ['--columns', columns, '--set', 'claimantKind=market,source=forecastbench', '--ledger', path('f')];
    expect((await ledger(['import', markets.file, ...flags])).stdout).toBe(
      '558 claims, 558 forecasts and 558 resolutions added.\n',
    );
    const html = path('scores.html');
    const { stdout } = await ledger(['score', '--by', 'claimant', '--html', html, '--ledger', path('f')]);
    expect(stdout).toContain('0.10382');
    expect(readFileSync(html, 'utf8')).toContain('polymarket');
    const { all, groupings } = JSON.parse(
      (await ledger(['score', '--by', 'claimant', '--json', '--ledger', path('f')])).stdout,
    );
    expect(all.yesNo.close.value).toBeCloseTo(0.10382, 5);
    expect(100 * all.yesNo.baseRate.value).toBeCloseTo(25.45, 2);
    for (const { yesNo } of [all, ...groupings[0].groups]) {
      const { reliability, resolution, uncertainty, withinVariance, withinCovariance } = yesNo.murphy;
      const sum = reliability - resolution + uncertainty + withinVariance - withinCovariance;
      expect(sum).toBeCloseTo(yesNo.close.value, 12);
    }
    expect((await ledger(['calibration', '--ledger', path('f')])).stdout).toContain('558 claims at their close');
  });
});

describe('tightrope ledger on PostgreSQL', () => {
  let server: TestServer | undefined;
  beforeAll(async () => {
    if (postgresPrograms) server = await startPostgres();
  });
  afterAll(() => server?.stop());

  test.skipIf(!postgresPrograms)('takes over a ledger from a folder, and gives back the same', async () => {
    const url = await (server as TestServer).database();
    expect((await ledger(['list'], { url })).stderr).toMatch(/postgres:\/\/127\.0\.0\.1:\d+\/t1: no ledger here/);
    const exported = (await ledger(['export', '--ledger', path('a')])).stdout;
    expect(await ledger(['import', '-'], { input: exported, url })).toMatchObject({ status: 0, stderr: '' });
    expect((await ledger(['export'], { url })).stdout).toBe(exported);
    expect((await ledger(['score', '--json'], { url })).stdout).toBe(
      (await ledger(['score', '--json', '--ledger', path('a')])).stdout,
    );
    expect((await ledger(['list', '--json'], { url })).stdout).toBe(
      (await ledger(['list', '--json', '--ledger', path('a')])).stdout,
    );
    expect((await ledger(['verify'], { url })).status).toBe(0);
  });
});
