import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, test } from 'vitest';

/** Large data sets that some tests read: `TIGHTROPE_DATA` names their folder, else `shared/data` beside the clone. */
const folder = process.env.TIGHTROPE_DATA || join(import.meta.dirname, '..', '..', '..', 'shared', 'data');

/**
 * Tests that need an optional data set. They skip with one line where it is absent; nothing is read before a test runs.
 *
 * @param path of the file in the folder of data sets
 * @example
 * const states = withData('states/cow_states.csv');
 * states.test('has every state', () => expect(parse(states.text())).toHaveLength(243));
 */
export function withData(path: string) {
  const file = join(folder, path);
  const missing = !existsSync(file);
  const named = (name: string) => (missing ? `${name} (skipped without the data set ${path})` : name);
  return {
    /** Where the file is; read it inside a test or a hook. */
    file,
    /** The whole file, unpacked if it is a .gz; read it inside a test or a hook. */
    text: (): string => {
      const bytes = readFileSync(file);
      return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    },
    // Vitest runs the body of a skipped `describe` too; without the data set it is left alone.
    describe: (name: string, body: () => void) =>
      missing ? describe(named(name), () => test.skip('every test of it', () => {})) : describe(name, body),
    test: (
      name: string,
      body: (file: string) => void | Promise<void>,
      options: { timeout?: number; tags?: 'whole' } = {},
    ) => test.skipIf(missing)(named(name), options, () => body(file)),
  };
}
