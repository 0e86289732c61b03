import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import { openLedger, PACKAGE } from './database.ts';

/**
 * A database that was just begun, packed: its folders, its files with the number of what they contain, and after this line of JSON
 * each content once. PostgreSQL begins with three databases that are alike.
 */
interface Packed {
  folders: string[];
  files: [path: string, content: number][];
  sizes: number[];
}

/**
 * Where a begun ledger lies that came with the package. PGlite's own first start takes three seconds and 750 MB, and always has
 * the same result; another version of PGlite may have another.
 */
function begunFile(): string {
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
  const { folders, files, sizes } = JSON.parse(bytes.toString('utf8', 0, at)) as Packed;
  const contents = sizes.map((size) => {
    at += size;
    return bytes.subarray(at - size, at);
  });
  for (const folder of ['', ...folders]) await mkdir(join(data, folder), { mode: 0o700 });
  await Promise.all(files.map(([path, content]) => writeFile(join(data, path), contents[content], { mode: 0o600 })));
  return true;
}

/** Begins a ledger and packs it, for the package. */
export async function packBegun(file = begunFile()): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tightrope-begun-'));
  try {
    await rm(file, { force: true });
    await (await openLedger({ folder }, { create: true })).close();
    const data = join(folder, 'data');
    const packed: Packed = { folders: [], files: [], sizes: [] };
    const contents: Buffer[] = [];
    const known = new Map<string, number>();
    const add = async (path: string): Promise<void> => {
      for (const entry of await readdir(join(data, path), { withFileTypes: true })) {
        const inside = path === '' ? entry.name : `${path}/${entry.name}`;
        if (entry.isDirectory()) {
          packed.folders.push(inside);
          await add(inside);
          continue;
        }
        const bytes = await readFile(join(data, inside));
        const hash = createHash('sha256').update(bytes).digest('hex');
        const content = known.get(hash) ?? contents.push(bytes) - 1;
        known.set(hash, content);
        packed.files.push([inside, content]);
      }
    };
    await add('');
    packed.sizes = contents.map(({ length }) => length);
    const all = Buffer.concat([Buffer.from(`${JSON.stringify(packed)}\n`), ...contents]);
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    };
    await writeFile(file, await promisify(brotliCompress)(all, { params }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
