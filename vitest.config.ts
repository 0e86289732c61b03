import { defineConfig } from 'vitest/config';
import type { Reporter, TestModule } from 'vitest/node';

/** Closes a run with its counts on one plain line, for whatever reads the log. */
const counts: Reporter = {
  onTestRunEnd(modules: readonly TestModule[], errors) {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const count = (state: string) => states.filter((s) => s === state).length;
    const broken = modules.filter((module) => module.state() === 'failed' && module.errors().length > 0).length;
    const failed = count('failed') + broken + errors.length;
    console.log(`\n${count('passed')} passed, ${failed} failed, ${count('skipped') + count('pending')} skipped`);
  },
};

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    reporters: ['default', counts],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
