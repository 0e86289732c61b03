import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { milliseconds } from './situations.js';

/** Commands that are mostly start-up, from their start to their end. */
export default async function () {
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-bench-'));
  try {
    const run = (...args) => milliseconds(() => spawnSync(process.execPath, args), 9);
    const tightrope = (...args) => run('dist/cli/main.js', ...args);
    const ktab = join(folder, 'ktab.yaml');
    const imported = spawnSync(process.execPath, ['dist/cli/main.js', 'import', 'test-data/peers/dummyData_3Dim.csv']);
    writeFileSync(ktab, imported.stdout);
    const nothing = await run('-e', '0');
    const rows = [{ what: 'node -e 0', milliseconds: Math.round(nothing), 'times node': 1 }];
    const add = (what, taken, most) =>
      rows.push({ what, milliseconds: Math.round(taken), 'times node': Number((taken / nothing).toFixed(1)), most });
    add('tightrope --help', await tightrope('--help'), 100);
    add('tightrope models', await tightrope('models'), 100);
    for (const name of ['russia-belarus-2021', 'paris-2015']) {
      add(`tightrope check ${name}`, await tightrope('check', `examples/${name}/situation.yaml`), 200);
    }
    add("KTAB's 7 x 3, tightrope trace --model spatial", await tightrope('trace', ktab, '--model', 'spatial'), 150);
    return { title: 'Start to end of commands that compute little', rows };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
