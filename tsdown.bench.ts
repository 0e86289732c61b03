import { defineConfig } from 'tsdown';

/** What only benchmarks use. */
export default defineConfig({
  entry: ['benchmarks/reference.ts', 'benchmarks/kernel-functions.ts', 'benchmarks/queue-jobs.ts'],
  external: ['pg-boss'],
  outDir: 'benchmarks/built',
  platform: 'node',
  target: 'es2022',
  fixedExtension: false,
  dts: false,
});
