import { execFile, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { uniforms } from '../../numeric/random.ts';
import { FAST, runFolders, SMALL } from '../../runs/small.test-situation.ts';
import { BUILT, runCommand } from '../../testing/run-command.ts';
import { atScale } from '../../testing/scale.ts';

const at = runFolders();
const inside = (name: string) => {
  const file = join(at('files'), name);
  mkdirSync(at('files'), { recursive: true });
  return file;
};
const small = inside('small.yaml');
writeFileSync(small, SMALL);
const fast = inside('fast.yaml');
writeFileSync(fast, FAST);

/** What a command printed that did what was asked. */
async function printed(...args: string[]): Promise<string> {
  const { stdout, stderr, status } = await runCommand(args);
  expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
  return stdout;
}
const built = (...args: string[]) => promisify(execFile)(process.execPath, [BUILT, ...args]);
const pieces = (run: string) => readdirSync(join(run, 'pieces')).filter((name) => name.endsWith('.piece'));

describe('tightrope run', () => {
  test('plans, works, says how far it is, and merges to what `forecast` prints, in every form', async () => {
    const run = at('whole');
    const options = ['--samples', '400', '--seed', '5', '--model', 'nash,exchange'];
    expect(await printed('run', 'plan', small, ...options, '--piece-size', '192', '-o', run)).toBe(
      `${run}: 400 draws in 5 pieces. Now: npx tightrope run work ${run}\n`,
    );
    await printed('run', 'work', run, '--piece', '2');
    expect(await printed('run', 'status', run, '--missing')).toBe('0\n1\n3\n4\n');
    expect(await printed('run', 'status', run)).toBe(
      [
        'Gas: 400 draws in 5 pieces, 1 made',
        '  piece 0, draws 0 to 191: missing',
        '  piece 1, draws 192 to 383: missing',
        '  piece 3, explanations 0 to 0: missing',
        '  piece 4, explanations 1 to 1: missing',
        `Now: npx tightrope run work ${run}`,
        '',
      ].join('\n'),
    );
    await printed('run', 'work', run, '--missing');
    for (const form of atScale(0, 1) === 1 ? [['--json'], ['--csv'], ['--all'], []] : [['--json'], []]) {
      const forecast = await printed('forecast', small, ...options, ...form);
      expect(await printed('run', 'merge', run, ...form)).toBe(forecast);
      expect(await printed('forecast', small, '--run', run, ...form)).toBe(forecast);
    }
    await printed('run', 'clean', run, '--all');
    expect(existsSync(run)).toBe(false);
  });

  test('says what a run is not, when it is used for something else', async () => {
    const run = at('used');
    await printed('run', 'plan', fast, '--samples', '64', '-o', run);
    const refused = async (...args: string[]) => {
      const { stderr, status } = await runCommand(args);
      expect(status).toBe(2);
      return stderr;
    };
    expect(await refused('forecast', small, '--run', run)).toContain('a run of another situation than');
    expect(await refused('forecast', fast, '--run', run, '--seed', '2')).toContain('planned with another --seed');
    expect(await refused('forecast', fast, '--run', run, '--samples', '65')).toContain('has 64 draws, not 65');
    expect(await refused('forecast', fast, '--run', run, '--seed', '1')).toContain('1 of 1 piece is missing');
    expect(await refused('run', 'work', run, '--piece', '1')).toBe(
      '--piece: found 1, expected the number of a piece, 0 to 0\n',
    );
    expect(await refused('run', 'plan', fast, '-o', run, '--piece-size', '100')).toContain('expected a multiple of 64');
    expect(await refused('run', 'work', at('nowhere'))).toContain('no run, expected a folder');
  });

  test('reads the record from beside the situation', async () => {
    const sweden = 'examples/sweden-nato-2022/situation.yaml';
    await printed('run', 'plan', sweden, '--samples', '64', '-o', at('recorded'));
    await printed('run', 'work', at('recorded'));
    const merged = await printed('run', 'merge', at('recorded'), '--json');
    expect(JSON.parse(merged).outcomes.some(({ views }: { views?: object }) => views)).toBe(true);
    expect(merged).toBe(await printed('forecast', sweden, '--samples', '64', '--json'));
  });
});

describe('an analysis as a run', () => {
  test('of two processes is what `why` prints, in every form', { tags: 'whole' }, async () => {
    const run = at('why');
    const options = ['--samples', '64', '--seed', '3', '--outcome', 'dear'];
    await printed('run', 'plan', small, ...options, '--for', 'why', '-o', run);
    expect(await printed('run', 'status', run)).toContain(
      'an analysis for why of 64 draws, not whole yet, 0 pieces made',
    );
    const { stderr } = await runCommand(['why', small, '--run', run]);
    expect(stderr).toBe(
      `${run}: the analysis is not whole: \`npx tightrope run work ${run}\` goes on with it\n`.replaceAll('\\', ''),
    );
    await Promise.all([1, 2].map(() => built('run', 'work', run)));
    expect(await printed('run', 'status', run, '--missing')).toBe('');
    for (const form of atScale(0, 1) === 1 ? [['--json'], ['--csv'], []] : [['--json']])
      expect(await printed('why', small, '--run', run, ...form)).toBe(await printed('why', small, ...options, ...form));
    expect(await printed('run', 'merge', run)).toBe(await printed('why', small, ...options));
    // A piece that was altered is made again, and the whole with it.
    for (const name of ['analysis.piece', 'analysis-0-0.piece']) {
      const file = join(run, 'pieces', name);
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.fill(7, bytes.length - 3));
    }
    expect((await runCommand(['run', 'work', run])).stderr).toBe(`${run}: made 1 piece\n`);
    expect(await printed('run', 'merge', run)).toBe(await printed('why', small, ...options));
    const refused = await runCommand(['report', small, '--run', run]);
    expect(refused.stderr).toContain('a run for why, expected one that was planned with --for report');
  });

  test('is the report as well, with its explanations', { tags: 'whole' }, async () => {
    const run = at('report');
    await printed('run', 'plan', small, '--samples', '64', '--seed', '3', '--for', 'report', '-o', run);
    await printed('run', 'work', run, '--piece', '5', '--workers', '2');
    const whole = await printed('report', small, '--samples', '64', '--seed', '3', '--json');
    expect(await printed('report', small, '--run', run, '--json')).toBe(whole);
    expect(await printed('run', 'merge', run, '--json')).toBe(whole);
  });
});

