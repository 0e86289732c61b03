import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { begunLedger } from '../testing/begun-ledger.ts';
import { runCommand } from '../testing/run-command.ts';
import { atScale } from '../testing/scale.ts';

const folder = mkdtempSync(join(tmpdir(), 'tightrope-hypotheses-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string) => join(folder, name);
const file = (name: string, text: string) => {
  writeFileSync(path(name), text);
  return path(name);
};
const EXAMPLE = 'examples/russia-belarus-2021/hypotheses.yaml';

test('the example says which explanation leads, what it rests on, what to look at and what ACH says', async () => {
  const { stdout, stderr, status } = await runCommand(['hypotheses', EXAMPLE, '--draws', '50']);
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  for (const said of [
    'The likeliest explanation is',
    'EXPLANATION',
    'What each item does',
    'What to look at next',
    'ACH',
  ])
    expect(stdout).toContain(said);
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(90);
});

test('--json is one value without a number that JSON does not have, the same for the same seed', async () => {
  const [first, again] = [
    await runCommand(['hypotheses', EXAMPLE, '--draws', '50', '--json']),
    await runCommand(['hypotheses', EXAMPLE, '--draws', '50', '--json']),
  ];
  expect(again.stdout).toBe(first.stdout);
  const { answers, settings } = JSON.parse(first.stdout);
  expect(settings).toEqual({ draws: 50, seed: 1 });
  const sum = answers.reduce((all: number, { posterior }: { posterior: number }) => all + posterior, 0);
  expect(sum).toBeCloseTo(1, 12);
});

test('--html writes a page in which names are escaped', async () => {
  const hostile = file(
    'hostile.yaml',
    `title: <script>alert(1)</script>
hypotheses:
  explanations: { a: { name: "<img src=x>" }, b: {} }
  evidence: { e: { name: "<b>", likelihood: { a: 0.2, b: 0.4 } } }
`,
  );
  const { status } = await runCommand(['hypotheses', hostile, '--html', path('page.html')]);
  expect(status).toBe(0);
  const page = readFileSync(path('page.html'), 'utf8');
  expect(page).not.toMatch(/<script|<img|<b>/);
  expect(page).toContain('&lt;img src=x&gt;');
});

test('--cut-offs move the marks of ACH, and what is not four rising likelihoods is refused', async () => {
  const { stdout } = await runCommand([
    'hypotheses',
    EXAMPLE,
    '--draws',
    '5',
    '--json',
    '--cut-offs',
    '0.2,0.4,0.6,0.9',
  ]);
  expect(JSON.parse(stdout).ach.cutOffs).toEqual({ I: 0.2, N: 0.4, C: 0.6, CC: 0.9 });
  const said = await runCommand(['hypotheses', EXAMPLE, '--draws', '5', '--cut-offs', '0.2,0.4,0.6,0.9']);
  expect(said.stdout.replace(/\s+/g, ' ')).toContain('Here the marks begin elsewhere than usual: I at 0.2,');
  for (const wrong of ['0.1,0.4,0.6', '0.1,0.4,0.3,0.9', '0,0.4,0.6,0.9', 'a,b,c,d', '0.1,0.2,0.3,0.4,0.5']) {
    const { status, stderr } = await runCommand(['hypotheses', EXAMPLE, '--cut-offs', wrong]);
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('four rising likelihoods') });
  }
});

