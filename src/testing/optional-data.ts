import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'vitest';

/** Large data sets that some tests read: `TIGHTROPE_DATA` names their folder, else the one beside the clone. */
const folder = process.env.TIGHTROPE_DATA ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data');

/**
 * Tests that need an optional data set. They skip with one line where it is absent; nothing is read before a test runs.
 *
 * @param path of the file in the folder of data sets
 * @example withData('states/cow_states.csv').test('has every state', (file) => read(file))
 */
export function withData(path: string) {
  const file = join(folder, path);
  const missing = !existsSync(file);
  const named = (name: string) => (missing ? `${name} (skipped without the data set ${path})` : name);
  return {
    /** The file; read it inside a test or a hook. */
    file,
    describe: (name: string, body: () => void) => describe.skipIf(missing)(named(name), body),
    test: (name: string, body: (file: string) => void | Promise<void>, timeout?: number) =>
      test.skipIf(missing)(named(name), { timeout }, () => body(file)),
  };
}
