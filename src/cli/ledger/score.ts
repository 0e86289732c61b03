import type { ClaimFilter } from '../../ledger/store/index.ts';
import { type LedgerFlags, withLedger } from './open.ts';

export interface ScoreFlags extends ClaimFilter, LedgerFlags {
  by?: string;
  html?: string;
  json?: boolean;
}

export async function scoreCommand(flags: ScoreFlags): Promise<void> {
  await withLedger(flags, async ({ db }) => {
    const { resolvedClaims } = await import('../../ledger/store/index.ts');
    console.log((await resolvedClaims(db, flags)).length);
  });
}
export async function calibrationCommand(_flags: ScoreFlags & { bins: number }): Promise<void> {}
