import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, expect, test } from 'vitest';
import { begunLedger } from '../testing/begun-ledger.ts';
import { runCommand } from '../testing/run-command.ts';
import { tightrope } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'tightrope-csv-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string) => join(folder, name);
const file = (name: string, text: string) => {
  writeFileSync(path(name), text);
  return path(name);
};

const situation = file(
  'tariff.yaml',
  `title: A tariff
actors: {a: {capability: 1}, b: {capability: 1}}
issues: {tariff: {statusQuo: 0, stances: {a: {position: 0, salience: 1}, b: {position: [20, 90], salience: 1}}}}
outcomes: {high: {when: tariff >= 30}}
scenarios: {mild: [{change: {issues.tariff.stances.b.position: 20}}]}
resolved: {issues: {tariff: 40}}
`,
);
const quick = [situation, '--samples', '16', '--model', 'weighted-mean', '--workers', '1'];
const split = (day: number) => (day < 8 ? 'train' : day < 9 ? 'valid' : 'test');
const table = file(
  'events.tsv',
  `date\tsource\tevent\ttarget\tsplit\n${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((day) => `2014-01-0${day}\tA\tConsult\tB\t${split(day)}\n`).join('')}`,
);
const store = ['--events', path('events.duckdb')];
const why = file(
  'why.yaml',
  `title: Why the tariff
situation: tariff.yaml
hypotheses:
  none: false
  explanations: {fear: {}, pride: {}}
  evidence: {talk: {date: 2021-01-01, likelihood: {fear: {by: {ann: 0.3, bob: likely}}, pride: 0.5}}}
  lookups: {letter: {likelihood: {fear: 0.3, pride: 0.5}}}
`,
);
const claims = ['--ledger', path('ledger')];

/** What each command needs to print its tables. */
const lines: Record<string, string[]> = {
  forecast: quick,
  why: quick,
  hypotheses: [why],
  compare: quick.slice(0, -2),
  'base-rate states': [],
  backtest: [situation],
  trace: [situation, '--model', 'weighted-mean'],
  models: [],
  'events who': ['A', ...store],
  'events list': store,
  'events count': store,
  'events top': store,
  'events indicator': store,
  'events rate': store,
  'events speculation': ['--codes', '04', '--mention-label', 'Consult', ...store],
  'events base-rate': ['--codes', '04', '--within', '2', ...store],
  'events rejects': store,
  'events codes': [],
  'events benchmark': [table, '--method', 'strict'],
  'events next': [table, '--source', 'A'],
  'run merge': [path('run')],
  'ledger list': claims,
  'ledger due': claims,
  'ledger score': claims,
  'ledger calibration': claims,
  'ledger record': ['merger', ...claims],
};

/** Every command that prints tables, with their names. */
function printing(command: Command, above: string[] = []): { words: string[]; tables: readonly string[] }[] {
  const words = [...above, command.name()];
  const tables = command.options.find(({ long }) => long === '--csv')?.argChoices;
  return [...(tables ? [{ words, tables }] : []), ...command.commands.flatMap((one) => printing(one, words))];
}
const commands = tightrope().commands.flatMap((one) => printing(one));

test('docs/csv.md lists every table of every command with its columns; they are an interface and do not change', {
  tags: 'whole',
}, async () => {
  await begunLedger(path('ledger'));
  const said = [
    '--claimant',
    'B',
    '--made',
    '2021-01-01',
    '--by',
    '2021-12-31',
    '--probability',
    '0.3',
    '--tag',
    'merger',
  ];
  await runCommand(['ledger', 'add', 'A and B merge', ...said, ...claims]);
  await runCommand(['run', 'plan', situation, '--samples', '64', '--model', 'weighted-mean', '-o', path('run')]);
  await runCommand(['run', 'work', path('run')]);
  await runCommand(['events', 'import', table, ...store]);
  const rows: string[] = [];
  for (const { words, tables } of commands)
    for (const name of tables) {
      const { stdout, stderr } = await runCommand([...words, ...(lines[words.join(' ')] ?? []), `--csv=${name}`]);
      const [heading] = stdout.split('\r\n');
      expect(heading, `${words.join(' ')} --csv=${name}: ${stderr}`).toMatch(/^[a-z][a-z0-9_]*(,[a-z][a-z0-9_]*)*$/);
      rows.push(`| \`${words.join(' ')}\` | \`${name}\` | ${heading.split(',').join(', ')} |`);
    }
  const docs = readFileSync('docs/csv.md', 'utf8');
  // `npx vitest run src/cli/csv.test.ts --update --tagsFilter=whole` writes the rows anew.
  const listed = docs.replace(/(\n\|---[-|]*\n)(\|.*\n)+/, (_, line) => `${line}${rows.join('\n')}\n`);
  await expect(listed).toMatchFileSnapshot('../../docs/csv.md');
});

test('a first answer of why says which tables it does not have', async () => {
  expect(await runCommand(['why', ...quick, '--quick', '--csv=coalitions'])).toEqual({
    ...{ status: 2, stdout: '' },
    stderr: '--csv=coalitions and --quick cannot be used together: a first answer has no such table\n',
  });
});

test('--csv and --json exclude each other: exit code 2, and nothing is printed', async () => {
  for (const { words } of commands) {
    const ended = await runCommand([...words, ...(lines[words.join(' ')] ?? []), '--json', '--csv']);
    expect(ended, words.join(' ')).toMatchObject({ status: 2, stdout: '' });
    expect(ended.stderr).toContain('--csv and --json cannot be used together');
  }
});
