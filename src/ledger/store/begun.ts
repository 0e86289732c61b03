import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { PACKAGE } from './package-folder.ts';

/**
 * A database that was just begun, packed: its folders, its files with the number of what they contain, and after this line of JSON
 * each content once. PostgreSQL begins with three databases that are alike.
 */
export interface PackedLedger {
  folders: string[];
  files: [path: string, content: number][];
  sizes: number[];
}

/**
 * Where a begun ledger lies that came with the package. PGlite's own first start takes three seconds and 750 MB, and always has
 * the same result; another version of PGlite may have another.
 */
export function begunFile(): string {
  const pglite = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const { version } = createRequire(import.meta.url)(join(dirname(pglite), '..', 'package.json')) as {
    version: string;
  };
  return join(PACKAGE, 'dist', `begun-ledger-${version}.br`);
}

/** Unpacks a begun ledger into a new folder. @returns false where none came with the package */
export async function unpackBegun(data: string, file = begunFile()): Promise<boolean> {
  if (!existsSync(file)) return false;
  const bytes = await promisify(brotliDecompress)(await readFile(file));
  let at = bytes.indexOf('\n') + 1;
  const { folders, files, sizes } = JSON.parse(bytes.toString('utf8', 0, at)) as PackedLedger;
  const contents = sizes.map((size) => {
    at += size;
    return bytes.subarray(at - size, at);
  });
  for (const folder of ['', ...folders]) await mkdir(join(data, folder), { mode: 0o700 });
  await Promise.all(files.map(([path, content]) => writeFile(join(data, path), contents[content], { mode: 0o600 })));
  return true;
}