describe('a backtest as a run', () => {
  const table = inside('cases.csv');
  const random = uniforms(3);
  const rows = Array.from({ length: 24 }, (_, c) => {
    const [a, b, happened] = Array.from({ length: 3 }, () => Math.round(100 * random()));
    return [`case ${c},fee,a,3,${a},0.5,${happened}`, `case ${c},fee,b,2,${b},0.9,${happened}`];
  });
  writeFileSync(table, ['case,issue,actor,capability,position,salience,outcome', ...rows.flat()].join('\n'));
  // Its inputs are uncertain, and it asks a question: 256 draws of it are kept.
  const resolved = inside('gas.yaml');
  writeFileSync(
    resolved,
    `${SMALL}resolved: { on: 2030-12-31, source: "-", issues: { price: 50 }, outcomes: { dear: false } }\n`,
  );
  const cases = [table, resolved];

  test('is what `backtest` and `learn` print, in every form, whoever solved its cases', async () => {
    const run = at('backtest');
    const options = ['--kind', 'treaty', '--seed', '3'];
    expect(
      await printed('run', 'plan', ...cases, ...options, '--for', 'backtest', '--piece-size', '10', '-o', run),
    ).toBe(`${run}: 25 cases in 3 pieces. Now: npx tightrope run work ${run}\n`);
    await printed('run', 'work', run, '--piece', '1');
    expect(await printed('run', 'status', run)).toBe(
      [
        'Backtest of cases.csv, gas.yaml: 25 cases in 3 pieces, 1 made',
        '  piece 0, cases 0 to 9: missing',
        '  piece 2, cases 20 to 24: missing',
        `Now: npx tightrope run work ${run}`,
        '',
      ].join('\n'),
    );
    expect((await runCommand(['backtest', '--run', run])).stderr).toContain(
      '2 of 3 pieces are missing or damaged (0, 2)',
    );
    await Promise.all([built('run', 'work', run), built('run', 'work', run)]);
    for (const form of atScale(0, 1) === 1 ? [['--json'], ['--csv'], ['--csv=questions'], []] : [['--json'], []]) {
      const scores = await printed('backtest', ...cases, ...options, ...form);
      expect(await printed('backtest', '--run', run, ...form)).toBe(scores);
      if (!form[0]?.startsWith('--csv')) expect(await printed('run', 'merge', run, ...form.slice(0, 1))).toBe(scores);
    }
    expect(await printed('backtest', ...cases, ...options, '--run', run, '--json')).toContain('"kinds"');
    expect(await printed('learn', '--run', run)).toBe(await printed('learn', ...cases, ...options));
    // A piece that was altered is solved again.
    const file = join(run, 'pieces', 'cases-20-25.piece');
    const bytes = readFileSync(file);
    writeFileSync(file, Buffer.from(bytes).fill(7, bytes.length - 3));
    expect((await runCommand(['run', 'work', run])).stderr).toBe(`${run}: made 1 piece\n`);
    expect(readFileSync(file)).toEqual(bytes);
  });

  test('uses what is solved where pieces are cut anew, and scores another calibration without solving', async () => {
    const run = at('cut');
    const plan = (...args: string[]) => printed('run', 'plan', table, '--for', 'backtest', ...args, '-o', run);
    await plan('--piece-size', '10');
    await printed('run', 'work', run, '--piece', '1');
    expect(await plan('--piece-size', '24')).toContain('24 cases in 3 pieces');
    await printed('run', 'work', run);
    expect(pieces(run).sort()).toEqual(['cases-0-10.piece', 'cases-10-20.piece', 'cases-20-24.piece']);
    const calibration = inside('learned.json');
    await printed('learn', table, '-o', calibration);
    const scored = ['--calibration', calibration, '--json'];
    const scores = await printed('backtest', table, ...scored);
    expect(await printed('backtest', '--run', run, ...scored)).toBe(scores);
    await plan('--calibration', calibration);
    expect(await printed('backtest', '--run', run, '--json')).toBe(scores);
  });

  test('says what it is not', async () => {
    const run = at('other-cases');
    await printed('run', 'plan', table, '--for', 'backtest', '-o', run);
    const refused = async (...args: string[]) => {
      const { stderr, status } = await runCommand(args);
      expect(status).toBe(2);
      return stderr;
    };
    expect(await refused('backtest', resolved, '--run', run)).toContain(`a run of other cases than ${resolved}`);
    expect(await refused('backtest', '--run', run, '--seed', '2')).toContain('planned with another --seed');
    expect(await refused('backtest', '--run', run, '--salience-scale', '100')).toContain(
      '--salience-scale needs the files of the cases',
    );
    expect(await refused('backtest')).toContain('expected files or folders with resolved cases, or --run');
    expect(await refused('run', 'merge', run, '--csv')).toContain(
      '--csv cannot be used with a run for backtest; `backtest --run`',
    );
    expect(await refused('forecast', small, '--run', run)).toContain(
      'a run for backtest, expected one that was planned',
    );
    expect(await refused('run', 'plan', table, '--for', 'backtest', '--samples', '64', '-o', run)).toBe(
      '--samples cannot be used with a run for backtest\n',
    );
    expect(await refused('run', 'plan', small, '--kind', 'treaty', '-o', run)).toContain('--kind needs --for backtest');
    expect(await refused('run', 'plan', small, fast, '-o', run)).toContain('a second file, expected one situation');
    const file = join(run, 'cases.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"salience":0.5', '"salience":0.6'));
    expect(await refused('run', 'work', run)).toContain('its cases or their seed were changed after it was planned');
  });
});

