import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, platform, totalmem } from 'node:os';
import { compiler } from './peers.js';
import { markdown } from './summary.js';

/**
 * `npm run bench [name ...]`: every benchmark, or those named, each as a table of figures and ratios of one run. All go to
 * `benchmarks/results.json` as well, with the machine, the versions and the commit; what was not run again stays there as it was.
 *
 * At the end stands one table of what matters most, as Markdown. BEFORE=FOLDER, another clone that is built (`npm run bench -- models`
 * there does it), adds what kernels and commands take in that version, in turns with this one.
 */
const RESULTS = 'benchmarks/results.json';
const names =
  process.argv.length > 2
    ? process.argv.slice(2)
    : [
        'kernels',
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
  commit: described('.'),
  machine: { processor: model, cores: cpus().length, memoryGB: Math.round(totalmem() / 2 ** 30), system: platform() },
  versions: { node: process.version, v8: process.versions.v8, duckdb: version('@duckdb/node-api'), cc: compiler() },
  ...(process.env.BEFORE && { before: described(process.env.BEFORE) }),
};

const summaries = [];
for (const name of names) {
  const { title, rows, summary = [] } = await (await import(`./${name}.js`)).default();
  summaries.push(...summary);
  console.log(`\n${title}`);
  console.table(Object.fromEntries(rows.map(({ what, ...figures }) => [what, figures])));
  const result = { title, ...made, rows, ...(summary.length > 0 && { summary }) };
  writeFileSync(RESULTS, `${JSON.stringify({ ...resultsSoFar(), [name]: result }, null, 2)}\n`);
}
if (summaries.length > 0)
  console.log(
    `\nSummary (${made.commit}, Node ${made.versions.node}, ${made.machine.processor})\n\n${markdown(summaries)}`,
  );

function resultsSoFar() {
  try {
    return JSON.parse(readFileSync(RESULTS, 'utf8'));
  } catch {
    return {};
  }
}

function described(folder) {
  return execFileSync('git', ['-C', folder, 'describe', '--always', '--dirty'], { encoding: 'utf8' }).trim();
}

function version(name) {
  return JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;
}