test('several analysts, a file each: the same answer as with their names in one file, which --merged writes', async () => {
  const matrix = (e: string, prior = '') =>
    `title: t\nhypotheses:\n  explanations: { a: {${prior}}, b: {} }\n  evidence: { e: { likelihood: ${e} } }\n`;
  const shared = file('shared.yaml', matrix('{ a: n/a, b: n/a }'));
  const analysts = [
    ['--analyst', `anna=${file('anna.yaml', matrix('{ a: 0.8, b: 0.3 }', ' prior: 0.4 '))}`],
    ['--analyst', `boris=${file('boris.yaml', matrix('{ a: 0.4, b: likely }'))}`],
  ].flat();
  const { stdout, stderr } = await runCommand([
    'hypotheses',
    shared,
    ...analysts,
    '--merged',
    path('all.yaml'),
    '--json',
  ]);
  expect(stderr).toBe(`Wrote ${path('all.yaml')}\n`);
  const found = JSON.parse(stdout);
  expect(found.analysts.analysts.map(({ id }: { id: string }) => id)).toEqual(['anna', 'boris']);
  expect(found.analysts.disagreements[0]).toMatchObject({ of: 'e', said: { anna: 0.8, boris: 0.4 } });
  expect((await runCommand(['hypotheses', path('all.yaml'), '--json'])).stdout).toBe(stdout);

  for (const [wrong, says] of [
    [['--analyst', 'anna'], 'expected NAME=FILE'],
    [['--analyst', 'anna=gone.yaml'], 'gone.yaml: no such file'],
    [[...analysts, ...analysts], '`anna` is there twice'],
  ] as const)
    expect(await runCommand(['hypotheses', shared, ...wrong])).toMatchObject({
      ...{ status: 2, stderr: expect.stringContaining(says) },
    });
  expect(await runCommand(['hypotheses', shared, '--form', path('form.yaml')])).toMatchObject({
    status: 0,
    stdout: '',
  });
  expect(readFileSync(path('form.yaml'), 'utf8')).toContain('likelihood: { a: null, b: null }');
});

test('a matrix of another tool is weighed as it is, without a file of ours', async () => {
  const table = file('matrix.csv', 'Evidence,H1,H2\r\nE1,CC,I\r\nE2,0.2,10%..40%\r\n');
  const { stdout, stderr } = await runCommand(['hypotheses', table, '--json']);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout).answers.map(({ id }: { id: string }) => id)).toEqual(['H1', 'H2', 'none']);
  const wrong = file('wrong.csv', 'Evidence,H1,H2\nE1,CC,liekly\n');
  expect(await runCommand(['hypotheses', wrong])).toMatchObject({
    ...{ status: 2, stderr: expect.stringContaining('wrong.csv:2:7: unknown word `liekly`, did you mean `likely`?') },
  });
});

test('200 explanations by 2,000 items are weighed', async () => {
  const [explanations, items] = [atScale(40, 200), atScale(200, 2000)];
  const row = (e: number) =>
    Array.from({ length: explanations }, (_, h) => `0.${1 + ((e * 7 + h * 3) % 5)}..0.${6 + ((e + h) % 4)}`);
  const lines = [
    ['evidence', ...Array.from({ length: explanations }, (_, h) => `H${h}`)],
    ...Array.from({ length: items }, (_, e) => [`E${e}`, ...row(e)]),
  ];
  const table = file('large.csv', lines.map((cells) => cells.join(',')).join('\n'));
  const { stdout, status } = await runCommand(['hypotheses', table, '--draws', String(atScale(20, 1000))]);
  expect(status).toBe(0);
  expect(stdout).toContain('The likeliest explanation is');
});

test('a file with faults ends with exit code 2 and each of them; one with no explanations says what is expected', async () => {
  const wrong = file('wrong.yaml', 'title: t\nhypotheses:\n  explanations: { a: { prior: liekly } }\n');
  expect(await runCommand(['hypotheses', wrong])).toEqual({
    ...{ status: 2, stdout: '' },
    stderr: `${wrong}:3:31: unknown word \`liekly\`, did you mean \`likely\`?\n`,
  });
  const without = await runCommand(['hypotheses', 'examples/paris-2015/situation.yaml']);
  expect(without.stderr).toContain('has no `hypotheses`');
  expect(without.status).toBe(2);
});

