import { defineConfig } from 'tsdown';

/** What only benchmarks use. */
export default defineConfig({
  entry: ['benchmarks/plain.ts'],
  outDir: 'benchmarks/built',
  platform: 'node',
  target: 'es2022',
  fixedExtension: false,
  dts: false,
});
