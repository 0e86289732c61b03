import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: [
    'src/index.ts',
    'src/{situation,inside,forecast,report,workers}/index.ts',
    'src/ledger/{index,store/index}.ts',
    'src/outside/{index,store/index}.ts',
    'src/workers/worker.ts',
    'src/cli/main.ts',
  ],
  platform: 'node',
  target: 'es2022',
  fixedExtension: false,
  // Loading these two file by file costs every command a fifth of a second.
  noExternal: ['zod', 'yaml'],
  inlineOnly: false,
  dts: true,
  inputOptions: { checks: { pluginTimings: false } },
});
