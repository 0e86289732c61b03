import * as z from 'zod';
import type { Elsewhere } from '../../ledger/store/elsewhere.ts';
import { historyOf, type SealedHistory } from '../../ledger/store/index.ts';
import { quoteName } from '../../numeric/nearest-name.ts';
import { Refusal } from '../refusal.ts';

export const claimParams = z.object({ id: z.string().describe('the id of the claim, percent-encoded') });

/** The claim of an id with its history. @throws Refusal if there is no such claim */
export async function claimNamed(handle: Elsewhere, id: string): Promise<SealedHistory> {
  const history = await historyOf(handle, id);
  if (!history) throw new Refusal('not-found', `no claim is called ${quoteName(id)}`);
  return history;
}
