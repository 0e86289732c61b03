import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CallName } from '../ledger/store/calls.ts';
import { DamagedElsewhere, Elsewhere } from '../ledger/store/elsewhere.ts';
import type { LedgerPlace } from '../ledger/store/index.ts';
import type { LedgerThread } from '../ledger/store/on-thread.ts';
import { turns } from './folder/turns.ts';

/** The folder of the ledger in the folder that is served. */
export const LEDGER = 'tightrope-ledger';

/** The ledger of the folder, opened when it is first asked for. */
export interface FolderLedger {
  /** Whether there is one. */
  exists(): boolean;
  /** @param create begins one where there is none @throws LedgerError if there is none, or another process has it */
  handle(create?: boolean): Elsewhere;
  /** A result as `node:v8` writes it, to be passed on as it is. */
  bytes(name: CallName, args: readonly unknown[], create?: boolean): Promise<Uint8Array<ArrayBuffer>>;
  /** @param patience milliseconds after which the thread is ended */
  close(patience: number): Promise<void>;
}

/**
 * @param url of the PostgreSQL that has the ledger instead
 * @param onWritten is called after each write that went through this server
 */
export function folderLedger(root: string, url: string | undefined, onWritten: () => void): FolderLedger {
  const folder = join(root, LEDGER);
  const place: LedgerPlace = url ? { url } : { folder };
  let opened: LedgerThread | undefined;
  const open = async (create: boolean): Promise<LedgerThread> => {
    const { ledgerOnThread } = await import('../ledger/store/on-thread.ts');
    return ledgerOnThread(place, { create });
  };
  const inTurn = turns();
  /** One that broke off is opened anew; one that could not be opened is tried again: another process may have had it. */
  const thread = (create: boolean): Promise<LedgerThread> =>
    inTurn('open', async () => {
      if (opened?.running !== true) opened = await open(create);
      return opened;
    });
  const bytes = async (name: CallName, args: readonly unknown[], create = false) => {
    const one = await thread(create);
    try {
      const answer = await one.bytes(name, args);
      if (name === 'append' || name === 'takeIn') onWritten();
      return answer;
    } catch (error) {
      if (error instanceof DamagedElsewhere) await one.close(0);
      throw error;
    }
  };
  return {
    bytes,
    exists: () => url !== undefined || existsSync(join(folder, 'data')),
    handle: (create = false) =>
      new Elsewhere(async (name, args) => {
        const { deserialize } = await import('node:v8');
        return deserialize(await bytes(name, args, create));
      }),
    close: (patience) => inTurn('open', async () => opened?.close(patience)),
  };
}
