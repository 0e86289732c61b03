import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postgresPrograms, startPostgres, type TestServer } from '../../ledger/store/postgres.test-server.ts';
import { begunLedger } from '../../testing/begun-ledger.ts';
import { withData } from '../../testing/optional-data.ts';

// As a user runs it: the built command.
const command = 'dist/cli/main.js';
const belarus = 'examples/russia-belarus-2021/situation.yaml';
const folder = mkdtempSync(join(tmpdir(), 'tightrope-ledger-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string) => join(folder, name);
// The first of them is begun by the command itself.
beforeAll(async () => {
  for (const name of 'bcdefghij') await begunLedger(path(name));
});
const { FORCE_COLOR: _, NO_COLOR: __, TIGHTROPE_DATABASE_URL: ___, ...plainEnvironment } = process.env;

function ledger(args: string[], { input = '', url = '' } = {}) {
  const env = { ...plainEnvironment, ...(url && { TIGHTROPE_DATABASE_URL: url }) };
  const { stdout, stderr, status } = spawnSync(process.execPath, [command, 'ledger', ...args], {
    ...{ encoding: 'utf8', input, env, maxBuffer: 1e8 },
  });
  return { stdout, stderr, status };
}

describe('tightrope ledger in a folder', () => {
  const at = ['--ledger', path('a')];

  test('keeps a claim from its making to its resolution', () => {
    const said = ['--made', '2021-04-20', '--by', '2021-12-31', '--probability', 'likely', '--tag', 'merger,summit'];
    const added = ledger(['add', 'Russia absorbs Belarus', '--claimant', 'A. Pundit', ...said, ...at]);
    expect(added).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringMatching(/^added russia-absorbs-belarus-\w{6}\n$/),
    });
    expect(ledger(['update', 'russia', '--probability', '30%', '--made', '2021-06-01T12:00+03:00', ...at]).status).toBe(
      0,
    );
    expect(
      ledger(['resolve', 'russia', 'no', '--on', '2022-01-01', '--evidence', 'nothing was signed', ...at]).status,
    ).toBe(0);
    expect(ledger(['resolve', 'russia', '--disputed', '--on', '2022-02-01', ...at]).status).toBe(0);
    expect(ledger(['resolve', 'russia', 'no', '--on', '2022-01-01', ...at]).status).toBe(0);
    const { stdout } = ledger(['show', 'russia', ...at]);
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
    expect(ledger(['list', ...at]).stdout).toContain('1 to 1 of 1 claims.');
    const scores = JSON.parse(ledger(['score', '--json', ...at]).stdout);
    expect(scores.all.yesNo.close.value).toBeCloseTo(0.09, 12);
  });

  test('says what is wrong, by the name of the flag', () => {
    const wrong = (args: string[]) => {
      const { stdout, stderr, status } = ledger([...args, ...at]);
      expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
      return stderr.trim();
    };
    const add = (...flags: string[]) => wrong(['add', 'A claim', '--claimant', 'A', '--made', '2021-01-01', ...flags]);
    expect(wrong(['add', 'A claim'])).toBe('--claimant: is missing');
    expect(add('--probability', '1.2')).toMatch('--probability: 1.2 is not a probability');
    expect(add('--probability', 'NaN')).toMatch('--probability: `NaN` is no number');
    expect(add('--probability', 'likly')).toMatch('did you mean `likely`?');
    expect(add('--by', '2020-12-31')).toMatch('--by: 2020-12-31 is before the claim was made');
    expect(add('--by', '2021-12-31T10:00')).toMatch('which zone is meant');
    expect(add('--by', '2021-02-30')).toMatch('there is no day 2021-02-30');
    expect(add('--made', '2121-01-01')).toMatch('is later than now');
    expect(add('--option', 'a=0.5', '--option', 'b=0.6')).toMatch('--option: they add up to 1.1, expected 1');
    expect(add('--quote', 'x'.repeat(100_000))).toMatch('--quote: has 100000 characters, expected at most 20000');
    expect(
      wrong(['add', 'Russia absorbs Belarus', '--claimant', 'A. Pundit', '--made', '2021-04-20', '--by', '2021-12-31']),
    ).toMatch('the ledger has the claim');
    expect(wrong(['show', 'rusia'])).toMatch('did you mean `russia-absorbs-belarus');
    expect(wrong(['update', 'russia'])).toMatch('nothing is said');
    expect(wrong(['resolve', 'russia', 'perhaps'])).toMatch('expected 1 or 0, yes or no');
  });

  test('takes claims of every kind', () => {
    const made = ['--claimant', 'B', '--made', '2021-01-01', '--by', '2021-12-31'];
    const add = (text: string, ...flags: string[]) =>
      expect(ledger(['add', text, ...made, ...flags, ...at])).toMatchObject({ status: 0 });
    add('Who leads', '--id', 'who', '--option', 'Ann=0.7', '--option', 'Bo=30%');
    add('How many', '--id', 'many', '--quantile', '0.1=20', '--quantile', '0.9=40', '--unit', 'seats');
    add('When', '--id', 'when', '--quantile', '0.5=2021-06-01');
    for (const [id, outcome] of [
      ['who', 'bo'],
      ['many', '30'],
      ['when', 'never'],
    ]) {
      expect(ledger(['resolve', id, outcome, '--on', '2021-12-31', ...at])).toMatchObject({ status: 0 });
    }
    const { all } = JSON.parse(ledger(['score', '--json', '--claimant', 'B', ...at]).stdout);
    expect(all.oneOf.close.value).toBeCloseTo(2 * 0.49, 12);
    expect(all.numbers).toMatchObject([{ unit: 'seats', scored: 1 }]);
    expect(all.dates.close.value).toBeCloseTo((Date.parse('2022-01-01') - Date.parse('2021-06-01')) / 86_400_000, 3);
  });

  test('goes out and comes back without loss, and verifies', () => {
    const { stdout } = ledger(['export', ...at]);
    const back = ['--ledger', path('b')];
    expect(ledger(['import', '-', ...back], { input: stdout })).toMatchObject({ status: 0, stderr: '' });
    expect(ledger(['export', ...back]).stdout).toBe(stdout);
    expect(ledger(['import', '-', ...back], { input: stdout }).stdout).toMatch(
      '0 claims, 0 forecasts and 0 resolutions added; 15 were there already',
    );
    const { stdout: verified } = ledger(['verify', ...back]);
    const [noted] = /\d+:[0-9a-f]{64}/.exec(verified) as RegExpExecArray;
    expect(ledger(['verify', '--noted', noted, ...at]).status).toBe(0);
    const edited = stdout.replace('"probability":0.3', '"probability":0.1');
    const found = ledger(['import', '-', '--ledger', path('c')], { input: edited });
    expect(found).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^-:3:1: it, or the hash of the one before it, was changed/),
    });
  });

  test('takes nothing of a sealed ledger after the place where it was changed', () => {
    const { stdout } = ledger(['export', ...at]);
    const edited = stdout.replace('"text":"Who leads"', '"text":"Who follows"');
    const { status, stderr } = ledger(['import', '-', '--ledger', path('g')], { input: edited });
    expect(status).toBe(2);
    expect(stderr).toContain('nothing after it');
    const [, line] = /^-:(\d+):1/.exec(stderr) as RegExpExecArray;
    // It is the file that cannot be written, not the ledger.
    expect(ledger(['export', '--ledger', path('g'), '-o', path('no/such/folder')])).toMatchObject({
      status: 2,
      stderr: `${path('no/such/folder')}: cannot be written, there is no such folder\n`,
    });
    expect(ledger(['export', '--ledger', path('g')]).stdout).toBe(
      `${stdout
        .split('\n')
        .slice(0, Number(line) - 1)
        .join('\n')}\n`,
    );
  });

  test('believes no time of recording that nothing seals, and shows no signs that steer a terminal', () => {
    const claim = { entry: 'claim', id: 'r', text: 'R', claimant: 'A', made: '2020-01-01' };
    const lines = [
      { ...claim, recorded: '2020-01-01T00:00:00.000Z' },
      { ...claim, id: 's', '\u001b[2J\u202e': 1 },
    ];
    const input = lines.map((line) => JSON.stringify(line)).join('\n');
    const { stderr } = ledger(['import', '-', '--format', 'jsonl', '--ledger', path('h')], { input });
    expect(stderr).toContain('Unrecognized key');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
    expect(stderr).not.toMatch(/[\u001b\u202e]/);
    expect(ledger(['show', 'r', '--ledger', path('h')]).stdout).toMatch(/written down +20(?!20)/);
  });

  test('refuses to give the name of one event to another', () => {
    const situation = (when: string) =>
      `title: T\nasOf: 2026-11-01\nactors: { a: { capability: 1 } }\nissues: { i: { stances: { a: { position: 50, salience: 1 } } } }\noutcomes: { o: { when: ${when}, by: 2199-01-01 } }\n`;
    const record = (when: string) => {
      writeFileSync(path('t.yaml'), situation(when));
      const args = [command, 'forecast', path('t.yaml'), '--samples', '64', '--record', '--ledger', path('i')];
      return spawnSync(process.execPath, args, { encoding: 'utf8', env: plainEnvironment });
    };
    expect(record('i >= 50').status).toBe(0);
    expect(record('i >= 5')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('with another criteria: i >= 50'),
    });
  });

  test('says which flags say nothing, and finds the same claim of the same day', () => {
    const add = (...flags: string[]) =>
      ledger(['add', 'Something', '--claimant', 'A', ...flags, '--ledger', path('j')]);
    expect(add('--probability', '0.3', '--low', '0.2').stderr).toContain('a range has both ends');
    expect(add('--low', '0.2', '--high', '0.4').stderr).toContain('expected --probability beside them');
    expect(add('--reason', 'so').stderr).toContain('what it is the reason for');
    expect(add('--quantile', '0.5=2=7').stderr).toContain('expected a level and a value');
    expect(add('--probability', '0.3').status).toBe(0);
    expect(add('--probability', '0.3').stderr).toContain('the ledger has the claim');
    expect(ledger(['resolve', 'something', 'yes', '--ledger', path('j')]).status).toBe(0);
    expect(JSON.parse(ledger(['score', '--json', '--ledger', path('j')]).stdout).all.scored).toBe(1);
  });

  test('reads past lines that cannot be read', () => {
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
    const { stdout, stderr, status } = ledger(['import', path('lines.jsonl'), '--ledger', path('d')]);
    expect(status).toBe(2);
    expect(stdout).toBe('2 claims, 1 forecasts and 0 resolutions added; 5 could not be read.\n');
    expect([...stderr.matchAll(/lines\.jsonl:(\d)/g)].map(([, line]) => line)).toEqual(['2', '3', '4', '6', '8']);
    expect(ledger(['list', '--words', "'); drop", '--ledger', path('d')]).stdout).toContain('drop table');
  });

  test('records forecasts of the models, an update each time', () => {
    const forecast = (samples: string) =>
      spawnSync(
        process.execPath,
        [command, 'forecast', belarus, '--samples', samples, '--record', '--ledger', path('e')],
        {
          ...{ encoding: 'utf8', env: plainEnvironment },
        },
      );
    expect(forecast('64').stderr).toContain('past their deadline: tagged hindsight');
    expect(forecast('64').stderr).toContain('Recorded 0 new claims and 0 forecasts');
    expect(forecast('32').stderr).toMatch(/Recorded 0 new claims and 7\d forecasts/);
    const { claim, forecasts } = JSON.parse(
      ledger(['show', 'russia-and-belarus-spring-2021/merger/2021-12-31:pool', '--json', '--ledger', path('e')]).stdout,
    );
    expect(claim).toMatchObject({ claimantKind: 'model', outcome: 'merger', made: '2021-05-11', tags: ['hindsight'] });
    expect(forecasts).toHaveLength(2);
    expect(forecasts[0]).toMatchObject({ seed: 1, inputsHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  const markets = withData('questions/forecastbench-markets.csv');
  markets.test('imports the markets of ForecastBench by a mapping, and scores them', () => {
    const columns = 'text=question,link=url,claimant=source,on=resolved_on,resolved=outcome';
    const flags = ['--columns', columns, '--set', 'claimantKind=market,source=forecastbench', '--ledger', path('f')];
    expect(ledger(['import', markets.file, ...flags]).stdout).toBe(
      '558 claims, 558 forecasts and 558 resolutions added.\n',
    );
    const html = path('scores.html');
    const { stdout } = ledger(['score', '--by', 'claimant', '--html', html, '--ledger', path('f')]);
    expect(stdout).toContain('0.10382');
    expect(readFileSync(html, 'utf8')).toContain('polymarket');
    const { all, groupings } = JSON.parse(
      ledger(['score', '--by', 'claimant', '--json', '--ledger', path('f')]).stdout,
    );
    expect(all.yesNo.close.value).toBeCloseTo(0.10382, 5);
    expect(100 * all.yesNo.baseRate.value).toBeCloseTo(25.45, 2);
    for (const { yesNo } of [all, ...groupings[0].groups]) {
      const { reliability, resolution, uncertainty, withinVariance, withinCovariance } = yesNo.murphy;
      const sum = reliability - resolution + uncertainty + withinVariance - withinCovariance;
      expect(sum).toBeCloseTo(yesNo.close.value, 12);
    }
    expect(ledger(['calibration', '--ledger', path('f')]).stdout).toContain('558 claims at their close');
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
    expect(ledger(['list'], { url }).stderr).toMatch(/postgres:\/\/127\.0\.0\.1:\d+\/t1: no ledger here/);
    const exported = ledger(['export', '--ledger', path('a')]).stdout;
    expect(ledger(['import', '-'], { input: exported, url })).toMatchObject({ status: 0, stderr: '' });
    expect(ledger(['export'], { url }).stdout).toBe(exported);
    expect(ledger(['score', '--json'], { url }).stdout).toBe(ledger(['score', '--json', '--ledger', path('a')]).stdout);
    expect(ledger(['list', '--json'], { url }).stdout).toBe(ledger(['list', '--json', '--ledger', path('a')]).stdout);
    expect(ledger(['verify'], { url }).status).toBe(0);
  });
});
