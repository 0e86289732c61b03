import { spawnSync } from 'node:child_process';
import { milliseconds } from './situations.js';

/** The command from start to end: all seven models and what was learned, 8,192 draws. */
export default async function () {
  const rows = [];
  for (const name of ['russia-belarus-2021', 'paris-2015']) {
    let first;
    for (const workers of ['1', '2']) {
      const flags = ['--model', 'all', '--samples', '8192', '--workers', workers, '--json'];
      const file = `examples/${name}/situation.yaml`;
      const command = ['dist/cli/main.js', 'forecast', file, ...flags];
      const taken = await milliseconds(() => spawnSync(process.execPath, command, { maxBuffer: 2 ** 28 }), 3);
      first ??= taken;
      rows.push({
        what: `${name}, ${workers} ${workers === '1' ? 'thread' : 'threads'}`,
        seconds: (taken / 1000).toFixed(2),
        'times one thread': (first / taken).toFixed(2),
      });
    }
  }
  return { title: 'tightrope forecast --model all --samples 8192, start to end', rows };
}
