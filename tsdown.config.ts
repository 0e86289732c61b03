import { join } from 'node:path';
import { defineConfig } from 'tsdown';

/** What users import and what the command runs; `tsdown.types.ts` writes the type declarations beside them. */
export default defineConfig({
  entry: [
    'src/index.ts',
    'src/{situation,models,engine,inside,record,hypotheses,forecast,backtest,report,workers}/index.ts',
    'src/ledger/{index,store/index}.ts',
    'src/outside/{index,store/index}.ts',
    'src/workers/worker.ts',
    'src/ledger/store/{on-thread,ledger-thread}.ts',
    'src/server/index.ts',
    'src/server/jobs/{task-threads,job-thread}.ts',
    'src/cli/main.ts',
  ],
  platform: 'node',
  target: 'es2022',
  fixedExtension: false,
  sourcemap: true,
  // The page is built by itself.
  clean: ['dist/**', '!dist/web', '!dist/web/**'],
  // Loading these two file by file costs every command a fifth of a second.
  noExternal: ['zod', 'yaml'],
  // Of yaml, the modules: its build for Node is CommonJS, which would need `node:module` in a browser.
  alias: { yaml: join(import.meta.dirname, 'node_modules', 'yaml', 'browser', 'index.js') },
  inlineOnly: false,
  dts: false,
  inputOptions: { checks: { pluginTimings: false } },
});
