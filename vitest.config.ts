import { defineConfig } from 'vitest/config';
import type { Reporter, TestModule } from 'vitest/node';

/** Closes a run with what was skipped, a line each, and with its counts on one plain line for whatever reads the log. */
const counts: Reporter = {
  onTestRunEnd(modules: readonly TestModule[], errors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    for (const test of tests) if (test.result().state === 'skipped') console.log(`skipped: ${test.fullName}`);
    const broken = modules.filter((module) => module.state() === 'failed' && module.errors().length > 0).length;
    const failed = count('failed') + broken + errors.length;
    console.log(`\n${count('passed')} passed, ${failed} failed, ${count('skipped') + count('pending')} skipped`);
  },
};

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    reporters: ['default', counts],
    globalSetup: ['src/testing/run-folder.ts'],
    // As many as there are cores; by itself it leaves one of them idle.
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
