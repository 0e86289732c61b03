// The first code of the executable: puts the package, which it carries, into a folder of the user's cache, once, and starts the command
// from there. Threads, databases and what is native load files, which nothing inside one file can give them.
const { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { homedir, tmpdir } = require('node:os');
const { basename, dirname, join } = require('node:path');
const { getAsset } = require('node:sea');
const { brotliDecompressSync } = require('node:zlib');

/** Where programs of this system keep what they can make again. */
function cacheFolder({ TIGHTROPE_CACHE, XDG_CACHE_HOME, LOCALAPPDATA }) {
  if (TIGHTROPE_CACHE) return TIGHTROPE_CACHE;
  if (process.platform === 'win32') return join(LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'tightrope');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'tightrope');
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'tightrope');
}

/** Writes all files of the archive below a folder: its first four bytes are the length of the list `[path, bytes]` that follows. */
function unpack(folder) {
  const archive = brotliDecompressSync(Buffer.from(getAsset('archive')));
  const listEnds = 4 + archive.readUInt32LE(0);
  let at = listEnds;
  const made = new Set();
  for (const [path, bytes] of JSON.parse(archive.toString('utf8', 4, listEnds))) {
    const file = join(folder, path);
    if (!made.has(dirname(file))) mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    made.add(dirname(file));
    writeFileSync(file, archive.subarray(at, at + bytes), { mode: 0o600 });
    at += bytes;
  }
}

/** The folder of this version's files. It gets its name when it is whole, so that one that is there is whole. */
function filesOf(name) {
  const cache = cacheFolder(process.env);
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  if (process.stderr.isTTY) process.stderr.write('Tightrope unpacks itself; later starts are fast.\n');
  let own;
  try {
    mkdirSync(cache, { recursive: true, mode: 0o700 });
    own = mkdtempSync(join(cache, '.new-'));
  } catch {
    // No cache of one's own, as on a machine that is read-only: for this run alone.
    own = mkdtempSync(join(tmpdir(), 'tightrope-'));
    process.on('exit', () => rmSync(own, { recursive: true, force: true }));
    unpack(own);
    return own;
  }
  try {
    unpack(own);
    renameSync(own, folder);
  } catch (error) {
    rmSync(own, { recursive: true, force: true });
    // Another start was faster.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

try {
  const folder = filesOf(getAsset('name', 'utf8'));
  process.env.TIGHTROPE_EXECUTABLE = basename(process.execPath);
  createRequire(join(folder, 'run.cjs'))('./run.cjs');
} catch (error) {
  process.stderr.write(
    `tightrope cannot unpack itself: ${error.message}\nTIGHTROPE_CACHE names another folder for it.\n`,
  );
  process.exitCode = 1;
}
