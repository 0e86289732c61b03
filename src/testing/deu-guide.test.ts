import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withData } from './optional-data.ts';
import { runCommand } from './run-command.ts';

const COMMANDS = [
  ...readFileSync('docs/guides/import.md', 'utf8').matchAll(
    /^npx tightrope ((?:cases|backtest) deu3-positions\.csv.*)$/gm,
  ),
].map(([, line]) => line.split(' '));

/** The commands of the guide on a file of DEU's positions, into a folder of its own. */
async function follow(file: string): Promise<{ folder: string; outputs: Awaited<ReturnType<typeof runCommand>>[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-deu-'));
  const outputs: Awaited<ReturnType<typeof runCommand>>[] = [];
  for (const command of COMMANDS) {
    const words = command.map((word) =>
      word === 'deu3-positions.csv' ? file : word === 'proposals' ? join(folder, 'proposals') : word,
    );
    outputs.push(await runCommand(words));
  }
  return { folder: join(folder, 'proposals'), outputs };
}

test('the guide has the two commands', () => {
  expect(COMMANDS.map(([name]) => name)).toEqual(['cases', 'backtest']);
});

test('its commands do on a table of that form what it says: a situation file of each proposal, and scores', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'tightrope-deu-')), 'deu.csv');
  // Invented: the form of DEU's table, nobody's positions.
  const heading =
    'prnrnmc,isnrnmc,prnr,prname,isnr,proc,counvte,intro,finact,pcom,pep,pfr,pde,pit,scom,sep,sfr,sde,sit,rp,out';
  const rows = ['d9001,first', 'd9002,second', 'd9003,third'].flatMap((proposal, i) => {
    const [id, name] = proposal.split(',');
    return [1, 2].map(
      (k) =>
        `${i + 1},${k},${id},${name},${id}i${k},COD,QMV,26-01-00,26-01-01,100,${40 * k},40,0,,70,,80,50,,0,${30 * k + i}`,
    );
  });
  writeFileSync(file, `${[heading, ...rows].join('\n')}\n`);
  const { folder, outputs } = await follow(file);
  expect(outputs.map(({ status }) => status)).toEqual([0, 0]);
  expect(readdirSync(folder).sort()).toEqual(['d9001.yaml', 'd9002.yaml', 'd9003.yaml']);
  expect(outputs[1].stdout).toContain('Legislation: 6 issues of 3 cases');
});

withData('deu/deu3-positions.csv').test(
  'its commands do on the data what it says',
  async (file) => {
    const { folder, outputs } = await follow(file);
    expect(outputs.map(({ status }) => status)).toEqual([0, 0]);
    expect(readdirSync(folder).length).toBeGreaterThan(100);
    expect(outputs[1].stdout).toMatch(/Legislation: \d+ issues of \d+ cases/);
  },
  { tags: 'whole', timeout: 600_000 },
);
