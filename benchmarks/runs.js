import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a process says of itself when it ends: processor time in microseconds, and the most memory that it had in kB. */
const SAYS = `data:text/javascript,process.on('exit',()=>{const{userCPUTime:u,systemCPUTime:s,maxRSS:m}=process.resourceUsage();
process.stderr.write('\\n'+JSON.stringify([u+s,m]))})`;

const FAST = `title: Fast
actors: { a: { capability: 1 }, b: { capability: 1 } }
issues: { x: { stances: { a: { position: { low: 0, mode: 20, high: 60 }, salience: 1 }, b: { position: 90, salience: 1 } } } }
`;

/** @returns processor time in seconds, and memory in MB */
function cost(...args) {
  const { status, stderr } = spawnSync(process.execPath, ['--import', SAYS, 'dist/cli/main.js', ...args], {
    ...{ encoding: 'utf8', maxBuffer: 1e9 },
  });
  if (status !== 0) throw new Error(stderr);
  const [microseconds, kB] = JSON.parse(stderr.split('\n').at(-1));
  return { seconds: microseconds / 1e6, MB: kB / 1000 };
}

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
      cost('run', 'plan', file, '--samples', String(draws), '--piece-size', size, '-o', run);
      const [one, all] = [cost('run', 'work', run, '--piece', '0'), cost('run', 'work', run)];
      // Explanations are pieces beside the draws: what a worker costs without any is taken off.
      const nothing = cost('run', 'work', run);
      const pieces = readdirSync(join(run, 'pieces')).filter((name) => name.startsWith('draws'));
      const bytes = pieces.reduce((sum, name) => sum + statSync(join(run, 'pieces', name)).size, 0);
      const merge = cost('run', 'merge', run, '--json');
      return {
        what: i === 0 ? 'two actors, one issue' : file.split('/')[1],
        'draws a second': Math.round(draws / 4 / (one.seconds - nothing.seconds)),
        'bytes a draw': Math.round(bytes / draws),
        'all pieces, s': rounded(one.seconds + all.seconds - nothing.seconds),
        'a worker with nothing to do, s': rounded(nothing.seconds),
        'merge, s': rounded(merge.seconds),
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
