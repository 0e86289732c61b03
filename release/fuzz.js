// Looks for new faults: runs every test that tries inputs at random, at the whole scale, with one seed after another.
//   npm run fuzz -- --minutes 30        npm run fuzz -- --seed 4711
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' } } });
const minutes = Number(values.minutes);
const given = values.seed === undefined ? undefined : Number(values.seed);
if (!(minutes > 0) || (given !== undefined && !Number.isSafeInteger(given))) {
  console.error('expected --minutes N, more than 0, or --seed N, a whole number');
  process.exit(2);
}

const files = readdirSync('src', { recursive: true })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => join('src', file))
  .filter((file) => readFileSync(file, 'utf8').includes("from 'fast-check'"));
const until = Date.now() + minutes * 60_000;
for (let runs = 1; ; runs++) {
  const seed = given ?? (Date.now() + runs) % 2 ** 31;
  console.log(`seed ${seed}, ${files.length} files of tests`);
  const env = { ...process.env, TIGHTROPE_TESTS: 'full', TIGHTROPE_SEED: String(seed) };
  const { status } = spawnSync('npx', ['vitest', 'run', '--reporter=dot', ...files], { stdio: 'inherit', env });
  if (status !== 0) {
    console.error(`A fault with seed ${seed}. To repeat it: npm run fuzz -- --seed ${seed}`);
    process.exit(1);
  }
  if (given !== undefined || Date.now() >= until) {
    console.log(`No new fault in ${runs} ${runs === 1 ? 'run' : 'runs'}.`);
    break;
  }
}
