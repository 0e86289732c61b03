import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Begins a run of all tests: a folder for what several test files share, removed at its end. */
export default function begin() {
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-tests-'));
  process.env.TIGHTROPE_TEST_FOLDER = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
