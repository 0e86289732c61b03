import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command } from './command.js';

const FAST = `title: Fast
actors: { a: { capability: 1 }, b: { capability: 1 } }
issues: { x: { stances: { a: { position: { low: 0, mode: 20, high: 60 }, salience: 1 }, b: { position: 90, salience: 1 } } } }
`;

const rounded = (x) => Number(x.toPrecision(3));

/** What pieces cost: processor time, so that other programs on the machine count little. */
export default function runs() {
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-bench-'));
  const fast = join(folder, 'fast.yaml');
  writeFileSync(fast, FAST);
  const examples = ['russia-belarus-2021', 'paris-2015'].map((name) => `examples/${name}/situation.yaml`);
  try {
    const rows = [[fast, 1_048_576], ...examples.map((file) => [file, 4096])].map(([file, draws], i) => {
      const run = join(folder, `run-${i}`);
      const size = String(draws / 4);
      command('run', 'plan', file, '--samples', String(draws), '--piece-size', size, '-o', run);
      const [one, all] = [command('run', 'work', run, '--piece', '0'), command('run', 'work', run)];
      // Explanations are pieces beside the draws: what a worker costs without any is taken off.
      const nothing = command('run', 'work', run);
      const pieces = readdirSync(join(run, 'pieces')).filter((name) => name.startsWith('draws'));
      const bytes = pieces.reduce((sum, name) => sum + statSync(join(run, 'pieces', name)).size, 0);
      const merge = command('run', 'merge', run, '--json');
      return {
        what: i === 0 ? 'two actors, one issue' : file.split('/')[1],
        'draws a second': Math.round(draws / 4 / (one.cpu - nothing.cpu)),
        'bytes a draw': Math.round(bytes / draws),
        'all pieces, s': rounded(one.cpu + all.cpu - nothing.cpu),
        'a worker with nothing to do, s': rounded(nothing.cpu),
        'merge, s': rounded(merge.cpu),
        'merge, MB': Math.round(merge.MB),
      };
    });
    return {
      title: `Work in pieces, processor time of ${execFileSync(process.execPath, ['--version']).toString().trim()}`,
      rows,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
