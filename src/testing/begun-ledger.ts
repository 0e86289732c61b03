import { cpSync, existsSync, mkdtempSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '../ledger/store/database.ts';
import { atScale } from './scale.ts';

/**
 * Begins a ledger in a folder. Its first start takes five seconds of a core: `npm test` takes it once in a run and copies what came
 * of it; CI leaves it to whatever opens the folder.
 */
export async function begunLedger(folder: string): Promise<void> {
  if (atScale(0, 1) === 1) return;
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
  cpSync(begun, folder, { recursive: true });
}
