import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { wordsOf } from '../../testing/parsed-line.ts';
import { type Ended, runHere } from '../../testing/run-command.ts';
import { EXAMPLES } from './examples.ts';

const SITUATION = `title: Two neighbours
asOf: 2021-05-01
actors: { big: { capability: { low: 60, mode: 80, high: 90 } }, small: { name: The small one, capability: 30 }, others: { capability: 20 } }
issues:
  currency:
    scale: { 0: two, 100: one }
    statusQuo: 10
    stances:
      big: { position: { low: 60, mode: 80, high: 100 }, salience: 0.5 }
      small: { position: { low: 0, mode: 10, high: 40 }, salience: 0.9 }
      others: { position: 50, salience: 0.2 }
  gas:
    scale: { 0: cheap, 100: dear }
    stances:
      big: { position: 90, salience: 0.7 }
      small: { position: { low: 5, mode: 20, high: 50 }, salience: 0.8 }
outcomes: { merger: { when: currency > 45, by: 2022-01-01, claim: They merge } }
shocks: [{ id: sanctions, on: 2021-06-21, change: { actors.big.capability: { times: 0.8 } } }]
scenarios: { sanctions: [{ change: { actors.small.capability: 50 } }] }
`;
const RESOLVED = 'resolved: { issues: { currency: 15, gas: 40 }, on: 2021-12-31, source: The news }\n';
/** The same as a coder's table. */
const CODER = `issue,actor,capability,position,salience
Currency,big,60,85,0.5
Currency,small,30,10,0.9
gas,big,60,80,0.6
`;
const HYPOTHESES = (marks: string) => `title: Why
hypotheses:
  explanations: { fear: { prior: 0.5 }, greed: { prior: 0.4 } }
  evidence: { talks: { name: They talked, ${marks} } }
`;

/** What examples cannot do in a test: they need a data set or a workbook, or serve until they are stopped. */
const NOT_HERE = [
  /DEU\.csv/,
  /\bworkbook\.xlsx/,
  /^tightrope events (?!codes)/,
  /^tightrope (docs|serve|mcp|export-site)\b/,
  /^tightrope (run (submit|worker|fetch|queue)|worker|queue|submit|fetch)\b/,
  /\| (man|head)/,
];

/** An example as it stands here: with fewer draws, a piece that is there, and the name that the ledger gave to its claim. */
const here = (line: string, claim: string) =>
  line
    .replace('--samples 1000000', '--samples 4096')
    .replace('--piece 7', '--piece 0')
    .replace('iran-and-the-six', claim);

/** The export of a ledger comes before its import. */
const byNeed = (a: string, b: string) =>
  Number(/ledger import ledger/.test(a)) - Number(/ledger import ledger/.test(b));

/** Runs a command line; a shell would put the names of files for a pattern. */
const inShell = (line: string): Promise<Ended> =>
  runHere(
    wordsOf(line)
      .slice(1)
      .flatMap((word) => (word === '*.yaml' ? ['situation.yaml', 'hypotheses.yaml'] : [word])),
  );

test('the examples of the help do what they say, one after another in one folder', {
  tags: 'whole',
  timeout: 600_000,
}, async () => {
  const home = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-examples-'));
  const ledger = resolve('examples/russia-belarus-2021/ledger.jsonl');
  process.chdir(folder);
  try {
    for (const name of ['situations', 'cases']) mkdirSync(name);
    for (const file of ['situation.yaml', 'situations/one.yaml', 'coder-1.yaml']) writeFileSync(file, SITUATION);
    for (const name of ['a', 'b', 'c']) writeFileSync(`cases/${name}.yaml`, SITUATION.replace('Two', name) + RESOLVED);
    writeFileSync('hypotheses.yaml', HYPOTHESES('likelihood: { fear: 0.7, greed: 0.2 }'));
    for (const name of ['anna', 'ben']) {
      writeFileSync(`${name}.yaml`, HYPOTHESES(`likelihood: { fear: 0.${name.length}, greed: 0.2 }`));
      const answers = [{ id: 'actors.small.capability', value: name.length * 10, why: '', source: '' }];
      writeFileSync(`${name}.json`, JSON.stringify({ kind: 'tightrope answers', format: 1, expert: name, answers }));
      const rows = [
        ['question', 'answer', 'id'],
        ['', name.length * 10, 'actors.small.capability'],
      ];
      const data = rows.map((row) =>
        row.map((value) => ({ value, type: typeof value === 'number' ? Number : String })),
      );
      const book = writeXlsxFile([{ sheet: 'answers', data }] as never) as unknown as { toBuffer(): Promise<Buffer> };
      writeFileSync(`${name}.xlsx`, await book.toBuffer());
    }
    writeFileSync('claims.csv', 'question,p,made,deadline\nWill it rain?,0.4,2026-01-01,2030-01-01\n');
    writeFileSync('table.csv', 'Actor,Capability,Position,Salience\nA,50,"10,5",80\nB,60,90,40\n');
    writeFileSync('coder-2.csv', CODER);
    const row = (issue: string, actor: string, position: number) => `d1,${issue},${actor},${position},1,1,40`;
    const dossiers = ['a', 'b'].flatMap((issue) => [row(issue, 'x', 10), row(issue, 'y', 90)]);
    writeFileSync('dossiers.csv', ['dossier,issue,actor,position,capability,salience,result', ...dossiers].join('\n'));
    for (const at of ['tightrope-ledger', 'old-ledger'])
      expect(await inShell(`tightrope ledger import ${ledger} --ledger ${at}`)).toMatchObject({ status: 0 });
    let claim = '';
    const wrong: string[] = [];
    let ran = 0;
    for (const line of Object.values(EXAMPLES).flat().toSorted(byNeed)) {
      if (NOT_HERE.some((pattern) => pattern.test(line))) continue;
      const { status, stdout, stderr } = await inShell(here(line, claim));
      claim ||= /^added (iran-\S+)/.exec(stdout)?.[1] ?? '';
      ran++;
      if (status !== 0) wrong.push(`${line}\n${stderr.slice(0, 600)}`);
    }
    expect(wrong).toEqual([]);
    expect(ran).toBeGreaterThan(50);
    expect(readFileSync('report.docx').subarray(0, 2).toString()).toBe('PK');
  } finally {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  }
});
