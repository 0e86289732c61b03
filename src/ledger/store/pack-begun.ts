import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { begunFile, type PackedLedger } from './begun.ts';
import { openLedger } from './database.ts';

/** Begins a ledger and packs it, for the package. */
export async function packBegun(file = begunFile()): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tightrope-begun-'));
  try {
    await rm(file, { force: true });
    await (await openLedger({ folder }, { create: true })).close();
    const data = join(folder, 'data');
    const packed: PackedLedger = { folders: [], files: [], sizes: [] };
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