test.each([
  ['matrix', ''],
  ['cells', ''],
  ['matrix', 'none: false\n  '],
])('the table %s is read again with the same answer (%j)', async (table, none) => {
  const points = file(
    'points.yaml',
    `title: points
hypotheses:
  ${none}explanations: { a: { prior: 0.6 }, b: {} }
  evidence:
    x: { absent: true, seen: 0.7, likelihood: { a: 0.2, b: 0.6${none === '' ? ', none: 0.5' : ''} } }
    y: { rating: C2, likelihood: { a: 0.9, b: 0.1${none === '' ? ', none: 0.3' : ''} } }
`,
  );
  const posteriors = async (name: string) => {
    const { stdout } = await runCommand(['hypotheses', name, '--json']);
    return JSON.parse(stdout).answers.map(({ posterior }: { posterior: number }) => posterior);
  };
  const { stdout } = await runCommand(['hypotheses', points, `--csv=${table}`]);
  const imported = await runCommand(['import', file(`${table}.csv`, stdout), '--hypotheses']);
  expect(imported).toMatchObject({ stderr: '', status: 0 });
  const [before, after] = [await posteriors(points), await posteriors(file(`${table}.yaml`, imported.stdout))];
  before.forEach((p: number, k: number) => {
    expect(after[k]).toBeCloseTo(p, 12);
  });
});

test('where all explanations are impossible it says which items make them so', async () => {
  const none = file(
    'none.yaml',
    `title: t
hypotheses:
  none: false
  explanations: { a: {}, b: {} }
  evidence: { x: { likelihood: { a: 0, b: 1 } }, y: { likelihood: { a: 1, b: 0 } } }
`,
  );
  const { stdout, status } = await runCommand(['hypotheses', none]);
  expect(status).toBe(0);
  expect(stdout.replace(/\s+/g, ' ')).toContain(
    'No explanation is possible: if “a”, “x” cannot be; if “b”, “y” cannot be. A likelihood of 0 says never: is that meant?',
  );
});

test('--record writes the posteriors as a claim whose options are the explanations; a second time adds a forecast', async () => {
  const named = file(
    'record.yaml',
    'title: Who did it\nhypotheses:\n  none: false\n  explanations: { a: { name: Ann }, b: { name: Bob } }\n  evidence: { e: { likelihood: { a: 0.6, b: 0.2 } } }\n',
  );
  const ledger = path('record-ledger');
  await begunLedger(ledger);
  for (let k = 0; k < 2; k++) {
    const { status, stderr } = await runCommand(['hypotheses', named, '--record', '--ledger', ledger]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: 'Recorded who-did-it/explanations: 2 explanations.\n' });
  }
  const shown = await runCommand(['ledger', 'show', 'who-did-it/explanations', '--ledger', ledger, '--json']);
  const { claim, forecasts } = JSON.parse(shown.stdout);
  expect(claim.options).toEqual(['Ann', 'Bob']);
  expect(forecasts[0].probabilities.map((p: number) => Number(p.toFixed(9)))).toEqual([0.75, 0.25]);
});

test('`check` tries the changes of an own file in the situation that it names', async () => {
  file(
    'beside.yaml',
    'title: t\nactors: { a: { capability: 1 }, b: { capability: 1 } }\nissues: { x: { stances: { a: { position: 1, salience: 1 }, b: { position: 5, salience: 1 } } } }\n',
  );
  const wrong = file(
    'own.yaml',
    'title: t\nsituation: beside.yaml\nhypotheses:\n  explanations:\n    h: { change: { actors.nobody.capability: 2 } }\n    g: {}\n',
  );
  const { status, stderr } = await runCommand(['check', wrong]);
  expect(status).toBe(2);
  expect(stderr).toContain('own.yaml:5:20: unknown actor `nobody`');
  const lost = file('lost.yaml', 'title: t\nsituation: nowhere.yaml\nhypotheses:\n  explanations: { h: {}, g: {} }\n');
  expect((await runCommand(['check', lost])).stderr).toContain('nowhere.yaml');
});
