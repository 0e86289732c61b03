import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { version } from '../../package.json';
import { models } from '../models/models.ts';
import { BUILT, runBuilt, runCommand } from '../testing/run-command.ts';
import { atScale } from '../testing/scale.ts';

const belarus = 'examples/russia-belarus-2021/situation.yaml';
const folder = mkdtempSync(join(tmpdir(), 'tightrope-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string) => join(folder, name);

describe('tightrope forecast', () => {
  test('prints a table, without colour into a pipe', async () => {
    const { stdout, stderr, status } = await runCommand(['forecast', belarus, '--samples', '256']);
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toContain('Russia absorbs Belarus, by the end of 2021');
    expect(stdout).not.toContain('\u001b');
    expect((await runCommand(['forecast', belarus, '--samples', '64'], { env: { CI: 'true' } })).stdout).not.toContain(
      '\u001b',
    );
  });

  test('prints JSON for machines, chooses models, scenario, seed and day', async () => {
    const flags = [
      '--samples',
      '128',
      '--seed',
      '9',
      '--model',
      'weighted-mean,nash',
      '--scenario',
      'collapse',
      '--at',
      '2021-07-01',
    ];
    const { stdout, status } = await runCommand(['forecast', belarus, '--json', ...flags]);
    const forecast = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(forecast).toMatchObject({
      version,
      scenario: 'collapse',
      at: '2021-07-01',
      settings: { samples: 128, seed: 9 },
    });
    expect(Object.keys(forecast.issues[0].models)).toEqual(['weighted-mean', 'nash']);
  });

  test('writes a page', async () => {
    const { status, stderr } = await runCommand(['forecast', belarus, '--samples', '64', '--html', path('page.html')]);
    expect(status).toBe(0);
    expect(stderr).toBe(`Wrote ${path('page.html')}\n`);
    expect(readFileSync(path('page.html'), 'utf8')).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test.each([
    [
      ['forecast', 'examples/russia-belarus-2021/situatoin.yaml'],
      'no such file, did you mean `examples/russia-belarus-2021/situation.yaml`?',
    ],
    [['forecast', 'examples'], 'examples: a folder, expected a file'],
    [['forecast', belarus, '--scenario', 'colapse'], 'unknown scenario `colapse`, did you mean `collapse`?'],
    [['forecast', belarus, '--model', 'nahs'], 'unknown model `nahs`, did you mean `nash`?'],
    [['forecast', belarus, '--samples', 'many'], 'expected a whole number'],
    [['forecast', belarus, '--samples', '1000000000'], 'samples is 1000000000, expected at most'],
    [['forecast', belarus, '--samples', '64', '--html', '/nowhere/page.html'], '/nowhere/page.html: cannot be written'],
    [['forcast', belarus], 'unknown command `forcast`, did you mean `forecast`?'],
    [['forecast'], '`file` is missing: npx tightrope forecast [options] <file>'],
  ])('%j ends with 2 and plain words', async (args, message) => {
    const { status, stderr, stdout } = await runCommand(args);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});

describe('tightrope forecast --model all', () => {
  test('compares the models issue by issue', async () => {
    const { stdout, status } = await runCommand(['forecast', belarus, '--model', 'all', '--samples', '64']);
    expect(status).toBe(0);
    const [, table] = stdout.split('WHAT EACH MODEL SAYS');
    for (const { title } of models) {
      expect(table.split(`\n  ${title}`).length - 1).toBe(12);
    }
  });
});

describe('tightrope compare', () => {
  test('says what scenarios change, and the forecast day by day', async () => {
    const flags = ['--samples', '64', '--model', 'weighted-mean,nash'];
    const { stdout, stderr, status } = await runCommand(['compare', belarus, '--scenario', 'collapse', ...flags]);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(stdout).toContain('\ncollapse\n  The government falls');
    expect(stdout).toMatch(/\d+ → \d+ +[+-]\d/);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    const days = await runCommand(['compare', belarus, '--time-line', '--json', ...flags]);
    expect(JSON.parse(days.stdout)).toMatchObject({ kind: 'time line', compared: [{ label: '2021-06-21' }] });
  });

  test('names what it cannot compare', async () => {
    const { stderr, status } = await runCommand(['compare', belarus, '--scenario', 'colapse']);
    expect(stderr).toBe('unknown scenario `colapse`, did you mean `collapse`?\n');
    expect(status).toBe(2);
  });
});

describe('tightrope report and why', () => {
  const small = `title: Two
actors: { a: { capability: 1 }, b: { capability: { low: 1, mode: 2, high: 4 } } }
issues: { x: { stances: { a: { position: 10, salience: 1 }, b: { position: { low: 50, mode: 80, high: 95 }, salience: 0.5 } } } }
outcomes: { high: { when: x > 50, claim: It gets high, by: 2030-01-01 } }
`;
  const flags = ['--samples', '128', '--model', 'weighted-mean,nash'];

  test('writes the page, whole', async () => {
    writeFileSync(path('two.yaml'), small);
    const { status, stderr, stdout } = await runCommand(['report', path('two.yaml'), '-o', path('two.html'), ...flags]);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: `Wrote ${path('two.html')}\n` });
    const html = readFileSync(path('two.html'), 'utf8');
    expect(html).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
    for (const section of ['ask', 'settle', 'why', 'interventions']) expect(html).toContain(`<h2 id="${section}">`);
    expect((await runCommand(['report', '-', '-o', '-', ...flags], { input: small })).stdout).toContain(
      '<h2 id="why">',
    );
  });

  test('says why in the terminal, and as JSON', async () => {
    const { status, stderr, stdout } = await runCommand(['why', '-', '--outcome', 'high', ...flags], { input: small });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('It gets high, by 1 January 2030? ');
    expect(stdout).toContain('WHAT MOVES IT');
    expect(stdout).toContain('TIPPING POINT: THE SMALLEST CHANGE THAT TIPS IT');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    const { sensitivity } = JSON.parse((await runCommand(['why', '-', '--json', ...flags], { input: small })).stdout);
    expect(sensitivity.map(({ of }: { of: string }) => of)).toEqual(['x', 'high']);
  });

  test('says which judgement was wrong, once it is known what came', async () => {
    const ask = (...more: string[]) => runCommand(['why', '-', ...flags, ...more], { input: small });
    const { status, stderr, stdout } = await ask('--outcome', 'high', '--happened', 'yes');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^The position of B on X: with \d+(\.\d)? the models would have given/);
    const found = JSON.parse((await ask('--outcome', 'high', '--happened', 'no', '--json')).stdout);
    expect(found).toMatchObject({ outcome: 'high', happened: false, judgements: [] });
    expect(found.words.answer).toMatch(/^No judgement need have been wrong/);
    expect((await ask('--happened', 'no')).stderr).toBe('--happened needs --outcome NAME\n');
  });

  test('names an outcome that is not there', async () => {
    const { status, stderr } = await runCommand(['why', '-', '--outcome', 'hihg'], { input: small });
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'unknown outcome `hihg`, did you mean `high`?\n' });
  });
});

describe('tightrope models', () => {
  test('lists every model with a sentence, its use and its source', async () => {
    const { stdout, status } = await runCommand(['models']);
    expect(status).toBe(0);
    for (const { name, source } of models) {
      expect(stdout).toContain(name);
      expect(stdout.replace(/\s+/g, ' ')).toContain(source);
    }
    expect(JSON.parse((await runCommand(['models', '--json'])).stdout)).toHaveLength(models.length);
  });
});

describe('tightrope trace', () => {
  test('tells the rounds of a run as a story', async () => {
    const emissions = (await runCommand(['import', 'test-data/peers/ec-emissions-1985.csv'])).stdout;
    const flags = ['trace', '-', '--issue', 'position', '--model', 'expected-utility'];
    const { stdout, status, stderr } = await runCommand(flags, { input: emissions });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Netherlands loses a confrontation with Belgium: 4.00 → 7.00.');
    expect(stdout).toContain('END, AFTER 4 ROUNDS\n  position settles at 7.00.');
    expect(stdout).not.toContain('\u001b');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    const { rounds } = JSON.parse((await runCommand([...flags, '--json'], { input: emissions })).stdout);
    expect(rounds[1].relations.Netherlands.Belgium).toBe('confrontation');
  });

  test.each([
    [[belarus, '--model', 'expected-utilty'], 'unknown model `expected-utilty`, did you mean `expected-utility`?'],
    [[belarus, '--model', 'nash', '--issue', 'curency'], 'unknown issue `curency`, did you mean `currency`?'],
    [[belarus], 'expected-utility  Expected utility, with --relations'],
  ])('%j ends with 2 and plain words', async (args, message) => {
    const { status, stderr, stdout } = await runCommand(['trace', ...args]);
    expect(stderr).toContain(message);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });

  test('every model has something to tell of both examples', async () => {
    const examples = [belarus, 'examples/paris-2015/situation.yaml'];
    for (const [i, { name }] of models.entries()) {
      // By turns, or both of each.
      for (const file of atScale(1, 2) === 2 ? examples : [examples[i % 2]]) {
        const { stdout, status } = await runCommand(['trace', file, '--model', name]);
        expect(status).toBe(0);
        expect(stdout).toContain('settles at');
        expect(stdout).not.toMatch(/NaN|undefined/);
      }
    }
  });
});

describe('tightrope check', () => {
  test('says what is there, or every fault', async () => {
    expect(await runCommand(['check', belarus])).toEqual({
      stdout: `${belarus}: no faults; 8 actors, 12 issues, 9 outcomes, 6 scenarios\n`,
      stderr: '',
      status: 0,
    });
    writeFileSync(path('bad.yaml'), 'title: x\nactors: {}\nissues: { y: { stances: {} } }\n');
    const bad = await runCommand(['check', path('bad.yaml'), belarus]);
    expect(bad.status).toBe(2);
    expect(bad.stderr).toContain(`${path('bad.yaml')}:2:9: no actors, expected at least one`);
    expect(bad.stderr).toContain(`${path('bad.yaml')}: 2 faults`);
    expect(bad.stdout).toContain('no faults');
  });

  test('as JSON', async () => {
    const { stdout, status } = await runCommand(['check', '--json', '-'], { input: 'title: 3\n' });
    expect(status).toBe(2);
    expect(JSON.parse(stdout)[0].faults[0]).toMatchObject({ place: { line: 1, column: 1 }, severity: 'error' });
  });

  test('reads no more than 10 MB', async () => {
    expect((await runCommand(['check', '-'], { input: 'x'.repeat(10_000_001) })).stderr).toBe(
      '-: larger than 10000000 bytes, expected a smaller file\n',
    );
    expect((await runCommand(['check', '/dev/zero'])).stderr).toBe(
      '/dev/zero: larger than 10000000 bytes, expected a smaller file\n',
    );
  });
});

describe('tightrope import', () => {
  test('writes a situation that the next command reads', async () => {
    const { stdout, status } = await runCommand(['import', 'test-data/peers/sample_data.txt']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^# yaml-language-server: \$schema=situation\.schema\.json\n/);
    const next = await runCommand(['forecast', '-', '--samples', '64'], { input: stdout });
    expect(next.status).toBe(0);
    expect(next.stdout).toContain('tol-hoogte');
  });

  test('says on the standard error what it left out, and what kept it from importing', async () => {
    const warned = await runCommand(['import', 'test-data/peers/smpExample.xml']);
    expect(warned.status).toBe(0);
    expect(warned.stderr).toContain('smpExample.xml:32:17: warning: `Alice` has no position on `FirstDim`');
    const failed = await runCommand(['import', 'package.json']);
    expect(failed).toMatchObject({ status: 2, stdout: '' });
    expect(failed.stderr).toContain('package.json:1:1: the format is not known');
  });
});

describe('tightrope schema', () => {
  test('prints the JSON Schema of the project', async () => {
    expect(JSON.parse((await runCommand(['schema'])).stdout)).toEqual(
      JSON.parse(readFileSync('situation.schema.json', 'utf8')),
    );
  });
});

describe('tightrope new', () => {
  const flags = ['--title', 'Gas: "2027"', '--actors', 'Ministry, Union', '--issues', 'Wage, and'];

  test('writes a file in which check and forecast name every number that is still missing, and replaces none', async () => {
    expect(
      await runCommand(['new', path('new.yaml'), '--title', 't', '--actors', 'A, A', '--issues', 'Fee']),
    ).toMatchObject({
      status: 2,
      stderr: '--actors names A twice\n',
    });
    expect(await runCommand(['new', path('new.yaml'), ...flags])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(
        /Write the 12 numbers where it says todo; npx tightrope check \S+new\.yaml lists them/,
      ),
    });
    const text = readFileSync(path('new.yaml'), 'utf8');
    const forecast = await runCommand(['forecast', path('new.yaml'), '--samples', '64']);
    expect(forecast.status).toBe(2);
    expect(forecast.stderr).toMatch(/new\.yaml:\d+:\d+: position of Ministry on Wage is still to be filled in/);
    expect(forecast.stderr.match(/is still to be filled in/g)).toHaveLength(12);
    expect(await runCommand(['new', path('new.yaml'), ...flags])).toMatchObject({
      status: 2,
      stderr: `${path('new.yaml')}: already exists; choose another name, or delete it first\n`,
    });
    const filled = text.replaceAll('position: todo', 'position: 60').replaceAll('todo', '0.5');
    const uncommented = filled.replace(/^# (dependence|links|scenarios):.*$/gm, '$1:').replace(/^#( {3}.*)$/gm, ' $1');
    writeFileSync(path('uncommented.yaml'), uncommented);
    expect((await runCommand(['check', path('uncommented.yaml')])).stderr).toBe('');
  });

  test('scales, who must agree and days come from flags, each wrong one is named', async () => {
    const start = ['new', path('flags.yaml'), ...flags.slice(0, 4), '--issues', 'Wage'];
    const day = ['--as-of', '2026-11-20'];
    for (const [more, message] of [
      [['--scale', 'Wag=3-10'], '--scale: unknown issue `Wag`, did you mean `Wage`?; write it as ISSUE=ENDS'],
      [['--scale', 'Wage=3'], '--scale: the scale of Wage is `3`. Please type its ends, such as 3-10'],
      [['--consent', 'Union, Minstry'], '--consent: unknown actor `Minstry`, did you mean `Ministry`?'],
      [['--as-of', '2026-13-01'], '--as-of: there is no day 2026-13-01'],
      [[...day, '--by', '2026-11-19'], '--by: 2026-11-19 is before 2026-11-20, the day of the forecast'],
      [['--consent', 'all', '--xlsx', path('w.xlsx')], '--consent: a workbook has no place for who must agree'],
    ] as const) {
      const { status, stderr } = await runCommand([...start, ...more]);
      expect(status).toBe(2);
      expect(stderr).toContain(message);
    }
    const scale = ['--scale', 'Wage=3: now, 10: all'];
    expect((await runCommand([...start, ...day, ...scale, '--consent', 'all', '--by', '2027-12-31'])).status).toBe(0);
    const text = readFileSync(path('flags.yaml'), 'utf8');
    expect(text).toContain('scale: { 3: now, 10: all }');
    expect(text).toContain('consent: [Ministry, Union]');
    expect(text).toContain('deal: { when: agreement, by: 2027-12-31, claim: "Ministry and Union agree" }');
  });

  test('without a terminal it says which answers it needs', async () => {
    const { status, stderr } = await runCommand(['new', path('other.yaml'), '--title', 'x']);
    expect(status).toBe(2);
    expect(stderr).toBe('npx tightrope new asks questions on a terminal; here, give it --actors, --issues\n');
  });
});

test('--version and --help end with 0', async () => {
  expect(await runCommand(['--version'])).toEqual({ stdout: `${version}\n`, stderr: '', status: 0 });
  expect((await runCommand(['--help'])).status).toBe(0);
  expect((await runCommand(['forecast', '--help'])).stdout).toContain('--scenario');
});

/** How long a process has worked on any core, where Linux says so. */
function secondsOfWork(pid: number): number | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [user, system] = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13);
    return (Number(user) + Number(system)) / 100;
  } catch {
    return undefined;
  }
}

