import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineConfig } from 'vitest/config';
import type { Reporter, TestModule } from 'vitest/node';

const root = import.meta.dirname;
/** CI runs the whole; `npm test` leaves out what takes long, and counts it on a line. */
const isWhole = process.env.TIGHTROPE_TESTS === 'full';

/** Closes a run with what was skipped, a line each, and with its counts on one plain line for whatever reads the log. */
const counts: Reporter = {
  onTestRunEnd(modules: readonly TestModule[], errors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const skipped = tests.filter((test) => test.result().state === 'skipped');
    const later = skipped.filter((test) => !isWhole && test.tags.includes('whole'));
    for (const test of skipped) if (!later.includes(test)) console.log(`skipped: ${test.fullName}`);
    if (later.length > 0) console.log(`left to TIGHTROPE_TESTS=full: ${later.length} tests that take long`);
    const broken = modules.filter((module) => module.state() === 'failed' && module.errors().length > 0).length;
    const failed = count('failed') + broken + errors.length;
    console.log(`\n${count('passed')} passed, ${failed} failed, ${count('skipped') + count('pending')} skipped`);
  },
};

/** Worker threads load JavaScript: where a source names one beside itself, it gets what the run has built of it. */
const builtWorkers = {
  name: 'built-workers',
  enforce: 'pre' as const,
  transform(code: string, id: string) {
    const folder = join(root, 'dist', relative(join(root, 'src'), dirname(id)));
    return code.replace(/new URL\('\.\/([\w-]+\.js)', import\.meta\.url\)/g, (_, file: string) => {
      return `new URL('${pathToFileURL(join(folder, file))}')`;
    });
  },
};

export default defineConfig({
  plugins: [builtWorkers],
  test: {
    include: ['src/**/*.test.ts'],
    reporters: ['default', counts],
    globalSetup: ['src/testing/begin-run.ts'],
    setupFiles: ['src/testing/seed.ts'],
    // Test files share the modules of a worker: loading them again for each file took a tenth of the time, and they keep no state.
    isolate: false,
    // As many as there are cores; by itself it leaves one of them idle.
    maxWorkers: '100%',
    coverage: {
      include: ['src/**/*.ts'],
      exclude: ['**/*.test.ts', '**/*.reference.ts', '**/*.test-*.ts', 'src/testing/**'],
      reporter: [['text', { skipFull: true }]],
    },
    tags: [{ name: 'whole', description: 'takes long, and runs at the whole scale', timeout: 300_000 }],
    ...(isWhole ? {} : { tagsFilter: ['!whole'] }),
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
