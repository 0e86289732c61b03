import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, platform, totalmem } from 'node:os';

/**
 * `npm run bench [name ...]`: every benchmark, or those named, each as a table of figures and ratios of one run. All go to
 * `benchmarks/results.json` as well, with the machine, the versions and the commit; what was not run again stays there as it was.
 */
const RESULTS = 'benchmarks/results.json';
const names =
  process.argv.length > 2
    ? process.argv.slice(2)
    : [
        'models',
        'challenge',
        'exchange',
        'spatial',
        'room',
        'analysis',
        'interventions',
        'forecast',
        'paris',
        'slider',
        'growth',
        'ledger',
        'queue',
        'events',
        'check',
        'memory',
        'runs',
        'workbench',
        'workbench-large',
      ];

const [{ model }] = cpus();
const made = {
  on: new Date().toISOString(),
  commit: execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim(),
  machine: { processor: model, cores: cpus().length, memoryGB: Math.round(totalmem() / 2 ** 30), system: platform() },
  versions: { node: process.version, v8: process.versions.v8 },
};

for (const name of names) {
  const { title, rows } = await (await import(`./${name}.js`)).default();
  console.log(`\n${title}`);
  console.table(Object.fromEntries(rows.map(({ what, ...figures }) => [what, figures])));
  writeFileSync(RESULTS, `${JSON.stringify({ ...resultsSoFar(), [name]: { title, ...made, rows } }, null, 2)}\n`);
}

function resultsSoFar() {
  try {
    return JSON.parse(readFileSync(RESULTS, 'utf8'));
  } catch {
    return {};
  }
}
