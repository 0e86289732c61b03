import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leastOf, run, summaryOf } from './command.js';

/** Commands that are mostly start-up, from their start to their end: the least of several. */
export default function check() {
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-bench-'));
  try {
    const ktab = join(folder, 'ktab.yaml');
    const imported = spawnSync(process.execPath, ['dist/cli/main.js', 'import', 'test-data/peers/dummyData_3Dim.csv']);
    writeFileSync(ktab, imported.stdout);
    const nothing = Array.from({ length: 9 }, () => run(['-e', '0'])).reduce((a, b) => (a.cpu < b.cpu ? a : b));
    const rows = [{ what: 'node -e 0', ...figures(nothing), 'times node': 1 }];
    const summary = [];
    const add = (what, asked, ...args) => {
      const least = leastOf(9, args);
      const times = Number((least.now.cpu / nothing.cpu).toFixed(1));
      rows.push({ what, ...figures(least.now), 'times node': times, 'ms asked': asked });
      summary.push({ ...summaryOf(what, least, `${asked} ms`), peer: `node -e 0 ${figures(nothing)['CPU ms']} ms` });
    };
    add('tightrope --help', 100, '--help');
    add('tightrope models', 100, 'models');
    for (const name of ['russia-belarus-2021', 'paris-2015']) {
      add(`tightrope check ${name}`, 200, 'check', `examples/${name}/situation.yaml`);
    }
    add("KTAB's 7 x 3, tightrope trace --model spatial", 150, 'trace', ktab, '--model', 'spatial');
    return { title: 'Start to end of commands that compute little', rows, summary };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const figures = ({ cpu, wall }) => ({ 'CPU ms': Math.round(1000 * cpu), 'wall ms': Math.round(1000 * wall) });
