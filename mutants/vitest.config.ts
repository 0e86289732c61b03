import { join } from 'node:path';
import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../vitest.config.ts';

const root = join(import.meta.dirname, '..');
const { file, start, end, text } = JSON.parse(process.env.TIGHTROPE_MUTANT ?? '{}');

/** The tests with one source changed in one place, as `mutants/run.js` says in TIGHTROPE_MUTANT; the file itself stays as it is. */
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
// Run once before the first mutant.
changed.test.globalSetup = [];
export default changed;
