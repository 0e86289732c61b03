import { join } from 'node:path';
import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../vitest.config.ts';

const root = join(import.meta.dirname, '..');
const { file, start, end, text, folder } = JSON.parse(process.env.TIGHTROPE_MUTANT ?? '{}');

/** The tests with one source changed in one place, as `mutants/run.js` says in TIGHTROPE_MUTANT; the file stays as it is. */
const changed = mergeConfig(
  base,
  defineConfig({
    root,
    plugins: [
      {
        name: 'mutant',
        enforce: 'pre',
        transform: (code, id) => (id === join(root, file) ? code.slice(0, start) + text + code.slice(end) : undefined),
      },
    ],
  }),
);
// The build is done once, before the first mutant.
changed.test.globalSetup = [];
changed.test.include = [`${folder}/**/*.test.ts`];
// Tests with a browser, a database or a whole command take too long for each of hundreds of changes; those of a database are asked
// where it is the database that is changed.
changed.test.exclude = ['src/web/**', 'src/cli/**', ...(folder?.includes('/store') ? [] : ['**/store/**'])];
export default changed;
