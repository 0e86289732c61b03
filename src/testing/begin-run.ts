import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

/**
 * Begins a run of tests: builds what worker threads and the tests of the built command load, so that no test runs stale code, and
 * makes a folder for what several test files share, removed at the end.
 */
export default function begin(project: TestProject) {
  build();
  project.onTestsRerun(async () => build());
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-tests-'));
  process.env.TIGHTROPE_TEST_FOLDER = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

function build(): void {
  execFileSync('npm', ['run', '--silent', 'build:code'], { stdio: 'inherit' });
}
