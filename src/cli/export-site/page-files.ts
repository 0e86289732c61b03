import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { UsageError } from '../../numeric/errors.ts';

/** The built page in the package's own folder: as a site (`web`), or in the pieces of one file (`one-file`). */
export const builtPage = (kind: 'web' | 'one-file'): string =>
  join(dirname(createRequire(import.meta.url).resolve('tightrope-forecast/package.json')), 'dist', kind);

/** The files of a built page by their paths, with `/`. @throws UsageError in a clone where it is not built */
export async function pageFiles(folder: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length + 1).replaceAll('\\', '/'), await readFile(path));
  }
  if (files.size === 0) throw new UsageError('the page of the workbench is not built here: npm run build does that');
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}