describe('the built command', () => {
  test('reads the standard input and leaves the exit code to the shell', () => {
    expect(runBuilt(['check', belarus])).toMatchObject({ stderr: '', status: 0 });
    const { stdout, stderr, status } = runBuilt(['check', '-'], { input: 'title: 3\n' });
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    expect(stderr).toMatch(/^-:1:1: /);
  });

  test('keeps what is done on Ctrl-C', async () => {
    const child = spawn(process.execPath, [BUILT, 'forecast', '-', '--samples', '400000', '--json']);
    let stdout = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stdin.end(readFileSync('examples/paris-2015/situation.yaml'));
    // By then it draws; on a busy machine that takes longer than by the clock.
    for (const started = Date.now(); (secondsOfWork(child.pid as number) ?? (Date.now() - started) / 2000) < 1.5; ) {
      await setTimeout(50);
    }
    child.kill('SIGINT');
    const status = await new Promise((resolve) => child.on('exit', resolve));
    expect(status).toBe(130);
    const { settings } = JSON.parse(stdout);
    expect(settings.stoppedBefore).toBe(400_000);
    expect(settings.samples).toBeGreaterThan(0);
  });

  test('a reader that closes early is not a fault', async () => {
    const { status, stderr } = spawnSync(
      'bash',
      ['-c', `node ${BUILT} forecast ${belarus} --json --samples 64 | head -1; exit \${PIPESTATUS[0]}`],
      { encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});
