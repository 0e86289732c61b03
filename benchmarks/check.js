import { spawnSync } from 'node:child_process';
import { milliseconds } from './situations.js';

/** The command from its start to its end. */
export default async function () {
  const run = (...args) => milliseconds(() => spawnSync(process.execPath, args), 9);
  const nothing = await run('-e', '0');
  const rows = [{ what: 'node -e 0', milliseconds: Math.round(nothing), 'times node': 1 }];
  for (const name of ['russia-belarus-2021', 'paris-2015']) {
    const taken = await run('dist/cli/main.js', 'check', `examples/${name}/situation.yaml`);
    const ratio = Number((taken / nothing).toFixed(1));
    rows.push({ what: `tightrope check ${name}`, milliseconds: Math.round(taken), 'times node': ratio });
  }
  return { title: 'Start to end of tightrope check', rows };
}
