import { headOf } from '../ledger/store/index.ts';
import type { FolderLedger } from './folder-ledger.ts';
import type { Feed } from './stream/feed.ts';

/** Many writes in a row, such as the batches of an import, are told of together. */
const TOGETHER_MS = 200;
/** A PostgreSQL that others write to is asked so often while somebody listens. */
const EVERY_MS = 1000;
/** A slow one is asked less often, so that asking takes at most a tenth of the time. */
const SHARE = 10;

/** Tells those who listen that something was written into the ledger. */
export interface LedgerChanges {
  /** Something was written through this server. */
  written(): void;
  /** Asks a ledger that other programs can write to, from time to time. A folder's ledger has a lock: there all writes come by here. */
  watch(ledger: FolderLedger): void;
  stop(): void;
}

/** @param changes receives `ledger` */
export function ledgerChanges(changes: Feed): LedgerChanges {
  let telling: NodeJS.Timeout | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let head: string | undefined;

  const written = () => {
    telling ??= setTimeout(() => {
      telling = undefined;
      if (!stopped) changes.add('ledger', {});
    }, TOGETHER_MS);
    telling.unref();
  };

  const look = async (ledger: FolderLedger) => {
    const found = JSON.stringify(await headOf(ledger.handle()));
    if (head !== undefined && found !== head) written();
    head = found;
  };

  const again = (ledger: FolderLedger, after: number) => {
    timer = setTimeout(async () => {
      const began = Date.now();
      // One that is not begun yet, or does not answer, is asked again.
      if (changes.listeners > 0)
        await look(ledger).catch(() => {
          head ??= '';
        });
      if (!stopped) again(ledger, Math.max(EVERY_MS, SHARE * (Date.now() - began)));
    }, after);
    timer.unref();
  };

  return {
    written,
    watch: (ledger) => again(ledger, EVERY_MS),
    stop() {
      stopped = true;
      clearTimeout(telling);
      clearTimeout(timer);
    },
  };
}
