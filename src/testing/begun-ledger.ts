import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '../ledger/store/database.ts';

/**
 * Begins a ledger in a folder. Its first start takes five seconds of a core: a run of tests takes it once, and copies the
 * result.
 */
export async function begunLedger(folder: string): Promise<void> {
  const shared = process.env.TIGHTROPE_TEST_FOLDER ?? mkdtempSync(join(tmpdir(), 'tightrope-tests-'));
  const begun = join(shared, 'ledger');
  if (!existsSync(begun)) {
    const mine = mkdtempSync(join(shared, 'beginning-'));
    await (await openLedger({ folder: mine }, { create: true })).close();
    try {
      renameSync(mine, begun);
    } catch {
      // Another test file was as fast: one of the two is enough.
    }
  }
  // A thousand files, which `cp` copies in a tenth of the time of Node 20.
  mkdirSync(folder, { recursive: true });
  execFileSync('cp', ['-r', `${begun}/.`, folder]);
}
