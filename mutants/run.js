/**
 * `npm run mutants -- FOLDER [FOLDER ...] [--sample 40] [--seed 1]`: changes the sources of the folders in one small place at a time
 * and looks whether a test fails. Prints every change that no test noticed, and the share of those that one did.
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mutantsOf } from './mutants-of.js';

/** A change that makes a loop endless counts as noticed. */
const LONGEST_MS = 300_000;

const { positionals: folders, values } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string', default: '40' }, seed: { type: 'string', default: '1' } },
});
if (folders.length === 0) {
  console.error('expected a folder, such as npm run mutants -- src/ledger/score --sample 40');
  process.exit(2);
}

// Ctrl-C ends the run after the mutant that is being tried, with the share so far.
let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    stopped = true;
  });
}

const random = randomFrom(Number(values.seed));
for (const folder of folders) {
  const all = sourcesIn(folder).flatMap((file) =>
    mutantsOf(readFileSync(file, 'utf8')).map((mutant) => ({ file, mutant, order: random() })),
  );
  const sample = all.sort((a, b) => a.order - b.order).slice(0, Number(values.sample));
  let [tried, noticed] = [0, 0];
  for (const { file, mutant } of sample) {
    if (stopped) break;
    tried++;
    // The tests of the folder are fast and notice most; those of all that imports the file are asked about the rest.
    if (!(await passes(file, mutant, folder)) || !(await passes(file, mutant, 'src'))) noticed++;
    else console.log(`survived ${file}:${mutant.line}:${mutant.column}  ${shown(file, mutant)}`);
  }
  const share = ((100 * noticed) / tried).toFixed(0);
  console.log(`${folder}: ${noticed} of ${tried} mutants killed (${share}%), of ${all.length} that there are`);
}

/** Whether the tests under a folder that import a file, directly or not, pass with a mutant of it. */
function passes(file, mutant, folder) {
  const args = ['vitest', 'related', file, '--run', '--config', 'mutants/vitest.config.ts', '--bail', '1'];
  const env = { ...process.env, TIGHTROPE_MUTANT: JSON.stringify({ ...mutant, file, folder }) };
  const tests = spawn('npx', args, { env, detached: true, stdio: 'ignore' });
  const timer = setTimeout(() => process.kill(-tests.pid, 'SIGKILL'), LONGEST_MS);
  return new Promise((resolve) => {
    tests.on('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
  });
}

function sourcesIn(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.ts'));
  return files
    .filter((file) => !/\.(test|reference|test-\w+)\.ts$/.test(file))
    .map((file) => join(folder, file))
    .sort();
}

/** The line of a mutant, before and after. */
function shown(file, { start, end, text }) {
  const source = readFileSync(file, 'utf8');
  const [from, to] = [source.lastIndexOf('\n', start) + 1, source.indexOf('\n', end)];
  const line = source.slice(from, to).trim();
  const changed = (source.slice(from, start) + text + source.slice(end, to)).trim();
  return `${line}  →  ${changed}`;
}

/** Numbers from 0 to 1, the same ones for a seed. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