test('a comparison as a run is what `compare` prints, of scenarios and shock by shock', async () => {
  const file = inside('compared.yaml');
  const scenarios =
    'scenarios: { cold: [ { change: { issues.price.statusQuo: 40 } } ], war: [ { change: { actors.transit.capability: 3 } } ] }\n';
  const shocks = 'shocks: [ { id: strike, on: 2030-03-01, change: { actors.buyer.capability: 2 } } ]\n';
  writeFileSync(file, `${SMALL}${scenarios}${shocks}`);
  const options = ['--samples', '700', '--seed', '2', '--model', 'nash'];
  for (const [name, what] of [
    ['one', ['--scenario', 'war']],
    ['all', []],
    ['days', ['--time-line', '--scenario', 'cold']],
  ] as const) {
    const run = at(`compare-${name}`);
    await printed('run', 'plan', file, ...options, ...what, '--for', 'compare', '-o', run);
    await printed('run', 'work', run);
    expect(pieces(run).length).toBeGreaterThan(4);
    const whole = await printed('compare', file, ...options, ...what, '--json');
    expect(await printed('compare', file, '--run', run, '--json')).toBe(whole);
    expect(await printed('run', 'merge', run, '--json')).toBe(whole);
  }
  const refused = async (...args: string[]) => (await runCommand(args)).stderr;
  const plan = ['run', 'plan', file, '--for', 'compare', '-o', at('compare-none')];
  expect(await refused(...plan, '--scenario', 'wor')).toContain('war');
  expect(await refused(...plan, '--time-line', '--scenario', 'cold,war')).toContain(
    'the time line follows one at a time',
  );
  expect(await refused('run', 'plan', file, '--scenario', 'cold,war', '-o', at('compare-none'))).toContain(
    'expected one',
  );
  expect(await refused('compare', file, '--run', at('compare-all'), '--scenario', 'war')).toContain(
    'not planned with --scenario war',
  );
});

describe('many processes', () => {
  const samples = String(atScale(1000, 30_000));
  const planned = async (name: string) => {
    const run = at(name);
    await printed('run', 'plan', small, '--samples', samples, '--piece-size', '128', '-o', run);
    return run;
  };

  test('three make the bytes of one', async () => {
    const run = await planned('three');
    await Promise.all([1, 2, 3].map(() => built('run', 'work', run)));
    expect(await printed('run', 'merge', run, '--json')).toBe(
      await printed('forecast', small, '--samples', samples, '--json'),
    );
  });

  test('one that is killed in the middle of a piece costs that piece alone', { tags: 'whole' }, async () => {
    const run = await planned('killed');
    for (let kill = 0; kill < atScale(1, 20); kill++) {
      const before = pieces(run).length;
      const worker = spawn(process.execPath, [BUILT, 'run', 'work', run], { stdio: 'ignore' });
      // Killed once it has made a piece more and is at the next.
      for (let i = 0; i < 600 && pieces(run).length === before && worker.exitCode === null; i++) await wait(20);
      worker.kill('SIGKILL');
      await new Promise((resolve) => (worker.exitCode === null ? worker.once('exit', resolve) : resolve(undefined)));
    }
    const made = pieces(run);
    const bytes = new Map(made.map((name) => [name, readFileSync(join(run, 'pieces', name))]));
    await built('run', 'work', run);
    for (const [name, before] of bytes) expect(readFileSync(join(run, 'pieces', name))).toEqual(before);
    expect(await printed('run', 'merge', run, '--json')).toBe(
      await printed('forecast', small, '--samples', samples, '--json'),
    );
  });

  test('a full disk is told of, and the run goes on when there is room', async ({ skip }) => {
    const disk = at('disk');
    mkdirSync(disk);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=900k', 'tmpfs', disk]).status !== 0)
      return skip('a small disk can be mounted by root on Linux alone');
    try {
      const run = join(disk, 'run');
      await printed('run', 'plan', fast, '--samples', '4096', '--piece-size', '1024', '-o', run);
      writeFileSync(join(disk, 'filler'), Buffer.alloc(600_000));
      const { stderr, status } = await runCommand(['run', 'work', run]);
      expect(status).toBe(2);
      expect(stderr).toContain('cannot be written, no space is left');
      rmSync(join(disk, 'filler'));
      await printed('run', 'work', run);
      expect(readdirSync(join(run, 'pieces')).filter((name) => !name.endsWith('.piece'))).toEqual([]);
      expect(await printed('run', 'merge', run, '--json')).toBe(
        await printed('forecast', fast, '--samples', '4096', '--json'),
      );
    } finally {
      spawnSync('umount', [disk]);
    }
  });
});
